using Gophernet.Networks;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class PresetTests
{
    // The article: inputNeurons 4, hiddenNeurons 3, outputNeurons 3, numEpochs 5000, learningRate 0.3; rand.Float64 for every parameter.
    [Fact]
    public void The_classic_preset_has_the_articles_network()
    {
        Assert.Equal(3, Assert.Single(Preset.Classic.Hidden));
        Assert.Equal(Activation.Sigmoid, Preset.Classic.HiddenActivation);
        Assert.Equal(Activation.Sigmoid, Preset.Classic.OutputActivation);
        Assert.Equal(StartingWeights.UniformUnit, Preset.Classic.StartingWeights);
        Assert.False(Preset.Classic.StandardiseInputs);
    }

    [Fact]
    public void The_classic_preset_has_the_articles_training()
    {
        Assert.Equal(Loss.SquaredError, Preset.Classic.Loss);
        Assert.Equal(OptimizerKind.GradientDescent, Preset.Classic.Optimizer);
        Assert.Equal(0.3f, Preset.Classic.LearningRate);
        Assert.Equal(0f, Preset.Classic.Momentum);
        Assert.Equal(GradientReduction.Sum, Preset.Classic.Reduction);
        Assert.Equal(0, Preset.Classic.BatchSize);
        Assert.Equal(5000, Preset.Classic.Epochs);
    }

    [Fact]
    public void Every_preset_has_a_name_of_its_own() =>
        Assert.Equal(Preset.All.Count, Preset.All.Select(preset => preset.Preset).Distinct().Count());

    [Fact]
    public void Every_preset_pairs_a_loss_with_outputs_that_it_has_a_meaning_for() =>
        Assert.All(Preset.All, preset => LossFunctions.RequireFit(preset.Loss, preset.OutputActivation));
}
