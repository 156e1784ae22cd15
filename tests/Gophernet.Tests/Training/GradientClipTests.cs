using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Gradients that are shortened (Pascanu, Mikolov and Bengio, 2013). A step of plain descent at rate 1 is the gradient itself.</summary>
public class GradientClipTests
{
    // A step is the difference of two floats of the order of 1, over some thousand parameters.
    private const double FloatRounding = 1e-4;

    public static TheoryData<GradientReduction, int> Cases { get; } = new(
        from reduction in Enum.GetValues<GradientReduction>() from rows in (int[])[20, 300] select (reduction, rows));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_longer_gradient_is_shortened_to_the_limit_and_keeps_its_direction(GradientReduction reduction, int rows)
    {
        var free = StepOf(reduction, rows, clip: 0);
        var limit = Norm(free) / 2;

        var clipped = StepOf(reduction, rows, (float)limit);

        Assert.Equal(limit, Norm(clipped), FloatRounding * limit);
        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(clipped, [.. free.Select(part => part / 2)]), "step");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_shorter_gradient_stays_as_it_is(GradientReduction reduction, int rows)
    {
        var free = StepOf(reduction, rows, clip: 0);

        Assert.Equal(free, StepOf(reduction, rows, (float)(1.001 * Norm(free))));
    }

    // The limit is that of the whole gradient, in one piece of 2,048 parameters and in many, with any number of threads.
    [Fact]
    public void The_threads_do_not_change_what_is_shortened()
    {
        var expected = StepOf(GradientReduction.Mean, 700, clip: 0.01f);

        foreach (var threads in (int[])[2, 3])
        {
            Assert.Equal(expected, StepOf(GradientReduction.Mean, 700, clip: 0.01f, threads));
        }
    }

    // One row of weight 1 and target 3: the slope of the bias is −3, and that of the weight 0.
    [Fact]
    public void A_slope_of_3_becomes_the_limit()
    {
        var network = new Network(new Parameters(NetworkShape.Create(1, [], Activation.Identity, 1, Activation.Identity)));
        var options = Preset.Classic with { OutputActivation = Activation.Identity, LearningRate = 1, GradientClip = 0.5f };

        SmallTrainer.Of(network, Conversion.ToMatrix([[0]]), Conversion.ToMatrix([[3]]), options).RunEpoch();

        Assert.Equal([0f, 0.5f], network.Parameters.Values);
    }

    private static double Norm(float[] step) => Math.Sqrt(step.Sum(part => (double)part * part));

    private static float[] StepOf(GradientReduction reduction, int rows, float clip, int threads = 1)
    {
        var problem = new Problem(NetworkShape.Create(20, [70, 33], Activation.Tanh, 5, Activation.Softmax), rows, seed: 1);
        var before = problem.Parameters.Values.ToArray();
        var options = Preset.Plain with
        {
            Optimizer = Optimizer.GradientDescent, LearningRate = 1, Reduction = reduction, BatchSize = 0, GradientClip = clip,
        };
        using var trainer = SmallTrainer.Of(
            new Network(problem.Parameters), Conversion.ToMatrix(problem.OracleInputs), Conversion.ToMatrix(problem.OracleTargets), options, threads);
        trainer.RunEpoch();
        return [.. problem.Parameters.Values.ToArray().Zip(before, (now, old) => now - old)];
    }
}
