using Gophernet.Tables;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

/// <summary>Which columns and rows a model learns from.</summary>
public class TrainingTableTests
{
    [Fact]
    public void The_target_is_the_last_column_where_none_is_named()
    {
        var schema = Read("x,y,kind\n1,2,a\n3,4,b\n").Schema;

        Assert.Equal(TargetForm.Label, schema.TargetForm);
        Assert.Equal(["kind"], schema.Targets);
        Assert.Equal(["x", "y"], schema.Features);
    }

    [Fact]
    public void The_default_target_is_the_last_column_that_is_not_dropped() =>
        Assert.Equal(["kind"], Read("x,kind,note\n1,a,?\n3,b,!\n", dropped: ["note"]).Schema.Targets);

    [Fact]
    public void A_named_target_may_stand_anywhere()
    {
        var training = Read("kind,x,y\na,1,2\nb,3,4\n", ["kind"]);

        Assert.Equal(["x", "y"], training.Schema.Features);
        Assert.Equal([1, 3], training.Table.Feature(0).ToArray());
        Assert.Equal([2, 4], training.Table.Feature(1).ToArray());
    }

    [Fact]
    public void Several_targets_are_indicators_and_name_the_classes()
    {
        var training = Read("b,x,a\n1,5,0\n0.0,6,1.0\n0,7,1\n", ["b", "a"]);

        Assert.Equal(TargetForm.Indicators, training.Schema.TargetForm);
        Assert.Equal(["b", "a"], training.Schema.Classes);
        Assert.Equal(["x"], training.Schema.Features);
        Assert.Equal([0, 1, 1], training.Table.ClassCodes.ToArray());
    }

    [Fact]
    public void A_target_named_twice_counts_once() => Assert.Equal(["kind"], Read("x,kind\n1,a\n2,b\n", ["kind", "kind"]).Schema.Targets);

    [Fact]
    public void Dropped_columns_are_neither_features_nor_read() =>
        Assert.Equal(["x"], Read("id,x,kind\nA-1,1,a\n,2,b\n", dropped: ["id"]).Schema.Features);

    [Fact]
    public void Rows_keep_their_order_and_know_their_lines()
    {
        var table = Read("x,kind\n5,b\n\n\"6\",a\n7,b\n").Table;

        Assert.Equal([5, 6, 7], table.Feature(0).ToArray());
        Assert.Equal([1, 0, 1], table.ClassCodes.ToArray());
        Assert.Equal(new Place(CsvText.Name, 4), table.PlaceOf(1));
    }

    [Fact]
    public void Holds_more_rows_than_its_first_memory()
    {
        const int Rows = 5_000;
        var lines = Enumerable.Range(0, Rows).Select(row => $"{row},{(row % 2 == 0 ? "even" : "odd")}\n");

        var table = Read("x,kind\n" + string.Concat(lines)).Table;

        Assert.Equal(Enumerable.Range(0, Rows).Select(row => (double)row), table.Feature(0).ToArray());
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => row % 2), table.ClassCodes.ToArray());
    }

    [Fact]
    public void Numbers_keep_all_their_digits_in_memory() => // a date in seconds has more digits than a float
        Assert.Equal([1700000001, 1700000002], Read("t,kind\n1700000001,a\n1700000002,b\n").Table.Feature(0).ToArray());

    internal static TrainingTable Read(string input, string[]? targets = null, string[]? dropped = null) =>
        TrainingTable.Read(CsvText.Open(input), targets ?? [], dropped ?? []);
}
