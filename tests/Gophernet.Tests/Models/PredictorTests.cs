using Gophernet.Models;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tests.Csv;
using Gophernet.Tests.Numerics;
using Gophernet.Tests.Tables;

namespace Gophernet.Tests.Models;

public class PredictorTests
{
    private static readonly Model Model = SmallModel.Create(3, [5, 4], 3, Activation.Softmax, 7);

    // The predictor works on blocks of 256 rows; the network alone takes all rows at once. Both must give the same bits.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Predicts_what_the_network_puts_out(int rows)
    {
        var table = RandomTable(rows);
        var (numbers, codes) = (new Matrix(0, 0), new CodeMatrix());
        FeatureEncoder.EncodeInputs(Model.Schema, table, 0, rows, numbers, codes, new TextRows());
        var expected = Model.Networks[0].Forward(new InputBatch(PanelSamples.Of(numbers), codes), new LayerOutputs(Model.Shape));

        var outputs = new Predictor(Model).Predict(table);

        Assert.Equal((rows, 3), (outputs.Rows, outputs.Columns));
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(expected[i, row], outputs[row, i]);
            }
        }
    }

    [Fact]
    public void A_row_has_the_same_prediction_in_every_table()
    {
        const int Rows = 600;
        var table = RandomTable(Rows);
        var together = new Predictor(Model).Predict(table);
        var alone = new Predictor(Model);
        for (var row = 0; row < Rows; row++)
        {
            var cells = Enumerable.Range(0, 3).Select(i => table.Feature(i)[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture));
            var outputs = alone.Predict(TableTests.Unlabelled("x,y,z\n" + string.Join(',', cells) + "\n"));

            Assert.Equal(together.Row(row).ToArray(), outputs.Row(0).ToArray());
        }
    }

    [Fact]
    public void A_small_table_after_a_large_one_has_its_own_size()
    {
        var predictor = new Predictor(Model);
        predictor.Predict(RandomTable(500));

        Assert.Equal(2, predictor.Predict(RandomTable(2)).Rows);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)] // in the second block
    public void An_output_that_is_not_finite_is_a_fault_of_its_row(int line)
    {
        var model = SmallModel.Create(1, [], 1, Activation.Identity, 1);
        model.Networks[0].Parameters.Values.Fill(2);
        var lines = Enumerable.Range(2, 400).Select(current => current == line ? "3e38\n" : "1\n");

        var table = TableTests.Unlabelled("x\n" + string.Concat(lines));
        var rows = new PredictedRows(model, new TableBlocks(table, () => 0));

        Assert.True(rows.MoveNext());
        Assert.Equal(line - 2, rows.Predictions.Count);
        Fault.At(line, 0, "not a finite number", () => throw rows.Fault!);
    }

    [Fact]
    public void Allocates_nothing_once_warm()
    {
        var predictor = new Predictor(Model);
        var (large, small) = (RandomTable(1000), RandomTable(10));
        predictor.Predict(large);
        predictor.Predict(small);

        Assert.Equal(0, Allocation.Of(() =>
        {
            predictor.Predict(large);
            predictor.Predict(small);
        }));
    }

    [Theory]
    [InlineData(false, "x0,x1,x2\n", "0.5,0.25,\"1.5\"\n")]
    [InlineData(true, "n,b,d,c\n", "0.5,YES,2024-02-29T13:45:30Z,q\n")]
    [InlineData(true, "n,b,d,c\n", "NA,,NA,unseen\n")]
    [InlineData(true, "n,b,d,c\n", "oops,no,2024-02-29,1.0\n")]
    public void Reading_and_predicting_in_batches_allocate_nothing_per_row_once_warm(bool isMixed, string header, string line)
    {
        const int Rows = 20_000;
        var model = isMixed ? SmallModel.Mixed() : Model;
        var rows = new TableBatches(model.Schema, CsvText.Open(header + string.Concat(Enumerable.Repeat(line, Rows))), withTarget: false);
        var predictor = new Predictor(model);
        var read = Predict(rows, predictor, Rows / 2);

        Assert.Equal(0, Allocation.Of(() => read += Predict(rows, predictor, Rows)));
        Assert.Equal(Rows, read);
    }

    private static int Predict(TableBatches rows, Predictor predictor, int enough)
    {
        var read = 0;
        while (read < enough && rows.ReadBatch())
        {
            read += predictor.Predict(rows.Table).Rows;
        }

        return read;
    }

    private static Table RandomTable(int rows)
    {
        var random = new Random(rows);
        return TableTests.Unlabelled("x,y,z\n" + string.Concat(Enumerable.Range(0, rows).Select(_ =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{random.NextDouble()},{random.NextDouble()},{-random.NextDouble()}\n"))));
    }
}
