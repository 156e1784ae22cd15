namespace Gophernet.Tests;

public class NameListTests
{
    [Fact]
    public void No_names_are_an_empty_text() => Assert.Equal("", NameList.Shorten([]));

    [Fact]
    public void Names_have_commas_between_them() => Assert.Equal("a, b, c", NameList.Shorten(["a", "b", "c"]));

    [Fact]
    public void Ten_names_are_shown_in_full() => Assert.Equal("0, 1, 2, 3, 4, 5, 6, 7, 8, 9", NameList.Shorten(Digits(10)));

    [Fact]
    public void More_than_ten_are_counted() =>
        Assert.Equal("0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … (11 in all)", NameList.Shorten(Digits(11)));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("na\"me, \"q\"", "\"na\"\"me, \"\"q\"\"\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a\u00a0", "\"a\u00a0\"")]
    [InlineData("", "\"\"")]
    [InlineData("a b", "a b")]
    [InlineData("it's", "it's")]
    public void A_name_whose_ends_could_not_be_seen_is_in_quotes(string name, string item)
    {
        Assert.Equal($"{item}, c", NameList.Shorten([name, "c"]));
        Assert.Equal($"{item} and c", NameList.All([name, "c"]));
        Assert.Equal($"{item} or c", NameList.Either([name, "c"]));
    }

    [Fact]
    public void Texts_that_are_more_than_names_are_as_they_are() => Assert.Equal("a (1, 2), b", NameList.ShortenTexts(["a (1, 2)", "b"]));

    private static string[] Digits(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i}")];
}
