using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

/// <summary>How an input is read for a model.</summary>
public class TableReaderTests
{
    private static readonly Schema Labelled = TableTests.Numeric(new Scaling(0, 0, 1), "x", "y");
    private static readonly Schema Indicated =
        TableTests.Numeric(new Scaling(0, 0, 1), "x") with { Columns = ["x", "b", "a"], Target = new IndicatorTarget(["b", "a"]) };

    [Fact]
    public void Columns_may_stand_in_any_order_beside_others()
    {
        var rows = OpenFeatures(Labelled, CsvText.Open("note,y,x\n?,2,1\n,4,3\n"));

        Assert.True(rows.ReadBatch());
        Assert.Equal([1, 3], rows.Table.Feature(0).ToArray());
        Assert.Equal([2, 4], rows.Table.Feature(1).ToArray());
    }

    [Fact]
    public void A_missing_feature_is_named() =>
        Fault.At(1, 0, "column \"y\"", () => OpenFeatures(Labelled, CsvText.Open("x,kind\n1,a\n")));

    [Fact]
    public void A_missing_label_is_named() =>
        Fault.At(1, 0, "column \"kind\"", () => OpenLabelled(Labelled, CsvText.Open("x,y\n1,2\n")));

    [Fact]
    public void A_missing_indicator_is_named() =>
        Fault.At(1, 0, "column \"a\"", () => OpenLabelled(Indicated, CsvText.Open("x,b\n1,1\n")));

    [Fact]
    public void Labels_have_the_codes_of_the_model()
    {
        var rows = OpenLabelled(Labelled, CsvText.Open("kind,x,y\nb,1,2\n a ,1,2\n\"b\",1,2\n"));
        rows.ReadBatch();

        Assert.Equal([1, 0, 1], rows.Table.Target(0).ToArray());
    }

    [Fact]
    public void Indicators_have_the_codes_of_the_model()
    {
        var rows = OpenLabelled(Indicated, CsvText.Open("a,b,x\n0,1,5\n1,0,6\n"));
        rows.ReadBatch();

        Assert.Equal([0, 1], rows.Table.Target(0).ToArray());
    }

    [Fact]
    public void A_class_that_the_model_does_not_know_is_a_fault_where_it_stands()
    {
        var rows = OpenLabelled(Labelled, CsvText.Open("x,y,kind\n1,2,A\n"));

        var fault = Fault.At(2, 5, "found the class \"A\", which the model does not know", () => rows.ReadBatch());

        Assert.Equal("Its classes are: a, b.", fault.Hint);
    }

    [Fact]
    public void A_missing_cell_of_a_feature_is_no_fault()
    {
        var rows = OpenFeatures(Labelled, CsvText.Open("x,y\n1,\n NA ,4\nn/a,?\n\"\",inf\n.,-Infinity\n"));

        Assert.True(rows.ReadBatch());
        Assert.Equal([1, double.NaN, double.NaN, double.NaN, double.NaN], rows.Table.Feature(0).ToArray());
        Assert.Equal([double.NaN, 4, double.NaN, double.NaN, double.NaN], rows.Table.Feature(1).ToArray());
        Assert.Equal(0, rows.LenientCount);
    }

    [Fact]
    public void Only_what_the_model_calls_missing_is_missing() => Fault.At(
        2, 1, "column \"x\": expected a number, found \"NA\"",
        () => OpenFeatures(Labelled with { MissingTexts = ["-"] }, CsvText.Open("x,y\nNA,-\n")).ReadBatch());

    [Theory]
    [InlineData("oops,2\n", 1, "column \"x\": expected a number, found \"oops\"")]
    [InlineData("1,1e39\n", 3, "column \"y\": expected a number, found \"1e39\"")]
    [InlineData("1,-1e999\n", 3, "column \"y\": expected a number")]
    public void A_cell_that_is_no_number_is_a_fault_where_it_stands(string line, long column, string words) =>
        Fault.At(2, column, words, () => OpenFeatures(Labelled, CsvText.Open("x,y\n" + line)).ReadBatch());

    [Fact]
    public void A_lenient_reader_takes_such_cells_for_missing_and_counts_them()
    {
        var rows = new TableBatches(Labelled, CsvText.Open("x,y\noops,2\n3,1e39\n,5\n"), withTarget: false, isLenient: true);

        Assert.True(rows.ReadBatch());
        Assert.Equal([double.NaN, 3, double.NaN], rows.Table.Feature(0).ToArray());
        Assert.Equal([2, double.NaN, 5], rows.Table.Feature(1).ToArray());
        Assert.Equal(2, rows.LenientCount);
    }

    [Fact]
    public void A_lenient_reader_does_not_forgive_a_target() => Fault.At(
        2, 5, "found the class \"c\"", () => new TableBatches(Labelled, CsvText.Open("x,y,kind\n1,2,c\n"), withTarget: true, isLenient: true).ReadBatch());

    [Theory]
    [InlineData("b", "no or yes")]
    [InlineData("d", "a date such as")]
    public void A_fault_says_what_its_column_needs(string column, string words)
    {
        var schema = Models.SmallModel.MixedSchema;
        var cells = schema.FeatureNames.Select(name => name == column ? "maybe" : "");

        Fault.Of(words, () => OpenFeatures(schema, CsvText.Open($"{string.Join(',', schema.FeatureNames)}\n{string.Join(',', cells)}\n")).ReadBatch());
    }

    [Fact]
    public void Without_a_header_columns_are_found_by_position()
    {
        var rows = new TableBatches(Labelled, CsvText.OpenWithoutHeader("1,2,b\n3,4,a\n"), withTarget: true);

        Assert.True(rows.ReadBatch());
        Assert.Equal([1, 3], rows.Table.Feature(0).ToArray());
        Assert.Equal([2, 4], rows.Table.Feature(1).ToArray());
        Assert.Equal([1, 0], rows.Table.Target(0).ToArray());
        Assert.Equal(1, rows.Table.PlaceOf(0).Line);
    }

    [Fact]
    public void Without_a_header_the_target_may_be_left_out()
    {
        var rows = OpenFeatures(Labelled with { Columns = ["x", "kind", "y"] }, CsvText.OpenWithoutHeader("1,2\n"));

        Assert.True(rows.ReadBatch());
        Assert.Equal((1, 2), (rows.Table.Feature(0)[0], rows.Table.Feature(1)[0]));
    }

    [Theory]
    [InlineData("1\n")]
    [InlineData("1,2,b,4\n")]
    public void Without_a_header_any_other_number_of_columns_is_a_fault(string line) =>
        Fault.At(1, 0, "expected 3 columns as in the training table, or 2 without the target", () => OpenFeatures(Labelled, CsvText.OpenWithoutHeader(line)));

    [Fact]
    public void The_observer_sees_the_records_that_become_rows()
    {
        var seen = new List<string>();
        var rows = OpenLabelled(Labelled, CsvText.Open("x,y,kind,id\n1,2,a,p\n1,2,,q\n1,2,b,r\n"));
        rows.Observer = record => seen.Add(record[3].ToString());

        Assert.True(rows.ReadBatch());
        Assert.Equal(["p", "r"], seen);
    }

    [Theory]
    [InlineData("5,oops,a\n")] // the second feature
    [InlineData("oops,5,a\n")] // the first
    [InlineData("5,6,c\n")] // the target, after every feature was read
    public void A_record_with_a_fault_leaves_the_rows_before_it_as_they_were(string faulty)
    {
        var rows = OpenLabelled(Labelled, CsvText.Open("x,y,kind\n1,2,b\n" + faulty));

        Assert.True(rows.ReadBatch());
        Assert.Equal(1, rows.Table.RowCount);
        Assert.Equal((1, 2, 1), (rows.Table.Feature(0)[0], rows.Table.Feature(1)[0], rows.Table.Target(0)[0]));
    }

    [Fact]
    public void A_batch_goes_on_over_rows_without_a_target()
    {
        var rows = OpenLabelled(Labelled, CsvText.Open("x,y,kind\n" + string.Concat(Enumerable.Repeat("1,2,\n", 5_000)) + "3,4,a\n"));

        Assert.True(rows.ReadBatch());
        Assert.Equal([3], rows.Table.Feature(0).ToArray());
        Assert.Equal(5_000, rows.LeftOutCount);
        Assert.False(rows.ReadBatch());
    }

    [Fact]
    public void A_header_alone_has_no_batch() => Assert.False(OpenFeatures(Labelled, CsvText.Open("x,y\n")).ReadBatch());

    [Fact]
    public void Every_row_is_in_one_batch()
    {
        const int Rows = 5_000;
        const int MaxRows = 16 * 1024 / 4; // of the smallest block, with four bytes a row
        var lines = Enumerable.Range(0, Rows).Select(row => $"{row},0\n");
        var rows = OpenFeatures(Labelled, CsvText.Open("x,y\n" + string.Concat(lines)));

        var read = new List<double>();
        while (rows.ReadBatch())
        {
            Assert.InRange(rows.Table.RowCount, 1, MaxRows); // memory does not grow with the input
            read.AddRange(rows.Table.Feature(0));
        }

        Assert.Equal(Enumerable.Range(0, Rows).Select(row => (double)row), read);
    }

    [Theory]
    [InlineData("1,2\n3,4\n5,oops\n7,8\n", 4, 3)]
    [InlineData("1,2\n3,4\n5\n7,8\n", 4, 2)]
    [InlineData("1,2\n3,4\n5,\"\n7,8\n", 4, 3)]
    public void Rows_before_a_fault_come_first_and_the_fault_with_the_next_call(string lines, long line, long column)
    {
        var rows = OpenFeatures(Labelled, CsvText.Open("x,y\n" + lines));
        var read = new List<double>();

        Fault.At(line, column, "", () =>
        {
            while (rows.ReadBatch())
            {
                read.AddRange(rows.Table.Feature(0));
            }
        });

        Assert.Equal([1, 3], read);
    }

    [Fact]
    public void A_fault_stays_a_fault()
    {
        var rows = OpenFeatures(Labelled, CsvText.Open("x,y\n" + string.Concat(Enumerable.Repeat("1,2\n", 20)) + "1,oops\n1,2\n"));
        var read = 0;
        Assert.Throws<GophernetException>(() =>
        {
            while (rows.ReadBatch())
            {
                read += rows.Table.RowCount;
            }
        });

        Assert.Equal(20, read);
        Assert.Throws<GophernetException>(() => rows.ReadBatch());
        Assert.Equal(0, rows.Table.RowCount);
    }

    [Fact]
    public void Waits_for_the_first_record_of_a_batch_only()
    {
        var stream = new PiecewiseStream("x,y\n", "1,2\n3,4\n5,", "6\n");
        var rows = OpenFeatures(Labelled, new CsvReader(stream, CsvText.Name));
        Assert.Equal(1, stream.ReadCount);

        Assert.True(rows.ReadBatch());
        Assert.Equal([1, 3], rows.Table.Feature(0).ToArray());
        Assert.Equal(2, stream.ReadCount);

        Assert.True(rows.ReadBatch());
        Assert.Equal([5], rows.Table.Feature(0).ToArray());
        Assert.False(rows.ReadBatch());
    }

    private static TableBatches OpenFeatures(Schema schema, CsvReader reader) => new(schema, reader, withTarget: false);

    private static TableBatches OpenLabelled(Schema schema, CsvReader reader) => new(schema, reader, withTarget: true);
}
