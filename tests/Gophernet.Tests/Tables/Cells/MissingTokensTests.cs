using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>What stands for a missing value.</summary>
public class MissingTokensTests
{
    [Theory]
    [InlineData("-999")]
    [InlineData("-999.0")]
    [InlineData("-999.00")]
    [InlineData("-999,0")]
    [InlineData("-9.99e2")]
    public void A_number_counts_in_whatever_way_it_is_written(string cell) => Assert.True(IsMissing(MissingTokens.Of(["-999"]), cell));

    [Theory]
    [InlineData("-999.5")]
    [InlineData("999")]
    [InlineData("-9990")]
    [InlineData("-999 km")]
    [InlineData("-999,000")]
    public void Other_numbers_are_there(string cell) => Assert.False(IsMissing(MissingTokens.Of(["-999"]), cell));

    [Theory]
    [InlineData("9,000", false)]
    [InlineData("+9,000", false)]
    [InlineData("9.000", false)]
    [InlineData("9,0", true)]
    [InlineData("9,0000", true)]
    public void Before_three_digits_only_the_column_tells_what_a_sign_means(string cell, bool isMissing)
    {
        Assert.Equal(isMissing, IsMissing(MissingTokens.Of(["9", "+9"]), cell));
        Assert.True(IsMissing(MissingTokens.Of([cell]), cell));
    }

    [Fact]
    public void Texts_stand_beside_the_usual_ones()
    {
        var missing = MissingTokens.Of(["-999", "gone", "NA"]);

        Assert.Equal([.. MissingTokens.Default.Texts, "-999", "gone"], missing.Texts);
        Assert.True(IsMissing(missing, "none"));
        Assert.True(IsMissing(missing, "-999.0"));
        Assert.True(IsMissing(missing, "GONE"));
        Assert.True(IsMissing(missing, ""));
    }

    [Fact]
    public void Said_tokens_with_an_empty_one_replace_the_usual_ones()
    {
        var missing = MissingTokens.Of(["gone", ""]);

        Assert.False(missing.AreUsual);
        Assert.False(IsMissing(missing, "NA"));
        Assert.True(IsMissing(missing, "GONE"));
        Assert.True(IsMissing(missing, ""));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("-999")]
    public void Usual_words_may_name_classes_where_a_user_says_others(string text) => Assert.True(MissingTokens.Of([text]).AreUsual);

    [Theory]
    [InlineData("none")]
    [InlineData("N/A")]
    public void A_usual_word_that_a_user_says_names_no_class(string text) => Assert.False(MissingTokens.Of([text]).AreUsual);

    [Fact]
    public void Null_is_also_written_as_databases_write_it()
    {
        Assert.True(IsMissing(MissingTokens.Default, "\\N"));
        Assert.True(IsMissing(MissingTokens.Of(["", "NULL"]), "\\N"));
        Assert.False(IsMissing(MissingTokens.Of(["", "gone"]), "\\N"));
    }

    [Fact]
    public void Nothing_leaves_the_empty_cell() => Assert.Equal([""], MissingTokens.Of([""]).Texts);

    private static bool IsMissing(MissingTokens missing, string cell) => missing.Contains(Encoding.UTF8.GetBytes(cell));
}
