using Gophernet.Networks;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class ClassicTrainingTests
{
    // Relative to the largest entry of a layer. Inputs, start and rate are rounded to float (6e-8 each), and so is every step; 1e-7 was
    // measured up to epoch 100.
    private const double FloatRounding = 1e-6;

    // Thousands of steps add their roundings up: 3e-6 was measured.
    private const double ManyRoundings = 1e-5;

    [Theory]
    [InlineData(1, FloatRounding)]
    [InlineData(2, FloatRounding)]
    [InlineData(10, FloatRounding)]
    [InlineData(100, FloatRounding)]
    [InlineData(1000, ManyRoundings)]
    [InlineData(5000, ManyRoundings)]
    public void The_classic_preset_walks_with_the_article_on_its_nine_rows(int epoch, double tolerance)
    {
        var table = Trajectory.ArticleRows();
        var trajectory = Trajectory.OfArticleRows();
        var network = new Network(Conversion.ToParameters(trajectory.At(0)));
        var trainer = SmallTrainer.Of(network, Conversion.ToMatrix(table.Inputs), Conversion.ToMatrix(table.Targets), Preset.Classic);

        for (var i = 0; i < epoch; i++)
        {
            trainer.RunEpoch();
        }

        for (var layer = 0; layer < network.Shape.Layers.Length; layer++)
        {
            float[] values = [.. network.Parameters.Weights(layer).Values, .. network.Parameters.Biases(layer).Values];
            RelativeError.AssertWithin(
                tolerance, RelativeError.Of(values, Conversion.Flatten([trajectory.At(epoch).Layers[layer]])), $"layer {layer}");
        }
    }
}
