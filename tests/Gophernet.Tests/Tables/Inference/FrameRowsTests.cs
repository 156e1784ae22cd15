using System.Collections.Immutable;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What is said of rows that belong to the frame of a table.</summary>
public class FrameRowsTests
{
    private const string Names = "length,colour,weight,kind\n";
    private static readonly string Rows = string.Concat(
        Enumerable.Range(0, 40).Select(row => $"{row * 7 % 40}.5,{(row % 3 == 0 ? "red" : "blue")},{row * 3 % 17},{(row % 2 == 0 ? "a" : "b")}\n"));

    [Theory]
    [InlineData("(m),,(kg),", "(m), (kg)")]
    [InlineData("[cm],name,[g],a", "[cm], [g]")]
    [InlineData("float,string,int,string", "float, int")]
    [InlineData("size,tint,mass,type", "size, mass")]
    public void A_line_of_units_or_names_below_the_header_is_said(string line, string texts)
    {
        var note = Assert.Single(NotesOn(Names + line + "\n" + Rows), note => note.Text.StartsWith("line 2 has texts", StringComparison.Ordinal));

        Assert.Contains($": {texts}; if these are units, leave it out: sed 2d table.csv | gophernet ...;", note.Text, StringComparison.Ordinal);
        Assert.Equal(new Setting("skip", "1"), note.Setting);
    }

    [Theory]
    [InlineData("12,green,n.a.,a")]
    [InlineData("x,green,3,a")] // one column
    [InlineData("-,red,-,a")]
    [InlineData("$5,red,12 kg,a")]
    public void Other_first_rows_are_not(string line) =>
        Assert.DoesNotContain(NotesOn(Names + line + "\n" + Rows), note => note.Text.Contains("has texts where", StringComparison.Ordinal));

    [Theory]
    [InlineData("Total,,340,a")]
    [InlineData(",Grand total:,340,a")]
    [InlineData(",SUMME,340,a\n,x,20,a")]
    [InlineData("Total 2021,,340,a")]
    [InlineData("TOPLAM:,,340,a")]
    [InlineData("Összesen 2020/21,,340,a")]
    [InlineData("Subtotal north,,340,a")]
    [InlineData("Total général,,340,a")]
    public void Totals_at_the_end_are_said(string lines) => Assert.Contains(
        NotesOn(Names + Rows + lines + "\n"), note => note.Text.StartsWith("line 42 seems to have totals (\"", StringComparison.Ordinal)
            && note.Text.EndsWith("sed '42,$d' table.csv | gophernet ...", StringComparison.Ordinal));

    [Theory]
    [InlineData("Total,,340,")] // without a target, it is left out
    [InlineData("3,totally,340,a")]
    [InlineData("3,Total Fitness,340,a")]
    [InlineData("3,2021,340,a")]
    [InlineData("3,red,340,total")]
    public void Other_last_rows_are_not(string lines) =>
        Assert.DoesNotContain(NotesOn(Names + Rows + lines + "\n"), note => note.Text.Contains("totals", StringComparison.Ordinal));

    [Fact]
    public void Names_with_numbers_are_no_totals()
    {
        var rows = Enumerable.Range(1, 40).Select(row => $"{row}.5,Media {row},{row % 7},{(row % 2 == 0 ? "a" : "b")}\n");

        Assert.DoesNotContain(NotesOn(Names + string.Concat(rows)), note => note.Text.Contains("totals", StringComparison.Ordinal));
    }

    [Fact]
    public void A_category_that_is_called_so_is_no_total() => Assert.DoesNotContain(
        NotesOn(Names + Rows.Replace("red", "total", StringComparison.Ordinal)), note => note.Text.Contains("totals", StringComparison.Ordinal));

    private static ImmutableArray<TableNote> NotesOn(string csv) => InferredTable.Of(csv).Notes;
}
