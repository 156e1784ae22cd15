using static Gophernet.Tests.Tables.TrainingTableTests;

namespace Gophernet.Tests.Tables;

/// <summary>Tables that nothing can be learned from, and the place that is named.</summary>
public class TrainingTableFaultTests
{
    [Fact]
    public void Text_in_a_feature_is_a_fault_where_it_stands()
    {
        var fault = Fault.At(3, 4, "column \"y\": expected a number, found \"?\"", () => Read("x,y,kind\n1,2,a\n10,?,b\n"));

        Assert.Contains("--drop y", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_cell_is_a_fault_where_it_stands() =>
        Fault.At(2, 3, "column \"y\": expected a number, found an empty field", () => Read("x,y,kind\n1,,a\n2,3,b\n"));

    [Theory]
    [InlineData("1e39")]
    [InlineData("-3.5e38")]
    [InlineData("1e999")]
    public void A_number_beyond_the_largest_float_is_a_fault(string number) =>
        Fault.At(2, 1, "beyond the largest number", () => Read($"x,kind\n{number},a\n2,b\n"));

    [Fact]
    public void The_largest_float_is_no_fault() => Assert.Equal(2, Read("x,kind\n3.4028234e38,a\n-3.4028234e38,b\n").Table.RowCount);

    [Theory]
    [InlineData("nan")]
    [InlineData("Infinity")]
    public void What_is_not_finite_is_no_number(string text) =>
        Fault.At(2, 1, "expected a number", () => Read($"x,kind\n{text},a\n2,b\n"));

    [Fact]
    public void A_label_must_not_be_empty() => Fault.At(3, 3, "expected the name of a class", () => Read("x,kind\n1,a\n2,\n"));

    [Fact]
    public void A_label_of_spaces_is_empty() => Fault.At(3, 3, "expected the name of a class", () => Read("x,kind\n1,a\n2,  \n"));

    [Fact]
    public void A_table_needs_a_feature() => Fault.At(0, 0, "no column beside the target", () => Read("kind\na\nb\n"));

    [Fact]
    public void A_table_needs_a_feature_that_is_not_dropped() =>
        Fault.At(0, 0, "no column beside the target", () => Read("x,kind\n1,a\n2,b\n", dropped: ["x"]));

    [Fact]
    public void A_table_needs_rows() => Fault.At(0, 0, "a header and no rows", () => Read("x,kind\n"));

    [Fact]
    public void An_empty_input_has_nothing_to_learn_from() => Fault.At(0, 0, "no data", () => Read(""));

    [Fact]
    public void A_single_class_is_nothing_to_learn() => Fault.At(0, 0, "a single class, \"a\"", () => Read("x,kind\n1,a\n2, a\n"));

    [Fact]
    public void A_target_of_measurements_does_not_name_classes()
    {
        var rows = Enumerable.Range(0, 100).Select(row => $"1,{row / 3}.{row}\n");

        Fault.At(0, 0, "100 different values in 100 rows", () => Read("x,price\n" + string.Concat(rows)));
    }

    [Fact]
    public void A_target_of_thousands_of_names_does_not_name_classes()
    {
        var rows = Enumerable.Range(0, 2_000).Select(row => $"1,name{row}\n");

        Fault.At(0, 0, "2000 different values in 2000 rows", () => Read("x,name\n" + string.Concat(rows)));
    }

    [Fact]
    public void Whole_numbers_may_name_classes()
    {
        var rows = Enumerable.Range(0, 100).Select(row => $"1,{row % 30}\n");

        Assert.Equal(30, Read("x,digit\n" + string.Concat(rows)).Schema.Classes.Length);
    }

    [Fact]
    public void An_indicator_row_without_a_one_is_a_fault_at_its_first_column() =>
        Fault.At(2, 3, "expected a 1 in one of the columns a, b, found none", () => Read("x,a,b\n5,0,0\n", ["a", "b"]));

    [Fact]
    public void An_indicator_row_with_two_ones_is_a_fault_at_the_second() =>
        Fault.At(2, 5, "column \"b\": found a 1 beside that of \"a\"", () => Read("x,a,b\n5,1,1\n", ["a", "b"]));

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("yes")]
    [InlineData("")]
    public void An_indicator_is_0_or_1(string indicator) =>
        Fault.At(2, 5, "column \"b\": expected 0 or 1", () => Read($"x,a,b\n5,1,{indicator}\n", ["a", "b"]));

    [Fact]
    public void A_target_that_is_not_there_is_a_fault() => Fault.At(1, 0, "column \"sort\"", () => Read("x,kind\n1,a\n", ["sort"]));

    [Fact]
    public void A_dropped_column_that_is_not_there_is_a_fault() =>
        Fault.At(1, 0, "column \"id\"", () => Read("x,kind\n1,a\n", dropped: ["id"]));

    [Fact]
    public void A_target_cannot_be_dropped() =>
        Fault.Of("column \"kind\" is both the target and dropped", () => Read("x,kind\n1,a\n", ["kind"], ["kind"]));

    [Fact]
    public void Not_every_column_can_be_dropped() =>
        Fault.Of("is both the target and dropped", () => Read("x,kind\n1,a\n", dropped: ["x", "kind"]));
}
