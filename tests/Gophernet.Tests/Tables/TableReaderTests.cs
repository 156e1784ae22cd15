using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

/// <summary>How an input is read for a model.</summary>
public class TableReaderTests
{
    private static readonly Schema Labelled = new(["x", "y"], TargetForm.Label, ["kind"], ["a", "b"]);
    private static readonly Schema Indicated = new(["x"], TargetForm.Indicators, ["b", "a"], ["b", "a"]);

    [Fact]
    public void Columns_may_stand_in_any_order_beside_others()
    {
        var rows = TableReader.OpenFeatures(Labelled, CsvText.Open("note,y,x\n?,2,1\n,4,3\n"));

        Assert.True(rows.ReadBatch());
        Assert.Equal([1, 3], rows.Table.Feature(0).ToArray());
        Assert.Equal([2, 4], rows.Table.Feature(1).ToArray());
        Assert.True(rows.Table.ClassCodes.IsEmpty);
    }

    [Fact]
    public void A_missing_feature_is_named() =>
        Fault.At(1, 0, "column \"y\"", () => TableReader.OpenFeatures(Labelled, CsvText.Open("x,kind\n1,a\n")));

    [Fact]
    public void A_missing_label_is_named() =>
        Fault.At(1, 0, "column \"kind\"", () => TableReader.OpenLabelled(Labelled, CsvText.Open("x,y\n1,2\n")));

    [Fact]
    public void A_missing_indicator_is_named() =>
        Fault.At(1, 0, "column \"a\"", () => TableReader.OpenLabelled(Indicated, CsvText.Open("x,b\n1,1\n")));

    [Fact]
    public void Labels_have_the_codes_of_the_model()
    {
        var rows = TableReader.OpenLabelled(Labelled, CsvText.Open("kind,x,y\nb,1,2\n a ,1,2\n\"b\",1,2\n"));
        rows.ReadBatch();

        Assert.Equal([1, 0, 1], rows.Table.ClassCodes.ToArray());
    }

    [Fact]
    public void Indicators_have_the_codes_of_the_model()
    {
        var rows = TableReader.OpenLabelled(Indicated, CsvText.Open("a,b,x\n0,1,5\n1,0,6\n"));
        rows.ReadBatch();

        Assert.Equal([0, 1], rows.Table.ClassCodes.ToArray());
    }

    [Fact]
    public void A_class_that_the_model_does_not_know_is_a_fault_where_it_stands()
    {
        var rows = TableReader.OpenLabelled(Labelled, CsvText.Open("x,y,kind\n1,2,A\n"));

        var fault = Fault.At(2, 5, "found the class \"A\", which the model does not know", () => rows.ReadBatch());

        Assert.Equal("Its classes are: a, b.", fault.Hint);
    }

    [Fact]
    public void A_header_alone_has_no_batch() => Assert.False(TableReader.OpenFeatures(Labelled, CsvText.Open("x,y\n")).ReadBatch());

    [Fact]
    public void Every_row_is_in_one_batch()
    {
        const int Rows = 5_000;
        var lines = Enumerable.Range(0, Rows).Select(row => $"{row},0\n");
        var rows = TableReader.OpenFeatures(Labelled, CsvText.Open("x,y\n" + string.Concat(lines)));

        var read = new List<double>();
        while (rows.ReadBatch())
        {
            Assert.InRange(rows.Table.RowCount, 1, 1024); // memory does not grow with the input
            read.AddRange(rows.Table.Feature(0));
        }

        Assert.Equal(Enumerable.Range(0, Rows).Select(row => (double)row), read);
    }

    [Theory]
    [InlineData("1,2\n3,4\n5,?\n7,8\n", 4, 3)]
    [InlineData("1,2\n3,4\n5\n7,8\n", 4, 2)]
    [InlineData("1,2\n3,4\n5,\"\n7,8\n", 4, 3)]
    public void Rows_before_a_fault_come_first_and_the_fault_with_the_next_call(string lines, long line, long column)
    {
        var rows = TableReader.OpenFeatures(Labelled, CsvText.Open("x,y\n" + lines));
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
        var rows = TableReader.OpenFeatures(Labelled, CsvText.Open("x,y\n" + string.Concat(Enumerable.Repeat("1,2\n", 20)) + "1,?\n1,2\n"));
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
        var rows = TableReader.OpenFeatures(Labelled, new CsvReader(stream, CsvText.Name));
        Assert.Equal(1, stream.ReadCount);

        Assert.True(rows.ReadBatch());
        Assert.Equal([1, 3], rows.Table.Feature(0).ToArray());
        Assert.Equal(2, stream.ReadCount);

        Assert.True(rows.ReadBatch());
        Assert.Equal([5], rows.Table.Feature(0).ToArray());
        Assert.False(rows.ReadBatch());
    }
}
