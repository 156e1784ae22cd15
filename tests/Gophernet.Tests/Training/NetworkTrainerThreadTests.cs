using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class NetworkTrainerThreadTests
{
    private const int Rows = 700; // 5 blocks and a part of one

    public static TheoryData<Activation, Activation, Loss, int> Cases { get; } = new(
        from optimum in new[] { (Activation.Relu, Activation.Softmax, Loss.CrossEntropy), (Activation.Tanh, Activation.Sigmoid, Loss.CrossEntropy),
            (Activation.Sigmoid, Activation.Identity, Loss.SquaredError), (Activation.Softmax, Activation.Softmax, Loss.SquaredError) }
        from batchSize in new[] { 0, 300, 512 }
        select (optimum.Item1, optimum.Item2, optimum.Item3, batchSize));

    // The widths are those from which on work is shared at all.
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_weights_have_the_same_bits_for_any_number_of_threads(Activation hidden, Activation output, Loss loss, int batchSize)
    {
        var expected = Train(1, hidden, output, loss, batchSize);

        foreach (var threads in (int[])[2, 3, 16])
        {
            Assert.Equal(expected, Train(threads, hidden, output, loss, batchSize));
        }
    }

    private static float[] Train(int threads, Activation hidden, Activation output, Loss loss, int batchSize)
    {
        var problem = new Problem(NetworkShape.Create(20, [70, 33], hidden, 5, output), Rows, seed: 1);
        var options = Preset.Plain with { BatchSize = batchSize, Loss = loss };
        using var trainer = SmallTrainer.Of(
            new Network(problem.Parameters), Conversion.ToMatrix(problem.OracleInputs), Conversion.ToMatrix(problem.OracleTargets), options, threads);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            trainer.RunEpoch();
        }

        return problem.Parameters.Values.ToArray();
    }
}
