using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks.Neighbours;

public class BatchComparisonTests
{
    private const int Width = 5;

    public static TheoryData<Activation, Loss, int, int, bool> Problems { get; } = new()
    {
        { Activation.Softmax, Loss.CrossEntropy, 3, 9, false },
        { Activation.Softmax, Loss.CrossEntropy, 2, 33, true },
        { Activation.Sigmoid, Loss.CrossEntropy, 3, 16, true },
        { Activation.Identity, Loss.SquaredError, 1, 20, false },
        { Activation.Identity, Loss.Huber, 2, 17, true },
        { Activation.Identity, Loss.AbsoluteError, 1, 2, false },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void Loss_and_gradient_are_those_of_a_plain_calculation(Activation output, Loss loss, int outputs, int rows, bool isWeighted)
    {
        var (batch, places) = Problem(output, outputs, rows, isWeighted);
        var deltas = new PanelMatrix(Width, rows);

        var value = new BatchComparison().Run(
            PlainComparison.Panels(places), batch.Targets, batch.Weights, loss, output, deltas, TestContext.Current.CancellationToken);

        Assert.Equal(PlainComparison.LossOf(places, batch, output, loss), value, 1e-4 * rows);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < Width; i++)
            {
                Assert.Equal(Slope(places, batch, output, loss, row, i), deltas[i, row], 3e-3);
            }
        }

        Assert.All(Padding(deltas), delta => Assert.Equal(0, delta));
    }

    [Fact]
    public void Rows_in_the_same_place_have_a_finite_gradient()
    {
        var (batch, places) = Problem(Activation.Softmax, 3, 12, isWeighted: false);
        foreach (var place in places)
        {
            places[0].CopyTo(place, 0);
        }

        var deltas = new PanelMatrix(Width, 12);

        var value = new BatchComparison().Run(
            PlainComparison.Panels(places), batch.Targets, batch.Weights, Loss.CrossEntropy, Activation.Softmax, deltas, TestContext.Current.CancellationToken);

        Assert.True(double.IsFinite(value));
        Assert.True(VectorLoop.AreFinite(deltas.Values));
    }

    // A row alone has no neighbour, and one that counts nothing tells nothing.
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Rows_without_neighbours_get_the_mean_of_nothing_and_teach_nothing(int rows, bool countNothing)
    {
        var (batch, places) = Problem(Activation.Identity, 1, rows, countNothing);
        batch.Weights?.Values.Clear();
        var deltas = new PanelMatrix(Width, rows);

        var value = new BatchComparison().Run(
            PlainComparison.Panels(places), batch.Targets, batch.Weights, Loss.SquaredError, Activation.Identity, deltas,
            TestContext.Current.CancellationToken);

        Assert.True(double.IsFinite(value));
        Assert.All(deltas.Values.ToArray(), delta => Assert.Equal(0, delta));
    }

    private static double Slope(double[][] places, Batch batch, Activation output, Loss loss, int row, int i)
    {
        const double Step = 1e-5;
        var (before, at) = (places[row][i], places[row]);
        at[i] = before + Step;
        var above = PlainComparison.LossOf(places, batch, output, loss);
        at[i] = before - Step;
        var below = PlainComparison.LossOf(places, batch, output, loss);
        at[i] = before;
        return (above - below) / (2 * Step);
    }

    private static (Batch, double[][]) Problem(Activation output, int outputs, int rows, bool isWeighted)
    {
        var random = new Random(rows);
        var targets = new Matrix(rows, outputs);
        var places = new double[rows][];
        for (var row = 0; row < rows; row++)
        {
            places[row] = [.. Enumerable.Range(0, Width).Select(_ => (double)(float)(2 * random.NextDouble() - 1))];
            for (var i = 0; i < outputs; i++)
            {
                targets[row, i] = output == Activation.Identity ? (float)random.NextDouble() : random.Next(2);
            }

            if (output == Activation.Softmax)
            {
                targets.Row(row).Clear();
                targets[row, random.Next(outputs)] = 1;
            }
        }

        var batch = new Batch();
        int[] all = [.. Enumerable.Range(0, rows)];
        batch.NumberRows.CopyRows(new Matrix(rows, 1), all);
        batch.Complete(all, targets, isWeighted ? [.. all.Select(row => 0.25f + row % 3)] : []);
        return (batch, places);
    }

    private static IEnumerable<float> Padding(PanelMatrix matrix)
    {
        var values = matrix.Panels(matrix.PanelCount - 1, 1).ToArray();
        return values.Where((_, i) => (matrix.PanelCount - 1) * PanelMatrix.PanelColumns + i % PanelMatrix.PanelColumns >= matrix.Columns);
    }
}
