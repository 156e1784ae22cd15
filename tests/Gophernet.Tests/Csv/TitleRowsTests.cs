using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;

namespace Gophernet.Tests.Csv;

/// <summary>Lines above the names of the columns that have another number of fields than rows.</summary>
public class TitleRowsTests
{
    private const string Rows = "name,size,price\nA,1,2\nB,2,3\nC,3,4\nD,4,5\n";

    [Theory]
    [InlineData("\"Source\",\"Development of all\"\n\n\"Updated\",\"2024-05-30\"\n\n", 4)]
    [InlineData("Report, of Monday\n", 1)]
    [InlineData("Report, of Monday\nAll amounts in $\n", 2)]
    [InlineData("Report of Monday\n", 1)]
    [InlineData("Station,Lake,North,2\nDepth,3,m,\n", 2)]
    [InlineData("# made today\nReport, of Monday\n", 2)]
    public void Their_fault_names_the_lines_to_skip(string title, int lines)
    {
        var fault = Fault.Of(", found ", () => ReadAll(title + Rows, new CsvOptions()));

        Assert.Equal([new Setting("skip", $"{lines}")], fault.Settings);
        Assert.Equal(["name", "size", "price"], ReadAll(title + Rows, new CsvOptions { SkippedLines = lines })[0]);
    }

    [Fact]
    public void Lines_that_were_skipped_count() =>
        Assert.Equal([new Setting("skip", "2")], Fault.Of(", found ", () => ReadAll("x\ny,z\n" + Rows, new CsvOptions { SkippedLines = 1 })).Settings);

    [Theory]
    [InlineData(Rows + "E,5\n")]
    [InlineData(Rows + "E,5,6,7\n")]
    public void A_row_of_another_width_below_them_is_none(string text) =>
        Assert.Equal(["ragged", "ragged"], Fault.Of(", found ", () => ReadAll(text, new CsvOptions())).Settings.Select(setting => setting.Name));

    [Theory]
    [InlineData("size,price\n1,5,2\n1,75,3\n3,25,4\n3,0,5\n", "line 1; nearly all rows have more fields. Where a comma belongs to a field, ")]
    [InlineData("name,place,price\nA,Main St 1,Springfield,2\nB,Rue 2,Lyon,3\nB,Rue 3,Lyon,4\nC,Ost 4,Jena,5\n", "Where a comma belongs to a field, ")]
    [InlineData("size;price\n1;5;2\n1;75;3\n3;25;4\n3;0;5\n", "line 1; nearly all rows have more fields.")]
    public void Names_above_rows_of_more_fields_are_no_title(string text, string hint)
    {
        var fault = Fault.Of(", found ", () => ReadAll(text, new CsvOptions()));

        Assert.Empty(fault.Settings);
        Assert.Contains(hint, fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_may_be_names_below_a_title() =>
        Assert.Equal(
            [new Setting("skip", "1")],
            Fault.Of(", found ", () => ReadAll("Product, current $\nname,2010,2011\nA,1,2\nB,2,3\nC,3,4\nD,4,5\n", new CsvOptions())).Settings);

    private static string[][] ReadAll(string text, CsvOptions options) =>
        CsvText.ReadAll(CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvText.Name, options));
}
