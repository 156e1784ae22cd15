namespace Gophernet.Tests;

public class PlaceTests
{
    [Fact]
    public void A_whole_input_is_its_name() => Assert.Equal("people.csv", new Place("people.csv").ToString());

    [Fact]
    public void A_line_follows_a_colon() => Assert.Equal("people.csv:12", new Place("people.csv", 12).ToString());

    [Fact]
    public void A_column_follows_another() => Assert.Equal("people.csv:12:4", new Place("people.csv", 12, 4).ToString());

    [Fact]
    public void A_long_name_and_large_numbers_are_shown_in_full()
    {
        var name = new string('x', 300);

        Assert.Equal(name + ":5000000000:6000000000", new Place(name, 5_000_000_000, 6_000_000_000).ToString());
    }
}
