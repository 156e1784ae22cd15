using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Tables;
using Gophernet.Tests.Csv;
using Gophernet.Tests.Tables.Inference;

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
    [InlineData("a,b,a,a\n", "a", "b", "a.2", "a.3")]
    [InlineData("a,b, a \n", "a", "b", "a.2")]
    [InlineData("é,b,\"é\"\n", "é", "b", "é.2")]
    [InlineData("a,a,a.2\n", "a", "a.3", "a.2")] // a name that is written is never another column's
    [InlineData("a,,\n", "a", "column_2", "column_3")]
    [InlineData(",column_1,a\n", "column_1.2", "column_1", "a")]
    public void Names_that_repeat_or_lack_are_completed_and_said(string input, params string[] names)
    {
        var header = Read(input);

        Assert.Equal(names, header.Names);
        Assert.NotEmpty(header.Notes);
    }

    [Fact]
    public void A_line_without_a_name_is_a_row() => Assert.True(Header.Read(InferredTable.Open(",\v\n,n\nn,m\n")).IsFirstRow);

    [Fact]
    public void Names_that_differ_are_not_spoken_of() => Assert.Empty(Read("a,A,column_1\n").Notes);

    [Theory]
    [InlineData("a,b,,\n1,2\n3,4,,\n5,6,\n")]
    [InlineData("a,b,,\n1,2,,,,\n")]
    public void Columns_without_a_name_at_the_end_may_lack(string input)
    {
        var reader = CsvText.Open(input);
        Header.Read(reader);

        while (reader.MoveNext())
        {
            Assert.Equal(4, reader.Current.FieldCount);
            Assert.Equal(["", ""], CsvText.Fields(reader.Current)[2..]);
        }
    }

    [Theory]
    [InlineData("2019,2020\n1,2\n", "2020", false)]
    [InlineData("2019,2020\n1,2\n", "column_2", true)]
    [InlineData("red,good\nblue,bad\n", "column_2", true)]
    [InlineData("red,good\nblue,bad\n", "good", false)]
    public void A_name_that_is_asked_for_tells_whether_there_is_a_header(string input, string name, bool isRow)
    {
        var reader = CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(input)), CsvText.Name, new CsvOptions());

        Assert.Equal(isRow, Header.Read(reader, [name]).IsFirstRow);
    }

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
