using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class DependenceInferenceTests
{
    [Fact]
    public void A_column_of_groups_is_no_feature_and_rows_of_a_group_have_one_key()
    {
        var training = Of(["anna", "ben", "anna", " ben", "carl", "anna"], new() { Group = "x" });

        Assert.Equal(["w"], training.Schema.FeatureNames);
        var keys = Assert.IsType<GroupedRows>(training.Dependence).Keys;
        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal((keys[0], keys[1], keys[0]), (keys[2], keys[3], keys[5]));
        Assert.Contains(training.Notes, note => note.Text == "column \"x\": 3 groups, each with all its rows on one side");
    }

    [Fact]
    public void A_column_of_groups_is_a_feature_where_it_is_said_to_be_categories() =>
        Assert.Contains("x", Of(Names(), new() { Group = "x", Categorical = ["x"] }).Schema.FeatureNames);

    [Fact]
    public void Rows_without_a_group_stay_together_and_that_is_said()
    {
        var training = Of(["anna", "", "ben", "NA"], new() { Group = "x" });

        var keys = Assert.IsType<GroupedRows>(training.Dependence).Keys;
        Assert.Equal(keys[1], keys[3]);
        Assert.Contains(training.Notes, note => note.Text.EndsWith("; 2 rows without one stay together", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_does_not_depend_on_how_many_numbers_a_column_has()
    {
        var few = Keys(Enumerable.Range(0, 20));
        var many = Keys(Enumerable.Range(0, 3000));

        Assert.Equal(few, many[..20]);

        static ulong[] Keys(IEnumerable<int> numbers) =>
            ((GroupedRows)Of(numbers.Select(number => $"{number}"), new() { Group = "x" }).Dependence!).Keys;
    }

    [Theory]
    [InlineData("2024-01-31", "2024-02-01", "2023-12-31")]
    [InlineData("31.1.2024", "1.2.2024", "31.12.2023")]
    [InlineData("1/31/2024", "2/1/2024", "12/31/2023")]
    [InlineData("31-Jan-24", "1-Feb-24", "31-Dec-23")]
    [InlineData("20240131", "20240201", "20231231")]
    [InlineData("7", "7.5", "-3")]
    [InlineData("1,000.5", "2,000.25", "-3.125")]
    [InlineData("10:30", "10:31", "9:00")]
    [InlineData("0930", "1015", "0845")]
    [InlineData("2024-Q1", "2024-Q3", "2023-Q4")]
    [InlineData("Q1 2024", "Q3 2024", "Q4 2023")]
    [InlineData("2024W5", "2024W11", "2023W52")]
    [InlineData("2024-01", "2024-02", "2023-12")]
    public void Times_are_read_as_features_are(string first, string second, string before)
    {
        var times = Assert.IsType<TimedRows>(Of([first, second, before, second], new() { Time = "x" }).Dependence).Times;

        Assert.True(times[2] < times[0] && times[0] < times[1]);
        Assert.Equal(times[1], times[3]);
    }

    [Fact]
    public void A_column_of_time_stays_a_feature_unless_it_is_dropped()
    {
        string[] days = ["2024-01-31", "2024-02-01", "2023-12-31", "2024-03-05"];

        Assert.Contains("x", Of(days, new() { Time = "x" }).Schema.FeatureNames);
        var dropped = Of(days, new() { Time = "x", Dropped = ["x"] });
        Assert.DoesNotContain("x", dropped.Schema.FeatureNames);
        Assert.Equal([1, 2, 0, 3], Ranks(((TimedRows)dropped.Dependence!).Times));
    }

    [Fact]
    public void A_column_that_counts_the_rows_is_time_too() =>
        Assert.Equal(Enumerable.Range(0, 40), Ranks(((TimedRows)Of(Numbers(40), new() { Time = "x" }).Dependence!).Times));

    [Fact]
    public void Rows_are_in_the_order_of_time_where_that_is_said()
    {
        var rows = Assert.IsType<TimedRows>(Of(Names(), new() { Time = TableOptions.RowOrder }).Dependence);

        Assert.Equal(Enumerable.Range(0, 6), Ranks(rows.Times));
    }

    [Fact]
    public void A_column_that_is_called_as_the_order_of_rows_is_counts()
    {
        var csv = "row-order,w,y\n3,1,a\n1,2,b\n2,5,a\n4,2,b\n";

        Assert.Equal([2, 0, 1, 3], Ranks(((TimedRows)InferredTable.Of(csv, new() { Time = TableOptions.RowOrder }).Dependence!).Times));
    }

    [Fact]
    public void The_order_of_day_and_month_may_be_said()
    {
        Assert.Equal([0, 1, 2], Ranks(TimesOf("dmy")));
        Assert.Equal([1, 0, 2], Ranks(TimesOf("mdy")));

        static double[] TimesOf(string order) =>
            ((TimedRows)Of(["05/01/2024", "04/02/2024", "06/07/2024"], new() { Time = "x", Dates = [order] }).Dependence!).Times;
    }

    [Fact]
    public void The_last_column_is_no_target_where_it_says_groups_or_time()
    {
        const string csv = "w,kind,x\n1,a,7\n2,b,8\n4,a,8\n";

        Assert.Equal(["kind"], InferredTable.Of(csv, new() { Group = "x" }).Schema.Target.Columns);
        Assert.Equal(["kind"], InferredTable.Of(csv, new() { Time = "x" }).Schema.Target.Columns);
    }

    [Fact]
    public void Refuses_a_row_without_a_time()
    {
        var fault = Fault.Of("column \"x\": expected a date such as 2024-02-29",
            () => Of(["2024-01-31", "2024-02-01", "", "2024-03-05"], new() { Time = "x" }));
        Assert.EndsWith(" in every row, found nothing", fault.Message, StringComparison.Ordinal);
        Assert.Equal(new Place(InferredTable.Name, 4), fault.Place);
    }

    [Fact]
    public void Refuses_what_is_no_time()
    {
        Fault.Of("column \"x\": expected times that can be put in order, numbers or dates, found \"anna\"", () => Of(Names(), new() { Time = "x" }));
        Fault.Of("found \"2024-10001\"", () => Of(["2024-10001", "2024-10002", "2023-20001"], new() { Time = "x" })); // too long to be one
        Fault.Of("found \"2024-Q1\"", () => Of(["2024-Q1", "2024-Q2", "2024-H2"], new() { Time = "x" })); // in more than one way
        Fault.Of("column \"x\": expected a quarter such as 2024-Q1 in every row, found nothing", () => Of(["2024-Q1", "", "2024-Q2"], new() { Time = "x" }));
        Fault.Of("found a column that is constant", () => Of(["1", "1", "1"], new() { Time = "x" }));
    }

    [Fact]
    public void Refuses_a_column_that_is_not_there_and_one_with_another_role()
    {
        Fault.Of("column \"z\": found no column of this name", () => Of(Names(), new() { Group = "z" }));
        Fault.Of("column \"z\": found no column of this name", () => Of(Names(), new() { Time = "z" }));
        Fault.Of("column \"y\" is both the groups and the target", () => Of(Names(), new() { Group = "y", Targets = ["y"] }));
        Fault.Of("column \"w\" is both the time and the weight", () => Of(Names(), new() { Time = "w", Weight = "w" }));
        Fault.Of("by groups and by time at once", () => Of(Names(), new() { Time = "w", Group = "x" }));
    }

    private static TrainingTable Of(IEnumerable<string> cells, TableOptions options) => InferredTable.OfCells(cells, options);

    private static string[] Names() => ["anna", "ben", "anna", "ben", "carl", "anna"];

    private static string[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(number => $"{number}")];

    private static int[] Ranks(double[] times) => [.. times.Select(time => times.Count(other => other < time))];
}
