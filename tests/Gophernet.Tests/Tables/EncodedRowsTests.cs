using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

public class EncodedRowsTests
{
    private const int Rows = 100;

    private static readonly (int Start, int Rows)[] Blocks = [(0, 256), (300, 1), (200, 500)];

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public void Gives_back_every_code_and_number_gathered_or_in_order(int width)
    {
        var encoded = new EncodedRows(Rows, 2, [width, 3]);
        var (numbers, codes) = (new Matrix(2, Rows), new CodeMatrix());
        codes.Resize(2, Rows);
        for (var row = 0; row < Rows; row++)
        {
            (numbers[0, row], numbers[1, row]) = (row, -row);
            codes.Column(0)[row] = row switch { 0 => CodeMatrix.None, 1 => width - 1, _ => row % width };
            codes.Column(1)[row] = row % 3;
        }

        encoded.Set(0, numbers, codes);
        var (gathered, panels, gatheredCodes) = (new int[] { 1, 99, 0, 1 }, new PanelMatrix(0, 0), new CodeMatrix());
        encoded.Gather(gathered, panels, gatheredCodes);
        var (copied, copiedCodes) = (new Matrix(2, 5), new CodeMatrix());
        copiedCodes.Resize(2, 5);
        encoded.CopyTo(95, copied, copiedCodes);

        Assert.Equal(gathered.Select(row => codes.Column(0)[row]), gatheredCodes.Column(0)[..4].ToArray());
        Assert.Equal(gathered.Select(row => row % 3), gatheredCodes.Column(1)[..4].ToArray());
        Assert.Equal(codes.Column(0)[95..Rows].ToArray(), copiedCodes.Column(0)[..5].ToArray());
        Assert.Equal([95f, 96, 97, 98, 99], copied.Row(0).ToArray());
    }

    [Fact]
    public void A_table_gives_the_same_inputs_before_and_after_it_is_encoded()
    {
        var rows = Enumerable.Range(0, 700).Select(row => $"{row % 97 / 10.0},{(row % 9 == 0 ? "" : $"c{row % 5}")},{(row % 3 == 0 ? "yes" : "no")},{row % 2}");
        var training = InferredTable.Of("x,kind,flag,y\n" + string.Join('\n', rows) + "\n");
        var before = Inputs(training);
        var encoded = FeatureEncoder.EncodeRows(training.Schema, training.Table);

        Assert.Same(encoded, training.Table.Encoded);
        Assert.Same(encoded, FeatureEncoder.EncodeRows(training.Schema, training.Table));
        Assert.Equal(before, Inputs(training));
        Assert.Throws<InvalidOperationException>(() => training.Table.Take([0]));
    }

    private static (float[] Numbers, int[] Codes) InputsOf(TrainingTable training, int start, int rows)
    {
        var (numbers, codes) = (new Matrix(0, 0), new CodeMatrix());
        FeatureEncoder.EncodeInputs(training.Schema, training.Table, start, rows, numbers, codes, new TextRows());
        return (numbers.Values.ToArray(), codes.Column(0)[..rows].ToArray());
    }

    private static IEnumerable<float> Inputs(TrainingTable training) =>
        [.. Blocks.Select(block => InputsOf(training, block.Start, block.Rows))
            .SelectMany(inputs => inputs.Numbers.Concat(inputs.Codes.Select(code => (float)code)))];
}
