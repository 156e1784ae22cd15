using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

public class TargetInferenceTests
{
    [Fact]
    public void Texts_are_classes() => Classes(["b", "a", "c", "a"], "a", "b", "c");

    [Fact]
    public void Words_for_no_and_yes_are_classes() => Classes(["yes", "no", "yes"], "no", "yes");

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1", "2")]
    [InlineData("-1", "1")]
    [InlineData("0.5", "7.25")]
    public void Two_numbers_are_classes(string one, string other) => Classes([one, other, one, one], one, other);

    [Fact]
    public void Two_numbers_in_three_forms_are_two_classes() => Classes(["3", "5", "3.0", "3", "5", "5.00"], "3", "5");

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(0, 25)]
    [InlineData(1, 50)]
    public void Whole_numbers_that_count_from_0_or_1_are_classes(int first, int count) => Classes(Numbers(first, count), Numbers(first, count)[..count]);

    [Theory]
    [InlineData("0,1,3")]
    [InlineData("1,2,5,7")] // as in the glass table of UCI
    [InlineData("0,4,19")]
    public void A_few_whole_numbers_with_gaps_are_classes(string numbers) => Classes([.. numbers.Split(','), .. numbers.Split(',')], numbers.Split(','));

    [Theory]
    [InlineData("3,4,5,6,7,8,9")] // quality of wine
    [InlineData("2,3,4")]
    [InlineData("-1,0,1")]
    [InlineData("0,1,20")]
    [InlineData("0,1.5,3")]
    public void Other_numbers_are_measurements(string numbers) => Regression([.. numbers.Split(','), .. numbers.Split(',')]);

    [Fact]
    public void Many_whole_numbers_with_a_gap_are_measurements() => // rings of abalones: 1 to 29 without 28
        Regression([.. Numbers(1, 29).Where(number => number != "28")]);

    [Fact]
    public void Whole_numbers_that_hardly_repeat_are_measurements() => Regression(["0", "1", "2", "3", "4", "4"]);

    [Fact]
    public void Many_different_numbers_are_measurements() => Regression([.. Enumerable.Range(0, 1200).Select(row => $"{row * 3}"), .. Numbers(0, 2)]);

    [Fact]
    public void Classes_are_in_the_order_of_their_numbers_then_of_their_names() => Classes(["b", "10", "9", "a", "B", "9"], "9", "10", "B", "a", "b");

    [Fact]
    public void The_order_of_rows_does_not_count() =>
        Assert.Equal(((ClassTarget)Target(["b", "1.0", "a", "1"])).Classes, ((ClassTarget)Target(["1", "a", "1.0", "b"])).Classes);

    [Fact]
    public void The_user_decides_what_numbers_are()
    {
        Regression(["0", "1", "0", "1"], TaskKind.Regression);
        Classes(["3", "4", "5.5", "4"], TaskKind.Classification, "3", "4", "5.5");
    }

    [Fact]
    public void Text_is_no_number_to_predict() => Fault.Of(
        "column \"y\": expected a number, found \"b\"", () => InferredTable.OfTargets(["1", "b", "1"], new TableOptions { Task = TaskKind.Regression }));

    [Fact]
    public void Texts_after_a_thousand_different_numbers_are_no_numbers_to_predict_either() => Fault.Of(
        "column \"y\": expected a number, found \"t0\"",
        () => InferredTable.OfTargets(
            [.. Enumerable.Range(0, 1200).Select(row => $"{row * 3}"), .. Enumerable.Range(0, 100).Select(row => $"t{row}")],
            new TableOptions { Task = TaskKind.Regression }));

    [Fact]
    public void Values_that_hardly_repeat_do_not_name_classes()
    {
        Fault.Of("found 30 different values in 40 rows", () => InferredTable.OfTargets([.. Enumerable.Range(0, 40).Select(row => $"t{row % 30}")]));
        Fault.Of(
            "more than 1000 different numbers",
            () => InferredTable.OfTargets(Enumerable.Range(0, 1200).Select(row => $"{row}"), new TableOptions { Task = TaskKind.Classification }));
        Fault.Of("found 1001 different values in 4004 rows", () => InferredTable.OfTargets(Enumerable.Range(0, 4004).Select(row => $"t{row % 1001}")));
    }

    [Fact]
    public void One_column_has_no_several_labels() => Fault.Of(
        "a multi-label task needs several target columns", () => InferredTable.OfTargets(["0", "1", "0"], new TableOptions { Task = TaskKind.MultiLabel }));

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    public void Rows_without_a_target_are_left_out_and_counted(string missing)
    {
        var training = InferredTable.OfTargets(["a", missing, "b", missing, "a"]);

        Assert.Equal(2, training.LeftOutCount);
        Assert.Equal([0, 1, 0], training.Table.Target(0).ToArray());
        Assert.Equal([0, 4, 16], InferredTable.Values(training, "w"));
        Assert.Equal([2, 4, 6], Enumerable.Range(0, 3).Select(row => training.Table.PlaceOf(row).Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("inf")]
    [InlineData("nan")]
    public void Rows_whose_number_is_missing_are_left_out_and_counted(string missing)
    {
        var training = InferredTable.OfTargets(["1.5", missing, "2.5", "3.5", missing]);

        Assert.Equal(2, training.LeftOutCount);
        Assert.Equal([1.5, 2.5, 3.5], training.Table.Target(0).ToArray());
    }

    [Fact]
    public void A_table_without_a_target_in_any_row_is_refused() => Fault.Of("found no row with a target", () => InferredTable.OfTargets(["", "NA", "?"]));

    [Fact]
    public void A_table_without_rows_is_refused() => Fault.Of("found a header and no rows", () => InferredTable.Of("x,y\n"));

    /// <summary>Python: <c>statistics.fmean([1.5,-2,8,4])</c> = 2.875, <c>pstdev</c> = 3.6464880364537056.</summary>
    [Fact]
    public void Measurements_are_standardised_and_brought_back()
    {
        var target = Assert.IsType<NumberTarget>(Target(["1.5", "-2", "8", "4"]));
        var outputs = new float[1];
        target.Encode([8], outputs);

        Assert.Equal((float)((8 - 2.875) / 3.6464880364537056), outputs[0]);
        Assert.Equal(2.875, target.Decode(0, 0));
        Assert.Equal(2.875 - 3.6464880364537056, target.Decode(0, -1), 1e-14);
    }

    private static string[] Numbers(int first, int count) => [.. Enumerable.Range(0, 2 * count).Select(row => $"{first + row % count}")];

    private static Target Target(string[] cells, TaskKind? task = null) => InferredTable.OfTargets(cells, new TableOptions { Task = task }).Schema.Target;

    private static void Regression(string[] cells, TaskKind? task = null) => Assert.IsType<NumberTarget>(Target(cells, task));

    private static void Classes(string[] cells, params string[] expected) => Assert.Equal(expected, Assert.IsType<LabelTarget>(Target(cells)).Classes);

    private static void Classes(string[] cells, TaskKind task, params string[] expected) =>
        Assert.Equal(expected, Assert.IsType<LabelTarget>(Target(cells, task)).Classes);
}
