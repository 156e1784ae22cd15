using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class NetworkTrainerAllocationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData(300)]
    public void An_epoch_allocates_nothing_once_warm_with_the_default_preset(int batchSize) =>
        Assert.Equal(0, AllocatedByAnEpoch(Preset.Plain with { BatchSize = batchSize }, Activation.Softmax));

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void An_epoch_allocates_nothing_once_warm_with_the_classic_preset(int batchSize) =>
        Assert.Equal(0, AllocatedByAnEpoch(Preset.Classic with { BatchSize = batchSize, LearningRate = 0.01f }, Activation.Sigmoid));

    private static long AllocatedByAnEpoch(TrainingOptions options, Activation output)
    {
        // 600 rows: several blocks, the last one short.
        var problem = new Problem(NetworkShape.Create(5, [], Activation.Identity, 3, output), rows: 600, seed: 1);
        var trainer = SmallTrainer.New(Conversion.ToMatrix(problem.OracleInputs), Conversion.ToMatrix(problem.OracleTargets), options);
        trainer.RunEpoch();
        trainer.RunEpoch();

        return Allocation.Of(() => trainer.RunEpoch());
    }
}
