using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class NameWordsTests
{
    [Theory]
    [InlineData("at")]
    [InlineData("created_at")]
    [InlineData("createdAt")]
    [InlineData("Created At")]
    [InlineData("CREATED-AT")]
    [InlineData("at2")]
    [InlineData("__at")]
    public void A_word_is_found_however_words_are_joined(string name) => Assert.True(NameWords.HasOne(name, ["AT"]));

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("cat")]
    [InlineData("attic")]
    [InlineData("that_one")]
    public void A_part_of_a_word_is_not(string name) => Assert.False(NameWords.HasOne(name, ["AT"]));

    [Theory]
    [InlineData("rate_id", true)]
    [InlineData("rateId2", true)]
    [InlineData("id_rate", false)]
    [InlineData("", false)]
    public void The_last_word_is_found(string name, bool expected) => Assert.Equal(expected, NameWords.EndsWithOne(name, ["ID"]));
}
