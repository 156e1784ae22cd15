using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using static Gophernet.Tests.Tables.TrainingTableTests;

namespace Gophernet.Tests.Tables;

/// <summary>Tables that nothing can be learned from, and the place that is named.</summary>
public class TrainingTableFaultTests
{
    [Fact]
    public void Text_in_a_column_that_must_be_numbers_is_a_fault_where_it_stands()
    {
        var fault =
            Fault.At(3, 4, "column \"y\": expected a number, found \"oops\"", () => Read("x,y,kind\n1,2,a\n10,oops,b\n", new TableOptions { Numeric = ["y"] }));

        Assert.Equal([new Setting("missing", "oops")], fault.Settings);
    }

    [Theory]
    [InlineData("1e39")]
    [InlineData("-3.5e38")]
    [InlineData("1e999")]
    public void A_number_beyond_the_largest_float_is_none(string number) => Fault.At(
        2, 1, $"expected a number, found \"{number}\"", () => Read($"x,kind\n{number},a\n2,b\n", new TableOptions { Numeric = ["x"] }));

    [Fact]
    public void The_largest_float_is_no_fault() => Assert.Equal(
        2, Read("x,kind\n3.4028235e38,a\n-3.4028235E+38,b\n", new TableOptions { Numeric = ["x"] }).Table.RowCount);

    [Fact]
    public void Numbers_with_thousands_or_decimals_are_a_fault() => Fault.At(
        2, 1, "column \"x\": \"1,234\" may have thousands or decimals", () => Read("x,y,kind\n\"1,234\",1,a\n\"2,345\",2,b\n"));

    [Fact]
    public void A_table_needs_a_feature() => Fault.At(0, 0, "no column beside the target", () => Read("kind\na\nb\n"));

    [Fact]
    public void A_table_needs_a_feature_that_is_not_dropped() =>
        Fault.At(0, 0, "no column is left to learn from", () => Read("x,kind\n1,a\n2,b\n", dropped: ["x"]));

    [Theory]
    [InlineData("x,kind\n1,a\n1,b\n")] // constant
    [InlineData("x,kind\n,a\nNA,b\n")] // empty
    public void A_table_needs_a_feature_that_varies(string input) => Fault.At(0, 0, "no column is left to learn from", () => Read(input));

    [Fact]
    public void A_table_needs_rows() => Fault.At(0, 0, "a header and no rows", () => Read("x,kind\n"));

    [Fact]
    public void A_table_needs_rows_with_a_target() => Fault.At(0, 0, "found no row with a target", () => Read("x,kind\n1,\n2,NA\n"));

    [Fact]
    public void Each_row_needs_all_of_its_targets() => Fault.At(0, 0, "found no row with a target", () => Read("x,a,b\n1,0,\n2,,1\n", ["a", "b"]));

    [Fact]
    public void An_empty_input_has_nothing_to_learn_from() => Fault.At(0, 0, "no data", () => Read(""));

    [Fact]
    public void A_target_of_thousands_of_names_does_not_name_classes()
    {
        var rows = Enumerable.Range(0, 2_000).Select(row => $"{row % 7},name{row}\n");

        Fault.At(0, 0, "2000 different values in 2000 rows", () => Read("x,name\n" + string.Concat(rows)));
    }

    [Theory]
    [InlineData(100, "100 different values in 100 rows")]
    [InlineData(3_000, "more than 1000 different numbers")]
    public void A_target_of_measurements_does_not_name_classes(int count, string words)
    {
        var rows = Enumerable.Range(0, count).Select(row => $"{row % 7},{row / 3}.{row}\n");

        Fault.At(0, 0, words, () => Read("x,price\n" + string.Concat(rows), task: TaskKind.Classification));
    }

    [Theory]
    [InlineData("0,0", "none or several")]
    [InlineData("1,1", "none or several")]
    [InlineData("2,0", "not columns of 0 and 1")]
    [InlineData("0.5,0", "not columns of 0 and 1")]
    [InlineData("-1,0", "not columns of 0 and 1")]
    public void Indicators_of_classes_have_one_1_a_row(string cells, string words) =>
        Fault.At(0, 0, words, () => Read($"x,a,b\n5,1,0\n6,{cells}\n", ["a", "b"], task: TaskKind.Classification));

    [Fact]
    public void Labels_are_columns_of_0_and_1() =>
        Fault.At(0, 0, "not columns of 0 and 1", () => Read("x,a,b\n5,1,0\n6,2,0\n", ["a", "b"], task: TaskKind.MultiLabel));

    [Fact]
    public void A_task_of_labels_needs_several_columns() =>
        Fault.At(0, 0, "several target columns", () => Read("x,a\n5,1\n6,0\n", ["a"], task: TaskKind.MultiLabel));

    [Fact]
    public void Text_in_one_of_several_targets_is_a_fault_where_it_stands() =>
        Fault.At(2, 5, "column \"b\": expected a number, found \"yes\"", () => Read("x,a,b\n5,1,yes\n6,0,1\n", ["a", "b"]));

    [Fact]
    public void Text_in_a_target_of_numbers_is_a_fault_where_it_stands() =>
        Fault.At(3, 3, "column \"y\": expected a number, found \"oops\"", () => Read("x,y\n1,5\n2,oops\n", task: TaskKind.Regression));

    [Fact]
    public void A_target_that_is_not_there_is_a_fault() => Fault.At(1, 0, "column \"sort\"", () => Read("x,kind\n1,a\n", ["sort"]));

    [Fact]
    public void A_dropped_column_that_is_not_there_is_a_fault() =>
        Fault.At(1, 0, "column \"id\"", () => Read("x,kind\n1,a\n", dropped: ["id"]));

    [Fact]
    public void A_pattern_that_no_column_matches_is_a_fault() =>
        Fault.At(1, 0, "found no column like \"id*\"", () => Read("x,kind\n1,a\n", dropped: ["id*"]));

    [Fact]
    public void A_target_cannot_be_dropped() =>
        Fault.Of("column \"kind\" is both the target and dropped", () => Read("x,kind\n1,a\n", ["kind"], ["kind"]));

    [Fact]
    public void A_column_cannot_be_both_categorical_and_numeric() => Fault.Of(
        "column \"x\" is both categorical and numeric", () => Read("x,kind\n1,a\n", new TableOptions { Categorical = ["x"], Numeric = ["*"] }));

    [Fact]
    public void Not_every_column_can_be_dropped() =>
        Fault.Of("is both the target and dropped", () => Read("x,kind\n1,a\n", dropped: ["x", "kind"]));
}
