using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using static Gophernet.Tests.Tables.TrainingTableTests;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What is predicted, found from the target's columns, and what is noted about it.</summary>
public class TaskInferenceTests
{
    [Theory]
    [InlineData("a b a c", TaskKind.Classification)]
    [InlineData("a 1 b 2", TaskKind.Classification)]
    [InlineData("0 1 1 0", TaskKind.Classification)]
    [InlineData("-1 1 1 -1", TaskKind.Classification)] // two numbers
    [InlineData("0 1 2 0 1 2", TaskKind.Classification)]
    [InlineData("1 2 3 1 2 3", TaskKind.Classification)]
    [InlineData("1 3 7 1 3 7", TaskKind.Classification)] // gaps, and few
    [InlineData("1.5 2.5 4 1.5 2.5 4", TaskKind.Regression)]
    [InlineData("5 6 7 5 6 7", TaskKind.Regression)] // does not count from 0 or 1
    [InlineData("1 2 3 4", TaskKind.Regression)] // does not repeat
    [InlineData("100 200 300 100 200 300", TaskKind.Regression)]
    public void Cells_say_what_the_task_is(string column, TaskKind task) => Assert.Equal(task, ReadColumn(column).Schema.Target.Task);

    [Theory]
    [InlineData("1.5 2.5 4", TaskKind.Classification)]
    [InlineData("0 1 2 0 1 2", TaskKind.Regression)]
    public void The_user_may_say_what_the_task_is(string column, TaskKind task) => Assert.Equal(task, ReadColumn(column, task).Schema.Target.Task);

    [Theory]
    [InlineData("100 200 404 500", true)]
    [InlineData("1.5 200 404 500", false)]
    [InlineData("3 4 5 6 7 8 9 10 11 12 13", false)] // many
    public void A_few_whole_numbers_in_many_rows_each_may_be_classes(string numbers, bool isNoted)
    {
        var training = ReadColumn(string.Join(' ', Enumerable.Repeat(numbers, 30)));

        Assert.Equal(TaskKind.Regression, training.Schema.Target.Task);
        Assert.Equal(isNoted, training.Notes.Any(note => note.Setting == new Setting("task", "classification")));
    }

    [Fact]
    public void Whole_numbers_may_name_classes()
    {
        var column = string.Join(' ', Enumerable.Range(0, 100).Select(row => row % 30));

        Assert.Equal(30, Assert.IsType<LabelTarget>(ReadColumn(column).Schema.Target).Classes.Length);
    }

    [Fact]
    public void A_target_of_measurements_is_numbers()
    {
        var training = ReadColumn("1.5 2.5 5 2.5 1");

        var target = Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.Equal(["kind"], target.Columns);
        Assert.Equal([1.5, 2.5, 5, 2.5, 1], training.Table.Target(0).ToArray());
        Assert.Equal(2.5, target.Scalings[0].Mean); // 12.5 / 5
        Assert.Equal(Math.Sqrt(1.9), target.Scalings[0].Deviation, 1e-15); // squares 1 + 0 + 6.25 + 0 + 2.25
    }

    [Fact]
    public void Targets_are_standardised_even_where_features_are_not()
    {
        var options = new TableOptions { Scaling = NumberScaling.None, Task = TaskKind.Regression };

        Assert.Equal(new Scaling(3.5, 3.5, 2), ((NumberTarget)Read("x,y\n1,1.5\n7,5.5\n", options).Schema.Target).Scalings[0]);
    }

    [Theory]
    [InlineData("5,1,0\n6,0,1\n", TaskKind.Classification)]
    [InlineData("5,1,0\n6,0,0\n", TaskKind.MultiLabel)] // a row of none
    [InlineData("5,1,1\n6,0,1\n", TaskKind.MultiLabel)] // a row of several
    [InlineData("5,1,0\n6,2,1\n", TaskKind.Regression)]
    [InlineData("5,0.5,0\n6,0,1\n", TaskKind.Regression)]
    [InlineData("5,-1,0\n6,0,1\n", TaskKind.Regression)]
    public void Several_columns_say_what_the_task_is(string rows, TaskKind task) =>
        Assert.Equal(task, Read("x,a,b\n" + rows, ["a", "b"]).Schema.Target.Task);

    [Fact]
    public void Labels_keep_every_column()
    {
        var training = Read("x,b,a\n5,1,1.0\n6,0,0\n7,0,1\n", ["b", "a"]);

        Assert.Equal(["b", "a"], Assert.IsType<MultiLabelTarget>(training.Schema.Target).Columns);
        Assert.Equal([1, 0, 0], training.Table.Target(0).ToArray());
        Assert.Equal([1, 0, 1], training.Table.Target(1).ToArray());
    }

    [Fact]
    public void A_row_that_misses_one_of_several_targets_is_left_out()
    {
        var training = Read("x,a,b\n5,1,0\n6,,1\n7,0,\n8,0,1\n", ["a", "b"]);

        Assert.IsType<IndicatorTarget>(training.Schema.Target);
        Assert.Equal([5, 8], training.Table.Feature(0).ToArray());
        Assert.Equal(2, training.LeftOutCount);
    }

    [Fact]
    public void A_cell_of_a_row_that_is_left_out_does_not_change_the_task() =>
        Assert.Equal(TaskKind.Classification, Read("x,a,b\n5,1,0\n6,7,\n8,0,1\n", ["a", "b"]).Schema.Target.Task);

    [Fact]
    public void A_text_in_a_row_that_is_left_out_is_no_fault() =>
        Assert.Equal(TaskKind.Regression, Read("x,a,b\n5,1.5,0\n6,oops,\n8,0,1\n", ["a", "b"]).Schema.Target.Task);

    [Fact]
    public void A_single_class_is_noted_not_refused()
    {
        var training = Read("x,kind\n1,a\n2, a\n");

        Assert.Contains("every row has the class \"a\"", Assert.Single(training.Notes).Text, StringComparison.Ordinal);
        Assert.Equal(["a"], Assert.IsType<LabelTarget>(training.Schema.Target).Classes);
    }

    [Fact]
    public void Classes_of_one_row_are_noted() =>
        Assert.Contains("classes with one row, too few to learn: b, c", ReadColumn("a b a c").Notes[0].Text, StringComparison.Ordinal);

    [Fact]
    public void A_feature_that_is_the_target_by_another_name_is_noted()
    {
        Assert.Contains("column \"y\" tells the target by itself", Assert.Single(Read("y,kind\n1,a\n2,b\n1,a\n2,b\n").Notes).Text, StringComparison.Ordinal);
        Assert.Empty(Read("y,kind\n1,a\n2,b\n2,a\n1,b\n").Notes);
        Assert.Equal(new Setting("drop", "y"), Assert.Single(Read("y,z\n1.5,1.5\n2,2\n2.5,2.5\n1.5,1.5\n", task: TaskKind.Regression).Notes).Setting);
    }

    [Fact]
    public void A_constant_number_can_be_learned() =>
        Assert.Equal(1, Assert.IsType<NumberTarget>(ReadColumn("7 7 7", TaskKind.Regression).Schema.Target).Scalings[0].Deviation);

    private static TrainingTable ReadColumn(string column, TaskKind? task = null) =>
        Read("x,kind\n" + string.Concat(column.Split(' ').Select((cell, row) => $"{row * row % 17},{cell}\n")), task: task);
}
