using System.Globalization;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

public class TargetWarningTests
{
    [Fact]
    public void A_single_class_is_nothing_to_tell_apart() =>
        Assert.StartsWith(
            "every row has the class \"ham\"", Assert.Single(InferredTable.OfTargets(["ham", "ham", "ham"]).Notes).Text, StringComparison.Ordinal);

    [Fact]
    public void A_number_that_every_row_has_is_nothing_to_predict()
    {
        var note = Assert.Single(InferredTable.OfTargets(["5.5", "5.5", "5.5"], new TableOptions { Task = TaskKind.Regression }).Notes);

        Assert.StartsWith("target \"y\": every row has the same number, 5.5: there is nothing to predict", note.Text, StringComparison.Ordinal);
        Assert.Equal("constant_target", note.Code);
    }

    [Fact]
    public void Classes_of_one_row_are_named()
    {
        var note = Assert.Single(InferredTable.OfTargets(["b", "a", "a", "c", "a"]).Notes).Text;

        Assert.StartsWith("classes with one row, too few to learn: b, c;", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_whose_other_rows_have_no_feature_is_still_counted() => Assert.Empty(InferredTable.Of("x,y\n1,a\n,a\n3,b\n4,b\n").Notes);

    [Theory]
    [InlineData("red,blue,green,red", "a,b,c,a")]
    [InlineData("2,7,5,2", "a,b,c,a")]
    [InlineData("yes,no,no,yes", "a,b,b,a")]
    [InlineData("yes,no,,yes", "a,b,c,a")]
    [InlineData("2,7,5.5,2", "2,7,5.5,2")]
    public void A_column_that_is_the_target_under_another_name_is_named(string cells, string targets)
    {
        var training = Of(cells, targets);

        Assert.Contains(
            "column \"x\" tells the target by itself: if it is the target under another name, leave it out", training.Notes.Select(note => note.Text));
        Assert.DoesNotContain(training.Notes, note => note.Text.Contains("\"w\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1000, 0, 0)]
    [InlineData(1.19, 0.5, 2)]
    [InlineData(-0.4, 300, 1)]
    [InlineData(0.9, 1, 1)]
    public void A_column_that_is_the_target_in_another_unit_is_named(double factor, double offset, int decimals)
    {
        var rows = Enumerable.Range(0, 60).Select(row => row * 37 % 61 + row % 4 * 0.25 is var y
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(factor * y + offset, decimals)},{row % 7},{y}\n") : "");
        var note = Assert.Single(InferredTable.Of("x,w,y\n" + string.Concat(rows)).Notes, note => note.Code == "leak");

        Assert.Equal("column \"x\" tells the target by itself, along a straight line: if it is the target in another unit, leave it out", note.Text);
        Assert.Equal(new Setting("drop", "x"), note.Setting);
    }

    [Theory]
    [InlineData(1, 1)] // ratings that are one apart at most
    [InlineData(1500, 1)] // yesterday's price
    [InlineData(200_000, 50)] // kilometres before a trip and after it
    public void What_is_only_near_a_line_is_not_named(int most, int noise)
    {
        var rows = Enumerable.Range(0, 200).Select(row => row * 137 % 199 * Math.Max(1, most / 199) is var x
            ? $"{x},{row % 7},{x + row * 31 % (2 * noise + 1) - noise + (row % 50 == 0 ? 9 : 0)}\n" : "");

        Assert.DoesNotContain(InferredTable.Of("x,w,y\n" + string.Concat(rows)).Notes, note => note.Code == "leak");
    }

    [Fact]
    public void Far_values_make_no_line() => Assert.DoesNotContain(
        InferredTable.Of("x,w,y\n" + string.Concat(Enumerable.Range(0, 200).Select(row => row < 5 ? $"{2000 * (row + 1)},1,{2000 * (row + 1)}\n"
            : string.Create(CultureInfo.InvariantCulture, $"{row % 50 / 10.0},{row % 7},{row % 50 / 10.0 + row % 3}\n")))).Notes,
        note => note.Code == "leak");

    [Fact]
    public void The_only_column_may_lead_to_the_target_on_a_straight_line() => Assert.DoesNotContain(
        InferredTable.Of("x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row},{row * 3}.5\n"))).Notes, note => note.Code == "leak");

    [Theory]
    [InlineData("moved", "is empty")]
    [InlineData("2021-03-0{0}", "is empty")]
    [InlineData("{0}", "is empty")]
    [InlineData("{0}7", "is 0", "0")]
    [InlineData("gone {0}", "is here", "here")]
    public void What_is_filled_in_for_one_class_is_named(string cell, string said, string otherwise = "")
    {
        var rows = Enumerable.Range(0, 90).Select(row => row % 3 == 0 || row == 1
            ? $"{string.Format(null, cell, 1 + row % 7)},{row % 5},{(row == 1 ? "stays" : "leaves")}\n" : $"{otherwise},{row % 5},stays\n");
        var csv = "x,w,y\n" + string.Concat(said == "is empty" ? rows : rows.Where((_, row) => row != 1));
        var note = Assert.Single(InferredTable.Of(csv).Notes, note => note.Code == "leak");

        Assert.StartsWith($"column \"x\" {said} in 59 of ", note.Text, StringComparison.Ordinal);
        Assert.EndsWith(" others: if it is known only after the class, leave it out", note.Text, StringComparison.Ordinal);
        Assert.Equal(new Setting("drop", "x"), note.Setting);
    }

    [Fact]
    public void What_is_empty_in_rows_of_both_classes_is_not_named() => Assert.DoesNotContain(
        InferredTable.Of("x,w,y\n" + string.Concat(Enumerable.Range(0, 90).Select(
            row => $"{(row % 3 == 0 ? "" : row)},{row % 5},{(row % 3 == 0 || row % 9 == 1 ? "stays" : "leaves")}\n"))).Notes,
        note => note.Code == "leak");

    [Theory]
    [InlineData("red,blue,green,red", "a,b,b,a")] // two colours for one class
    [InlineData("red,blue,blue,red", "a,b,c,a")]
    [InlineData("2,7,5.5,2", "2,7,5.5,2.5")]
    [InlineData("4,14,11,4", "2,7,5.5,2")]
    public void A_column_that_is_not_the_target_is_not_named(string cells, string targets) =>
        Assert.DoesNotContain(Of(cells, targets).Notes, note => note.Text.Contains("by itself", StringComparison.Ordinal));

    private static TrainingTable Of(string cells, string targets) => InferredTable.Of("x,w,y\n" + string.Concat(
        cells.Split(',').Zip(targets.Split(','), (cell, target) => (cell, target)).Select((row, index) => $"{row.cell},{index / 2 * 3},{row.target}\n")));
}
