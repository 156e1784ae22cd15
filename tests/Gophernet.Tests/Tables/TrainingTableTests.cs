using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

/// <summary>Which columns and rows a model learns from.</summary>
public class TrainingTableTests
{
    [Fact]
    public void The_target_is_the_last_column_where_none_is_named()
    {
        var schema = Read("x,y,kind\n1,2,a\n3,4,b\n").Schema;

        Assert.Equal(["kind"], Assert.IsType<LabelTarget>(schema.Target).Columns);
        Assert.Equal(["x", "y"], schema.FeatureNames);
        Assert.Equal(["x", "y", "kind"], schema.Columns);
    }

    [Fact]
    public void The_default_target_is_the_last_column_that_is_not_dropped() =>
        Assert.Equal(["kind"], Read("x,kind,note\n1,a,?\n3,b,!\n", dropped: ["note"]).Schema.Target.Columns);

    [Fact]
    public void A_named_target_may_stand_anywhere()
    {
        var training = Read("kind,x,y\na,1,2\nb,3,4\n", ["kind"]);

        Assert.Equal(["x", "y"], training.Schema.FeatureNames);
        Assert.Equal([1, 3], training.Table.Feature(0).ToArray());
        Assert.Equal([2, 4], training.Table.Feature(1).ToArray());
    }

    [Fact]
    public void Several_targets_with_a_one_in_every_row_are_indicators_and_name_the_classes()
    {
        var training = Read("b,x,a\n1,5,0\n0.0,6,1.0\n0,7,1\n", ["b", "a"]);

        Assert.Equal(["b", "a"], Assert.IsType<IndicatorTarget>(training.Schema.Target).Classes);
        Assert.Equal(["x"], training.Schema.FeatureNames);
        Assert.Equal([0, 1, 1], training.Table.Target(0).ToArray());
    }

    [Fact]
    public void A_target_named_twice_counts_once() => Assert.Equal(["kind"], Read("x,kind\n1,a\n2,b\n", ["kind", "kind"]).Schema.Target.Columns);

    [Fact]
    public void Dropped_columns_are_neither_features_nor_read()
    {
        var training = Read("id,x,kind\nA-1,1,a\n,2,b\n", dropped: ["id"]);

        Assert.Equal(["x"], training.Schema.FeatureNames);
        Assert.Equal([("id", "as asked")], training.Dropped);
    }

    [Fact]
    public void A_pattern_drops_every_column_like_it() =>
        Assert.Equal(["x"], Read("id_1,id_2,x,kind\n1,2,3,a\n2,5,4,b\n", dropped: ["id_?"]).Schema.FeatureNames);

    [Fact]
    public void Rows_keep_their_order_and_know_their_lines()
    {
        var table = Read("x,kind\n5,b\n\n\"6\",a\n7,b\n").Table;

        Assert.Equal([5, 6, 7], table.Feature(0).ToArray());
        Assert.Equal([1, 0, 1], table.Target(0).ToArray());
        Assert.Equal(new Place(CsvText.Name, 4), table.PlaceOf(1));
    }

    [Fact]
    public void Rows_without_a_target_are_left_out_and_counted()
    {
        var training = Read("x,kind\n5,a\n6,\n7,  \n8,NA\n9,b\n");

        Assert.Equal([5, 9], training.Table.Feature(0).ToArray());
        Assert.Equal(new Place(CsvText.Name, 6), training.Table.PlaceOf(1));
        Assert.Equal(3, training.LeftOutCount);
    }

    [Fact]
    public void What_rows_without_a_target_hold_is_not_learned()
    {
        var training = Read("x,city,kind\n5,Rome,a\n1000,Paris,\n9,Oslo,b\n", new TableOptions { Scaling = NumberScaling.Standard });

        Assert.Equal(["Oslo", "Rome"], Assert.IsType<CategoricalFeature>(training.Schema.Features[1]).Categories);
        Assert.Equal(new Scaling(7, 7, 2), Assert.IsType<NumericFeature>(training.Schema.Features[0]).Scaling);
    }

    [Fact]
    public void Holds_more_rows_than_its_first_memory()
    {
        const int Rows = 20_000;
        var lines = Enumerable.Range(0, Rows).Select(row => $"{2 * row},{(row % 2 == 0 ? "even" : "odd")}\n");

        var table = Read("x,kind\n" + string.Concat(lines)).Table;

        Assert.Equal(Enumerable.Range(0, Rows).Select(row => 2.0 * row), table.Feature(0).ToArray());
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => (double)(row % 2)), table.Target(0).ToArray());
    }

    [Fact]
    public void Numbers_keep_all_their_digits_in_memory() => // a date in seconds has more digits than a float
        Assert.Equal([1700000001, 1700000002], Read("t,kind\n1700000001,a\n1700000002,b\n").Table.Feature(0).ToArray());

    [Fact]
    public void Without_a_header_columns_are_numbered_and_the_first_record_is_a_row()
    {
        var training = TableInference.Read(CsvText.OpenWithoutHeader("1,a\n3,b\n"), new TableOptions());

        Assert.Equal(["column_1", "column_2"], training.Schema.Columns);
        Assert.Equal([1, 3], training.Table.Feature(0).ToArray());
        Assert.Equal(1, training.Table.PlaceOf(0).Line);
    }

    [Fact]
    public void Between_semicolons_a_number_may_have_a_comma()
    {
        var reader = new CsvReader(new MemoryStream("x;kind\n1,5;a\n2,25;b\n"u8.ToArray()), CsvText.Name, (byte)';');

        Assert.Equal([1.5, 2.25], TableInference.Read(reader, new TableOptions()).Table.Feature(0).ToArray());
    }

    internal static TrainingTable Read(string input, string[]? targets = null, string[]? dropped = null, TaskKind? task = null) =>
        Read(input, new TableOptions { Targets = [.. targets ?? []], Dropped = [.. dropped ?? []], Task = task });

    internal static TrainingTable Read(string input, TableOptions options) => TableInference.Read(CsvText.Open(input), options);
}
