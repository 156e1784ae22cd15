using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>
/// Steps that go too far. On the mean of ½(10⁴·w + b − 1)² plain descent converges for rates below 2·10⁻⁸; beyond, errors grow by rate·10⁸ a step.
/// </summary>
public class DivergenceTests
{
    private const float Input = 1e4f;
    private const float MaxRate = 2e-8f;

    // 40 steps an epoch with errors growing a hundredfold each: numbers overflow within the epoch.
    private const float TooLarge = 1e-6f;

    [Fact]
    public void Training_goes_on_from_before_with_a_quarter_of_the_step()
    {
        using var ensemble = EnsembleSample.Run(NewTrainer(TooLarge, epochs: 20));

        // 1e-6 over four, three times, is 1.6e-8.
        Assert.Equal(3, ensemble.Restarts);
        Assert.InRange(TooLarge / 64, 0, MaxRate);
        Assert.All(ensemble.Networks[0].Parameters.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.InRange(ensemble.Loss, 0, 1e-3);
    }

    [Fact]
    public void An_epoch_that_was_lost_is_run_again()
    {
        using var ensemble = NewTrainer(TooLarge, epochs: 20);
        ensemble.RunEpoch();

        Assert.Equal((1, 3), (ensemble.Epoch, ensemble.Restarts));
        Assert.Equal([1], ensemble.BestEpochs);
    }

    // Five restarts make the step 4⁵ = 1,024 times smaller, not enough here.
    [Fact]
    public void Training_that_diverges_with_small_steps_too_is_an_error_with_a_hint()
    {
        using var ensemble = NewTrainer(1e30f, epochs: 20);

        var error = Assert.Throws<DivergenceException>(ensemble.RunEpoch);

        Assert.Equal(5, ensemble.Restarts);
        Assert.Contains("diverged", error.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", error.Hint, StringComparison.Ordinal);
    }

    // One step an epoch: errors grow a hundredfold in each, and are finite for many epochs before they overflow. What was good is the start.
    [Fact]
    public void Weights_on_their_way_to_overflow_are_not_gone_back_to()
    {
        using var ensemble = EnsembleSample.Run(EnsembleSample.NumberTrainer(
            EnsembleSample.NumberOptions with { LearningRate = TooLarge, BatchSize = 40, Epochs = 100 }, EnsembleSample.Numbers(40, Input, 1)));

        Assert.Equal(3, ensemble.Restarts);
        Assert.InRange(ensemble.Loss, 0, 1e-3);
    }

    // A network that has never learnt must not be taken for one that has.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Training_of_which_no_epoch_goes_well_is_an_error_however_few_there_are(int epochs)
    {
        using var ensemble = NewTrainer(1e30f, epochs);

        Assert.Throws<DivergenceException>(() => EnsembleSample.Run(ensemble));
    }

    private static EnsembleTrainer NewTrainer(float rate, int epochs) => EnsembleSample.NumberTrainer(
        EnsembleSample.NumberOptions with { LearningRate = rate, BatchSize = 1, Epochs = epochs }, EnsembleSample.Numbers(40, Input, 1));
}
