using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Where in time the steps of a training are.</summary>
public class NetworkTrainerScheduleTests
{
    // Of a dozen steps in float.
    private const double FloatRounding = 1e-6;

    private const int Rows = 6;
    private const int Epochs = 4;

    public static TheoryData<Schedule> Schedules { get; } = [.. Schedule.All];

    // The absolute error has the slope −1 wherever the target is larger: a bias goes up by rate·factor in each step.
    [Theory]
    [MemberData(nameof(Schedules))]
    public void Each_step_has_its_own_time(Schedule schedule)
    {
        const float Rate = 0.5f;
        var network = new Network(new Parameters(Linear));
        var options = PlainSteps with { Loss = Loss.AbsoluteError, LearningRate = Rate, Schedule = schedule };

        Train(network, options, target: 1000);

        var steps = Epochs * Rows / options.BatchSize;
        var expected = Enumerable.Range(0, steps).Sum(step => Rate * schedule.At((double)step / steps));
        Assert.Equal(expected, network.Parameters.Biases(0)[0, 0], FloatRounding * expected);
    }

    // Without a gradient a weight loses rate·decay·factor of itself in each step.
    [Theory]
    [MemberData(nameof(Schedules))]
    public void Weight_decay_has_a_schedule_of_its_own(Schedule schedule)
    {
        const float Rate = 0.5f, Decay = 0.25f;
        var network = new Network(new Parameters(Linear));
        network.Parameters.Weights(0).Values[0] = 1;
        var options = PlainSteps with { LearningRate = Rate, WeightDecay = Decay, RegularisationSchedule = schedule };

        Train(network, options, target: 0);

        var steps = Epochs * Rows / options.BatchSize;
        var expected = Enumerable.Range(0, steps).Aggregate(1.0, (weight, step) => weight * (1 - Rate * Decay * schedule.At((double)step / steps)));
        Assert.Equal(expected, network.Parameters.Weights(0)[0, 0], FloatRounding * expected);
        Assert.Equal(0, network.Parameters.Biases(0)[0, 0]);
    }

    // The factor is 0 at the start, to the rounding of a cosine in double (1e-16), and the slope 5.
    [Fact]
    public void The_first_step_of_coslog4_is_none()
    {
        var network = new Network(new Parameters(Linear));
        using var trainer = SmallTrainer.Of(
            network, new Matrix(Rows, 1), Targets(5), PlainSteps with { Schedule = Schedule.CosLog4, LearningRate = 1, BatchSize = 0 });

        trainer.RunEpoch();
        Assert.Equal(0, network.Parameters.Biases(0)[0, 0], 1e-15);
        trainer.RunEpoch();
        Assert.InRange(network.Parameters.Biases(0)[0, 0], 0.1, 5);
    }

    private static NetworkShape Linear => NetworkShape.Create(1, [], Activation.Identity, 1, Activation.Identity);

    private static TrainingOptions PlainSteps => Preset.Classic with
    {
        OutputActivation = Activation.Identity, Reduction = GradientReduction.Mean, BatchSize = 2, Epochs = Epochs,
    };

    private static void Train(Network network, TrainingOptions options, float target)
    {
        using var trainer = SmallTrainer.Of(network, new Matrix(Rows, 1), Targets(target), options); // inputs of 0: a weight has no gradient
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            trainer.RunEpoch();
        }
    }

    private static Matrix Targets(float target) => new(Rows, 1, [.. Enumerable.Repeat(target, Rows)]);
}
