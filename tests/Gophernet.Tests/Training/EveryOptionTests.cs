using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Everything that training can do at once: threads, memory and states must not know of it.</summary>
public class EveryOptionTests
{
    private const int Rows = 700; // 5 blocks and a part of one

    public static TheoryData<Optimizer, int> Cases { get; } = new(
        from optimizer in SteppingOptimizers.All from batchSize in (int[])[0, 300] select (optimizer, batchSize));

    // The widths are those from which on work is shared at all.
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_weights_have_the_same_bits_for_any_number_of_threads(Optimizer optimizer, int batchSize)
    {
        var expected = Train(NewTrainer(Options(optimizer, batchSize), threads: 1), epochs: 3);

        Assert.All(expected, value => Assert.True(float.IsFinite(value)));
        foreach (var threads in (int[])[2, 3, 16])
        {
            Assert.Equal(expected, Train(NewTrainer(Options(optimizer, batchSize), threads), epochs: 3));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_epoch_allocates_nothing_once_warm(Optimizer optimizer, int batchSize)
    {
        using var trainer = NewTrainer(Options(optimizer, batchSize) with { Epochs = 100 }, threads: 1);
        trainer.RunEpoch();
        trainer.RunEpoch();

        Assert.Equal(0, Allocation.Of(() => trainer.RunEpoch()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_trainer_that_takes_up_a_saved_state_ends_with_the_same_bits(Optimizer optimizer, int batchSize)
    {
        var options = Options(optimizer, batchSize);
        using var whole = NewTrainer(options, threads: 1);
        using var first = NewTrainer(options, threads: 1);
        using var second = NewTrainer(options, threads: 1);
        Train(first, epochs: 2);
        using var state = new MemoryStream();
        using var writer = new BinaryWriter(state);
        first.Save(writer);
        state.Position = 0;

        second.Load(new BinaryReader(state));

        Assert.Equal(2, second.Epoch);
        Assert.Equal(state.Length, state.Position);
        Assert.Equal(Train(whole, epochs: 4), Train(second, epochs: 2));
    }

    // Two members of an ensemble leave out other neurons and see other rows, from one start too.
    [Fact]
    public void Members_draw_numbers_of_their_own()
    {
        var options = Options(Optimizer.Adam, 300);

        Assert.NotEqual(Train(NewTrainer(options, threads: 1, member: 0), epochs: 1), Train(NewTrainer(options, threads: 1, member: 1), epochs: 1));
    }

    private static TrainingOptions Options(Optimizer optimizer, int batchSize) => Preset.Plain with
    {
        Optimizer = optimizer,
        LearningRate = 0.01f,
        Momentum = 0.9f,
        HasNesterov = true,
        SquareDecay = 0.95f,
        Rates = ParameterRates.RealMlp,
        Schedule = Schedule.FlatCosine,
        RegularisationSchedule = Schedule.Cosine,
        WeightDecay = 0.02f,
        Dropout = 0.15f,
        GradientClip = 0.5f,
        BatchSize = batchSize,
        DropsPartialBatch = true,
        Epochs = 4,
    };

    private static NetworkTrainer NewTrainer(TrainingOptions options, int threads, int member = 0)
    {
        var input = new InputShape([new PeriodicInput(3), new PlainInput(4), new EmbeddedInput(9), new OneHotInput(3), new OneHotInput(10)], true);
        var shape = new NetworkShape(
            input,
            [
                new LayerShape(37, 70, Activation.Selu, IsParametric: true), new LayerShape(70, 33, Activation.Mish, IsParametric: true),
                new LayerShape(33, 5, Activation.Softmax),
            ]);
        var problem = new FlatProblem(shape, options.Loss, Rows, seed: 1, hasWeights: true);
        return new NetworkTrainer(problem.Rows, options, new Network(problem.Parameters), member, threads);
    }

    private static float[] Train(NetworkTrainer trainer, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            trainer.RunEpoch();
        }

        return trainer.Network.Parameters.Values.ToArray();
    }
}
