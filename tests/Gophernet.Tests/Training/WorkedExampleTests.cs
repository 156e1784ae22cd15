using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tests.Networks;
using Gophernet.Tests.Numerics;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>
/// A 2-2-1 network of sigmoids with one row, every number worked out in full. s(x) = 1 / (1 + e⁻ˣ), with slope s·(1 − s).
/// <code>
/// Row       x = (1, 2), target t = 1
/// Hidden 1  sum  0.5·1 − 0.25·2 + 0.25 = 0.25           output s(0.25) = 0.5621765009   slope 0.2461340827
/// Hidden 2  sum −0.5·1 + 0.75·2 − 0.5  = 0.5            output s(0.5)  = 0.6224593312   slope 0.2350037122
/// Output    sum 1·0.5621765009 − 0.5·0.6224593312 + 0.25
///               = 0.5621765009 − 0.3112296656 + 0.25 = 0.5009468353
///           output s(0.5009468353) = 0.6226818152                                       slope 0.2349491722
/// Loss      ½·(0.6226818152 − 1)² = ½·(−0.3773181848)² = 0.0711845063
///
/// Deltas (∂loss/∂sum)
/// Output    −0.3773181848·0.2349491722 = −0.0886505952
/// Hidden 1  −0.0886505952·  1 ·0.2461340827 = −0.0218199329
/// Hidden 2  −0.0886505952·−0.5·0.2350037122 =  0.0104166095
///
/// Gradient: a weight's is the delta of the neuron times what comes in, a bias's is the delta.
/// Hidden 1  weights −0.0218199329·(1, 2) = (−0.0218199329, −0.0436398659)   bias −0.0218199329
/// Hidden 2  weights  0.0104166095·(1, 2) = ( 0.0104166095,  0.0208332190)   bias  0.0104166095
/// Output    weights −0.0886505952·(0.5621765009, 0.6224593312)
///                                        = (−0.0498372814, −0.0551813902)   bias −0.0886505952
///
/// One step at rate 0.3: parameter − 0.3·gradient.
/// Hidden 1  weights ( 0.5 + 0.0065459799, −0.25 + 0.0130919598) = ( 0.5065459799, −0.2369080402)   bias  0.2565459799
/// Hidden 2  weights (−0.5 − 0.0031249828,  0.75 − 0.0062499657) = (−0.5031249828,  0.7437500343)   bias −0.5031249828
/// Output    weights ( 1   + 0.0149511844, −0.5  + 0.0165544171) = ( 1.0149511844, −0.4834455829)   bias  0.2765951786
/// </code>
/// </summary>
public class WorkedExampleTests
{
    // The comment's ten digits, in float: a few roundings of 6e-8.
    private const double FloatRounding = 5e-7;

    private static readonly float[] Row = [1, 2];
    private static readonly float[] Target = [1];

    // Per layer the weights, [outputs, inputs], then the biases.
    private static readonly float[] Start = [0.5f, -0.25f, -0.5f, 0.75f, 0.25f, -0.5f, 1, -0.5f, 0.25f];

    [Fact]
    public void The_forward_pass_gives_the_worked_outputs()
    {
        var network = NewNetwork();
        var layers = new LayerOutputs(network.Shape);

        network.Forward(PanelSamples.Of(2, 1, Row), layers);

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of([layers[0][0, 0], layers[0][1, 0]], [0.5621765009, 0.6224593312]), "hidden layer");
        RelativeError.AssertWithin(FloatRounding, RelativeError.Of([layers[1][0, 0]], [0.6226818152]), "output");
    }

    [Fact]
    public void Backpropagation_gives_the_worked_loss_and_gradient()
    {
        var network = NewNetwork();
        var gradient = new Parameters(network.Shape);

        var loss = new Backpropagation(network, Loss.SquaredError).Run(PanelSamples.BatchOf(new Matrix(1, 2, Row), new Matrix(1, 1, Target)), gradient);

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of([loss], [0.0711845063]), "loss");
        double[] expected =
        [
            -0.0218199329, -0.0436398659, 0.0104166095, 0.0208332190, -0.0218199329, 0.0104166095,
            -0.0498372814, -0.0551813902, -0.0886505952,
        ];
        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(gradient.Values, expected), "gradient");
    }

    [Fact]
    public void One_epoch_takes_the_worked_step()
    {
        var network = NewNetwork();
        var trainer = SmallTrainer.Of(network, new Matrix(1, 2, Row), new Matrix(1, 1, Target), Preset.Classic);

        trainer.RunEpoch();

        double[] expected =
        [
            0.5065459799, -0.2369080402, -0.5031249828, 0.7437500343, 0.2565459799, -0.5031249828,
            1.0149511844, -0.4834455829, 0.2765951786,
        ];
        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(network.Parameters.Values, expected), "parameters");
    }

    private static Network NewNetwork()
    {
        var parameters = new Parameters(NetworkShape.Create(2, [2], Activation.Sigmoid, 1, Activation.Sigmoid));
        Start.CopyTo(parameters.Values);
        return new Network(parameters);
    }
}
