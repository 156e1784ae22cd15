namespace Gophernet.Tests;

public class NearestNameTests
{
    private static readonly string[] Columns = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"];

    [Theory]
    [InlineData("species", "species")]
    [InlineData("specis", "species")]
    [InlineData("speciess", "species")]
    [InlineData("spezies", "species")]
    [InlineData("speceis", "species")]
    [InlineData("SPECIES", "species")]
    [InlineData("petal_lenght", "petal_length")]
    [InlineData("sepal_wdith", "sepal_width")]
    public void Finds_the_candidate_with_the_fewest_edits(string name, string expected) =>
        Assert.Equal(expected, NearestName.Find(name, Columns));

    [Fact]
    public void An_exchange_of_neighbours_is_one_edit() => Assert.Equal("abc", NearestName.Find("acb", ["abc"]));

    [Fact]
    public void Two_edits_are_too_many_for_five_characters() => Assert.Null(NearestName.Find("abcde", ["abcxy"]));

    [Fact]
    public void Two_edits_are_few_enough_for_six_characters() => Assert.Equal("abcdxy", NearestName.Find("abcdef", ["abcdxy"]));

    [Fact]
    public void Finds_nothing_where_nothing_is_near() => Assert.Null(NearestName.Find("colour", Columns));

    [Fact]
    public void Finds_nothing_among_no_candidates() => Assert.Null(NearestName.Find("species", []));

    [Fact]
    public void The_first_of_several_equally_near_wins() => Assert.Equal("cat", NearestName.Find("rat", ["cat", "bat"]));
}
