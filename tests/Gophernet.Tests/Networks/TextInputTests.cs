using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Tests.Networks;

/// <summary>Texts as sums of looked-up numbers: their gradient, and the steps that are taken along it.</summary>
public class TextInputTests
{
    private const int Buckets = 12;
    private const float Difference = 1e-2f;

    // A difference of losses of 1e1 in floats, divided by 2e-2.
    private const double SlopeRounding = 2e-3;

    [Theory]
    [InlineData(1, true)]
    [InlineData(16, false)]
    [InlineData(40, true)]
    public void Every_number_of_an_ngram_has_the_slope_of_the_loss(int rows, bool isScaled)
    {
        var (network, batch, data) = Problem(rows, isScaled);
        var deltas = DeltasOf(network, batch, rows);
        for (var text = 0; text < 2; text++)
        {
            var expected = Gradient(network.Shape, data, deltas, text, rows);
            var weights = network.Parameters.SparseTensor(text).Values;
            for (var i = 0; i < weights.Length; i++)
            {
                var weight = weights[i];
                weights[i] = weight + Difference;
                var above = LossOf(network, batch);
                weights[i] = weight - Difference;
                var below = LossOf(network, batch);
                weights[i] = weight;

                var slope = (above - below) / (2 * Difference);
                Assert.InRange(slope, expected[i] - SlopeRounding * (1 + Math.Abs(expected[i])), expected[i] + SlopeRounding * (1 + Math.Abs(expected[i])));
            }
        }
    }

    [Fact]
    public void A_step_goes_against_the_gradient_and_changes_the_rows_of_the_batch_alone()
    {
        var (network, batch, data) = Problem(rows: 100, isScaled: true);
        var deltas = DeltasOf(network, batch, 100);
        var before = network.Parameters.SparseTensor(0).Values.ToArray();
        var gradient = Gradient(network.Shape, data, deltas, 0, 100);
        using var pool = new WorkerPool(1);

        new TextStep(network, data, deltas, pool).Take(data.Indexes, schedule: 1);

        var changes = network.Parameters.SparseTensor(0).Values.ToArray().Zip(before, (now, was) => now - was).ToArray();
        Assert.True(changes.Zip(gradient).All(pair => pair.First * pair.Second <= 0));
        Assert.Equal(gradient.Select(slope => slope != 0), changes.Select(change => change != 0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_step_gives_the_same_bits_for_any_number_of_threads(int threads)
    {
        Assert.Equal(AfterAStep(1), AfterAStep(threads));

        static float[] AfterAStep(int threads)
        {
            var (network, batch, data) = Problem(rows: 100, isScaled: false);
            using var pool = new WorkerPool(threads);
            new TextStep(network, data, DeltasOf(network, batch, 100), pool).Take(Enumerable.Range(0, 100).ToArray(), schedule: 0.5f);
            return network.Parameters.SparseValues.ToArray();
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var (network, batch, data) = Problem(rows: 100, isScaled: false);
        using var pool = new WorkerPool(1);
        var (step, rows) = (new TextStep(network, data, DeltasOf(network, batch, 100), pool), Enumerable.Range(0, 100).ToArray());
        step.Take(rows, 1);

        Assert.Equal(0, Allocation.Of(() => step.Take(rows, 1)));
    }

    [Fact]
    public void Logits_that_a_text_is_added_to_are_as_many_as_the_outputs() => Assert.Throws<ArgumentException>(() => new NetworkShape(
        new InputShape([new TextInput(Buckets, 2, 2)], IsScaled: false), [new LayerShape(2, 3, Activation.Softmax)]));

    /// <summary>Two texts of different shapes round a number, with random weights.</summary>
    private static (Network Network, Batch Batch, TrainingRows Data) Problem(int rows, bool isScaled)
    {
        var input = new InputShape([new TextInput(Buckets, 2, 3), new PlainInput(1), new TextInput(Buckets, 9, 0)], isScaled);
        var shape = new NetworkShape(input, [new LayerShape(input.Outputs, 4, Activation.Tanh), new LayerShape(4, 3, Activation.Softmax)]);
        var (parameters, random) = (new Parameters(shape), new RandomSource(5, RandomPurpose.StartingWeights));
        random.FillNormal(parameters.Values, 0.5f);
        random.FillNormal(parameters.SparseValues, 0.5f);
        var encoded = new EncodedRows(rows, 1, [], texts: 2);
        var (numbers, codes, targets) = (new Matrix(1, rows), new CodeMatrix(), new Matrix(rows, 3));
        SparseRows[] texts = [new(), new()];
        codes.Resize(0, rows);
        for (var row = 0; row < rows; row++)
        {
            numbers[0, row] = random.NextNormal();
            var output = 2; // unless the first two n-grams of the first text say otherwise: what tells nothing is not learned
            foreach (var text in texts)
            {
                for (var bucket = 0; bucket < Buckets; bucket++)
                {
                    if (random.NextInt32(3) == 0)
                    {
                        text.Add(bucket, random.NextSingle());
                        output = text == texts[0] ? Math.Min(bucket, output) : output;
                    }
                }

                text.EndRow();
            }

            targets[row, output] = 1;
        }

        encoded.Set(0, numbers, codes, texts);
        var (data, batch) = (new TrainingRows(encoded, targets), new Batch());
        data.Gather(data.Indexes, batch);
        return (new Network(parameters), batch, data);
    }

    private static Matrix DeltasOf(Network network, Batch batch, int rows)
    {
        var deltas = new Matrix(rows, TextStep.DeltaCount(network.Shape));
        var backpropagation = new Backpropagation(network, Loss.CrossEntropy);
        backpropagation.Run(batch, new Parameters(network.Shape, isGradient: true));
        backpropagation.CopyTextDeltas(deltas, 0);
        return deltas;
    }

    private static double LossOf(Network network, Batch batch) =>
        new Backpropagation(network, Loss.CrossEntropy).Run(batch, new Parameters(network.Shape, isGradient: true));

    /// <summary>The sum of value times delta, as the definition has it.</summary>
    private static double[] Gradient(NetworkShape shape, TrainingRows data, Matrix deltas, int text, int rows)
    {
        var (width, direct, first) = text == 0 ? (2, 3, 0) : (9, 0, 2);
        var gradient = new double[Buckets * (width + direct)];
        for (var row = 0; row < rows; row++)
        {
            var grams = data.Inputs.Texts(text)[row];
            for (var i = 0; i < grams.Columns.Length; i++)
            {
                for (var j = 0; j < width + direct; j++)
                {
                    var delta = j < width ? deltas[row, first + j] : deltas[row, deltas.Columns - shape.Outputs + j - width];
                    gradient[grams.Columns[i] * (width + direct) + j] += grams.Values[i] * delta;
                }
            }
        }

        return gradient;
    }
}
