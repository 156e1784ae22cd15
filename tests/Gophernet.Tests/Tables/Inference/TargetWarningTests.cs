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
    [InlineData("red,blue,green,red", "a,b,b,a")] // two colours for one class
    [InlineData("red,blue,blue,red", "a,b,c,a")]
    [InlineData("2,7,5.5,2", "2,7,5.5,2.5")]
    [InlineData("4,14,11,4", "2,7,5.5,2")]
    public void A_column_that_is_not_the_target_is_not_named(string cells, string targets) =>
        Assert.DoesNotContain(Of(cells, targets).Notes, note => note.Text.Contains("by itself", StringComparison.Ordinal));

    private static TrainingTable Of(string cells, string targets) => InferredTable.Of("x,w,y\n" + string.Concat(
        cells.Split(',').Zip(targets.Split(','), (cell, target) => (cell, target)).Select((row, index) => $"{row.cell},{index / 2 * 3},{row.target}\n")));
}
