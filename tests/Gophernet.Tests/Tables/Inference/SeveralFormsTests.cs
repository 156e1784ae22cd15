using Gophernet.Tables.Features;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What is said of columns that look like numbers or dates and are taken for neither.</summary>
public class SeveralFormsTests
{
    [Fact]
    public void Versions_are_said_with_the_way_to_read_them_as_dates()
    {
        var training = InferredTable.OfCells(Cells(row => $"{1 + row % 3}.{1 + row % 5}.{10 + row % 4}"));

        Assert.Contains(training.Notes, note => note.Text == "column \"x\": 1.1.10 and the like are taken for versions; if they are dates, say so"
            && note.Setting == new Setting("dates", "x=dmy"));
    }

    [Fact]
    public void Versions_that_are_no_dates_are_said_too() => Assert.Contains(
        InferredTable.OfCells(Cells(row => $"1.{row % 45}.{row % 5}")).Notes,
        note => note.Text == "column \"x\": 1.0.0 and the like are taken for versions, each of which is a category" && note.Setting is null);

    [Theory]
    [InlineData("0{0}.01.2021")]
    [InlineData("192.168.1.{0}")]
    [InlineData("1.{0}")]
    [InlineData("v{0}")]
    public void Other_cells_are_no_versions(string form) => Assert.DoesNotContain(
        InferredTable.OfCells(Cells(row => string.Format(null, form, 1 + row % 9))).Notes, note => note.Text.Contains("versions", StringComparison.Ordinal));

    [Fact]
    public void Numbers_with_points_and_commas_before_decimals_are_said()
    {
        var training = InferredTable.OfCells(Cells(row => row % 2 == 0 ? $"1,{100 + row}.50" : $"1.{100 + row},50"));

        Assert.DoesNotContain(training.Schema.Features, feature => feature is NumericFeature { Name: "x" });
        Assert.Contains(training.Notes, note => note.Text == "column \"x\": its numbers are written in several ways, such as 1,100.50 and 1.101,50; "
            + "to learn from them as numbers, write all in one");
    }

    private static IEnumerable<string> Cells(Func<int, string> cell) => Enumerable.Range(0, 100).Select(cell);
}
