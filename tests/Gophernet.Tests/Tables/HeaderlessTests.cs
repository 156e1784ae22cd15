using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

public class HeaderlessTests
{
    private static readonly CsvOptions NoHeader = new(HasHeader: false);

    [Fact]
    public void Columns_without_a_header_are_numbered()
    {
        var training = InferredTable.Of("1,red,p\n4,blue,q\n2,red,p\n");

        Assert.Equal(["column_1", "column_2", "column_3"], training.Schema.Columns);
        Assert.Equal(["column_1", "column_2"], training.Schema.FeatureNames);
        Assert.Equal(["column_3"], training.Schema.Target.Columns);
        Assert.Equal([1, 4, 2], InferredTable.Values(training, "column_1"));
        Assert.Equal(1, training.Table.PlaceOf(0).Line);
    }

    [Theory]
    [InlineData(",2\n2,1\n")]
    [InlineData(",2\n2,1\n3,2\n4,1\n")]
    [InlineData("1,,p\n2,7,q\n3,8,p\n")]
    public void A_first_row_with_an_empty_cell_is_a_row_in_prediction_too(string csv)
    {
        var training = InferredTable.Of(csv);
        Assert.Equal("column_1", training.Schema.Columns[0]);

        TableReplay.Check(training, () => InferredTable.Open(csv));
    }

    [Fact]
    public void Columns_that_a_header_gives_no_name_are_found_again()
    {
        const string csv = ",,y\n1,2,p\n3,5,q\n4,4,p\n";
        var training = InferredTable.Of(csv);
        Assert.Equal(["column_1", "column_2", "y"], training.Schema.Columns);

        TableReplay.Check(training, () => InferredTable.Open(csv));
    }

    [Fact]
    public void A_header_whose_named_columns_are_no_features_is_found_again()
    {
        var options = new CsvOptions { Ragged = RaggedRows.Fill };
        const string csv = "22,,2\n3,0\ni";
        var training = TableInference.Read(InferredTable.Open(csv, options), new TableOptions { Targets = ["22"] });
        Assert.Equal(["22", "column_2", "2"], training.Schema.Columns);

        TableReplay.Check(training, () => InferredTable.Open(csv, options));
    }

    [Fact]
    public void An_input_without_a_header_is_read_by_position_with_and_without_the_target()
    {
        var schema = InferredTable.Of("a,y,b\n1,p,red\n4,q,blue\n2,p,red\n", new TableOptions { Targets = ["y"] }).Schema;

        Assert.Equal([[5, 6], [0, 1]], Features(schema, "5,q,blue\n6,p,red\n"));
        Assert.Equal([[5, 6], [0, 1]], Features(schema, "5,blue\n6,red\n"));
    }

    [Fact]
    public void A_model_from_a_table_without_a_header_reads_by_name_too()
    {
        var schema = InferredTable.Of("1,red,p\n4,blue,q\n2,red,p\n").Schema;

        Assert.Equal([[5], [0]], Features(schema, "column_2,other,column_1\nblue,z,5\n", new CsvOptions(HasHeader: true)));
    }

    [Fact]
    public void The_target_is_read_by_position()
    {
        var schema = InferredTable.Of("a,y,b\n1,p,red\n4,q,blue\n2,p,red\n", new TableOptions { Targets = ["y"] }).Schema;
        var table = new TableBatches(schema, InferredTable.Open("5,q,blue\n6,,red\n7,p,red\n", NoHeader), withTarget: true);

        Assert.True(table.ReadBatch());
        Assert.Equal([1, 0], table.Table.Target(0).ToArray());
        Assert.False(table.ReadBatch());
        Assert.Equal(1, table.LeftOutCount);
    }

    [Fact]
    public void Several_targets_are_left_out_by_position()
    {
        var schema = InferredTable.Of("a,b,x\n1,0,5\n0,1,6\n1,0,7\n", new TableOptions { Targets = ["a", "b"] }).Schema;

        Assert.Equal([[9]], Features(schema, "9\n"));
        Assert.Equal([[9]], Features(schema, "1,0,9\n"));
    }

    [Fact]
    public void Columns_that_the_model_passes_over_keep_their_position()
    {
        var schema = InferredTable.Of("a,b,y\n1,3,p\n4,3,q\n2,3,p\n").Schema; // b is constant

        Assert.Equal([[5]], Features(schema, "5,8\n"));
    }

    [Theory]
    [InlineData("5\n", "found 1 and no header")]
    [InlineData("5,q,blue,7\n", "found 4 and no header")]
    public void Another_number_of_columns_is_a_fault(string csv, string words)
    {
        var schema = InferredTable.Of("a,y,b\n1,p,red\n4,q,blue\n2,p,red\n", new TableOptions { Targets = ["y"] }).Schema;

        Fault.Of("expected 3 columns as in the training table, or 2 without the target, " + words, () => Features(schema, csv));
    }

    [Fact]
    public void Without_the_target_there_is_nothing_to_evaluate()
    {
        var schema = InferredTable.Of("a,b,y\n1,5,p\n4,8,q\n2,9,p\n").Schema;

        Fault.Of("column \"y\": found no column of this name", () => _ = new TableBatches(schema, InferredTable.Open("5,8\n", NoHeader), withTarget: true));
    }

    private static double[][] Features(Schema schema, string csv, CsvOptions? options = null)
    {
        var table = new TableBatches(schema, InferredTable.Open(csv, options ?? NoHeader), withTarget: false);
        var rows = Enumerable.Range(0, schema.Features.Length).Select(_ => new List<double>()).ToArray();
        while (table.ReadBatch())
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i].AddRange(table.Table.Feature(i));
            }
        }

        return [.. rows.Select(values => values.ToArray())];
    }
}
