using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class DependentSplitTests
{
    [Fact]
    public void Groups_and_their_classes_are_shared_out()
    {
        var csv = "patient,y\n" + string.Concat(Enumerable.Range(0, 400).Select(row => $"p{row % 40},{(row % 40 < 10 ? "sick" : "well")}\n"));

        var (isTest, note) = Plan(csv, new() { Group = "patient" }, "y", 0.2);

        Assert.Equal(80, isTest.Count(test => test));
        Assert.Equal(20, isTest.Where((test, row) => test && row % 40 < 10).Count());
        Assert.All(Enumerable.Range(0, 400), row => Assert.Equal(isTest[row % 40], isTest[row]));
        Assert.Equal("column \"patient\": 40 groups, each with all its rows on one side", note!.Value.Text);
    }

    [Fact]
    public void The_last_rows_in_time_are_the_test_part()
    {
        var (isTest, note) = Plan("when,x\n3.1.2024,1\n15.1.2024,2\n1.2.2024,3\n2.1.2024,4\n1.3.2024,5\n", new() { Time = "when" }, null, 0.4);

        Assert.Equal([false, false, true, false, true], isTest);
        Assert.Null(note);
    }

    [Fact]
    public void The_last_rows_of_the_file_are_the_test_part_where_that_is_said() => Assert.Equal(
        [false, false, false, true], Plan("x\n9\n8\n7\n6\n", new() { Time = TableOptions.RowOrder }, null, 0.25).IsTest);

    [Fact]
    public void What_was_assumed_of_dates_is_said() => Assert.Equal(
        new Setting("dates", "when=dmy"), Plan("when,x\n03/01/2024,1\n04/02/2024,2\n", new() { Time = "when" }, null, 0.5).Note!.Value.Setting);

    [Fact]
    public void Groups_with_copies_of_a_row_go_to_one_part()
    {
        // Each patient has two rows; the second of p1 is the first of p0 but for the class.
        var csv = "patient,x,y\n" + string.Concat(
            Enumerable.Range(0, 80).Select(row => $"p{row / 2},{(row == 3 ? 0 : row)},{(row % 3 == 0 ? "sick" : "well")}\n"));

        for (var share = 0.1; share < 1; share += 0.1)
        {
            var (isTest, _, note) = PlanWithCopies(csv, new() { Group = "patient" }, "y", share);

            Assert.Equal([isTest[0], isTest[0], isTest[0]], isTest[1..4]);
            Assert.Equal("2 rows are copies of each other: all of a kind are in one part", note!.Value.Text);
        }
    }

    [Fact]
    public void Copies_that_come_after_are_counted()
    {
        var (isTest, _, note) = PlanWithCopies("x\n1\n2\n3\n4\n5\n6\n1\n7\n", new() { Time = TableOptions.RowOrder }, null, 0.25);

        Assert.Equal([false, false, false, false, false, false, true, true], isTest);
        Assert.Equal("2 rows are copies of each other: 1 row of the test part has a copy in the train part", note!.Value.Text);
    }

    [Fact]
    public void Refuses_a_missing_column_and_a_table_without_rows()
    {
        Fault.Of("column \"who\": found no column of this name", () => Plan("x,y\n1,2\n", new() { Group = "who" }, null, 0.2));
        Fault.Of("column \"z\": found no column of this name", () => Plan("x,y\n1,2\n2,3\n", new() { Group = "x" }, "z", 0.2));
        Fault.Of("found a header and no rows", () => Plan("x,y\n", new() { Group = "x" }, null, 0.2));
    }

    private static (bool[] IsTest, TableNote? Note) Plan(string csv, TableOptions options, string? stratify, double share) =>
        PlanWithCopies(csv, options, stratify, share) is var (isTest, note, _) ? (isTest, note) : default;

    private static (bool[] IsTest, TableNote? Note, TableNote? NoteOnCopies) PlanWithCopies(
        string csv, TableOptions options, string? stratify, double share) =>
        DependentSplit.Plan(InferredTable.Open(csv), options, stratify, share, seed: 1);
}
