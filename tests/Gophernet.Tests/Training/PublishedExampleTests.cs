using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>
/// "A step by step backpropagation example" (Mazur, 2015): 2-2-2, sigmoid, squared error, rate 0.5, one row. The expected numbers are
/// the page's. It leaves the biases as they are, so only weights are compared.
/// </summary>
public class PublishedExampleTests
{
    // The page shows eight or nine digits; float adds 6e-8.
    private const double PrintedDigits = 1e-7;

    [Fact]
    public void One_epoch_gives_the_published_loss_and_weights()
    {
        var parameters = new Parameters(NetworkShape.Create(2, [2], Activation.Sigmoid, 2, Activation.Sigmoid));
        float[] start = [0.15f, 0.20f, 0.25f, 0.30f, 0.35f, 0.35f, 0.40f, 0.45f, 0.50f, 0.55f, 0.60f, 0.60f];
        start.CopyTo(parameters.Values);
        var options = Preset.Classic with { LearningRate = 0.5f };
        var trainer = SmallTrainer.Of(new Network(parameters), new Matrix(1, 2, [0.05f, 0.10f]), new Matrix(1, 2, [0.01f, 0.99f]), options);

        var loss = trainer.RunEpoch();

        RelativeError.AssertWithin(PrintedDigits, RelativeError.Of([loss], [0.298371109]), "loss");
        RelativeError.AssertWithin(
            PrintedDigits, RelativeError.Of(parameters.Weights(0).Values, [0.149780716, 0.19956143, 0.24975114, 0.29950229]), "hidden");
        RelativeError.AssertWithin(
            PrintedDigits, RelativeError.Of(parameters.Weights(1).Values, [0.35891648, 0.408666186, 0.511301270, 0.561370121]), "output");
    }
}
