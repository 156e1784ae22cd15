using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

public class SeveralTargetTests
{
    private const string OneEach = "x,a,b,c\n1,1,0,0\n4,0,0,1\n2,0,1,0\n5,0,0,1.0\n";
    private const string AnyNumber = "x,a,b,c\n1,1,0,0\n4,0,0,0\n2,0,1,1\n5,0,0,1\n";
    private const string Measured = "x,a,b,c\n1,1,0,3\n4,0,0,1\n2,0,1,0\n5,0,0.5,1\n";

    [Fact]
    public void Columns_of_which_one_is_1_in_each_row_are_classes()
    {
        var training = Of(OneEach);

        Assert.Equal(["a", "b", "c"], Assert.IsType<IndicatorTarget>(training.Schema.Target).Classes);
        Assert.Equal([0, 2, 1, 2], training.Table.Target(0).ToArray());
    }

    [Fact]
    public void Columns_of_0_and_1_are_labels_otherwise()
    {
        var training = Of(AnyNumber);

        Assert.Equal(TaskKind.MultiLabel, training.Schema.Target.Task);
        Assert.Equal([1, 0, 0, 0], training.Table.Target(0).ToArray());
        Assert.Equal([0, 0, 1, 1], training.Table.Target(2).ToArray());
    }

    [Fact]
    public void Other_columns_are_measurements()
    {
        var training = Of(Measured);

        Assert.Equal(TaskKind.Regression, training.Schema.Target.Task);
        Assert.Equal([0, 0, 1, 0.5], training.Table.Target(1).ToArray());
    }

    [Fact]
    public void The_user_decides_what_columns_of_0_and_1_are()
    {
        Assert.IsType<MultiLabelTarget>(Of(OneEach, TaskKind.MultiLabel).Schema.Target);
        Assert.IsType<NumberTarget>(Of(OneEach, TaskKind.Regression).Schema.Target);
        Assert.IsType<IndicatorTarget>(Of(OneEach, TaskKind.Classification).Schema.Target);
    }

    [Fact]
    public void Rows_of_several_labels_have_no_class() =>
        Fault.Of("a row has none or several of the targets at 1", () => Of(AnyNumber, TaskKind.Classification));

    [Theory]
    [InlineData(TaskKind.Classification)]
    [InlineData(TaskKind.MultiLabel)]
    public void Measurements_are_neither_classes_nor_labels(TaskKind task) => Fault.Of("the targets are not columns of 0 and 1", () => Of(Measured, task));

    [Fact]
    public void Text_is_no_number_to_predict()
    {
        var fault = Fault.Of("column \"b\": expected a number, found \"red\"", () => Of("x,a,b,c\n1,1,red,0\n2,0,blue,1\n"));

        Assert.Equal("Each of several targets is a number: predict classes with a model of their own.", fault.Hint);
        Assert.Empty(fault.Settings);
    }

    [Fact]
    public void Words_for_labels_are_to_be_numbers() => Assert.Equal("Labels are 0 and 1: write 1 for yes, and 0 for no.", Fault.Of(
        "column \"a\": expected a number, found \"no\"", () => Of("x,a,b,c\n1,no,yes,0\n2,Yes,no,1\n")).Hint);

    [Fact]
    public void A_row_that_lacks_one_target_is_left_out()
    {
        Assert.Equal(1, Of(OneEach + "6,,0,1\n").LeftOutCount);
        Assert.Equal(2, Of(Measured + "6,1,NA,1\n7,1,1,\n").LeftOutCount);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("inf")]
    public void A_sign_for_no_number_among_0_and_1_is_a_missing_target(string sign)
    {
        var csv = OneEach + $"6,0,{sign},0\n";
        var training = Of(csv);

        Assert.IsType<IndicatorTarget>(training.Schema.Target);
        Assert.Equal(1, training.LeftOutCount);
        var table = new TableBatches(training.Schema, InferredTable.Open(csv), withTarget: true);
        Assert.True(table.ReadBatch());
        Assert.Equal(4, table.Table.RowCount);
        Assert.Equal(1, table.LeftOutCount);
    }

    [Theory]
    [InlineData("1,1,0", "found more")]
    [InlineData("0,0,0", "found none")]
    [InlineData("0,2,0", "expected 0 or 1, found \"2\"")]
    public void A_row_of_another_table_must_have_one_class(string targets, string words)
    {
        var table = new TableBatches(Of(OneEach).Schema, InferredTable.Open("x,a,b,c\n1," + targets + "\n"), withTarget: true);

        Fault.Of(words, () => table.ReadBatch());
    }

    [Fact]
    public void A_thousand_columns_of_0_and_1_are_read_as_others_are()
    {
        var (csv, options) = Wide(1_000);

        var table = new TableBatches(InferredTable.Of(csv, options).Schema, InferredTable.Open(csv), withTarget: true);

        Assert.True(table.ReadBatch());
        Assert.Equal([0, 499, 998], table.Table.Target(0).ToArray());
    }

    // A model with more is not read either: see HostileSchemaTests.
    [Fact]
    public void More_columns_are_refused()
    {
        var (csv, options) = Wide(1_001);

        Fault.Of("1001 target columns", () => InferredTable.Of(csv, options));
    }

    private static (string Csv, TableOptions Options) Wide(int columns)
    {
        var names = Enumerable.Range(0, columns).Select(column => $"c{column}").ToArray();
        var csv = $"x,{string.Join(',', names)}\n" + string.Concat(Enumerable.Range(0, 3).Select(row =>
            $"{row * row},{string.Join(',', names.Select((_, column) => column == 499 * row ? 1 : 0))}\n"));
        return (csv, new TableOptions { Targets = [.. names] });
    }

    private static TrainingTable Of(string csv, TaskKind? task = null) => InferredTable.Of(csv, new TableOptions { Targets = ["a", "b", "c"], Task = task });
}
