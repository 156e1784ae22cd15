using Gophernet.Tables;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

public class HeaderTests
{
    [Fact]
    public void Names_are_the_fields_of_the_first_record() => Assert.Equal(["a", "b c", "d,e"], Read("a,b c,\"d,e\"\n1,2,3\n").Names);

    [Fact]
    public void Names_lose_the_spaces_round_them() => Assert.Equal(["a", "b"], Read(" a ,\tb\n").Names);

    [Fact]
    public void Finds_a_column_by_its_name() => Assert.Equal(1, Read("a,b,c\n").IndexOf("b"));

    [Fact]
    public void Case_counts_in_names()
    {
        var header = Read("a,A\n");

        Assert.Equal((0, 1), (header.IndexOf("a"), header.IndexOf("A")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    [InlineData("\uFEFF")]
    public void An_input_without_a_record_is_a_fault(string input) => Fault.At(0, 0, "no data", () => Read(input));

    [Theory]
    [InlineData("a,b,a\n", 5)]
    [InlineData("a,b, a \n", 5)]
    [InlineData("é,b,\"é\"\n", 5)]
    [InlineData("a,,\n", 4)]
    public void A_name_given_twice_is_a_fault_where_it_is_repeated(string input, long column) =>
        Fault.At(1, column, "second time", () => Read(input));

    [Fact]
    public void A_missing_name_suggests_the_nearest()
    {
        var fault = Fault.At(1, 0, "column \"speceis\"", () => Read("width,species\n").IndexOf("speceis"));

        Assert.Equal("Did you mean \"species\"?", fault.Hint);
    }

    [Fact]
    public void A_missing_name_that_is_near_none_lists_them()
    {
        var fault = Fault.At(1, 0, "column \"income\"", () => Read("width,species\n").IndexOf("income"));

        Assert.Equal("The columns are: width, species.", fault.Hint);
    }

    private static Header Read(string input) => Header.Read(CsvText.Open(input));
}
