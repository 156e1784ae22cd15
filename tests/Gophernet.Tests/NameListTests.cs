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

    private static string[] Digits(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i}")];
}
