using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;

namespace Gophernet.Tests.Oracle;

public class OracleGradientTests
{
    // Central differences at 1e-5 in double are good to about 1e-10 of a loss of about 10, and the gradients here are 0.1 and more.
    private const double DifferenceError = 1e-8;

    [Theory]
    [ClassData(typeof(ActivationAndLossPairs))]
    public void The_oracles_gradient_is_the_slope_of_its_loss(Activation hidden, Activation output, Loss loss)
    {
        var problem = new Problem(NetworkShape.Create(3, [5, 4], hidden, 3, output), rows: 6, seed: 1);
        var (oracle, inputs, targets) = (problem.Oracle, problem.OracleInputs, problem.OracleTargets);

        var analytical = Conversion.Flatten(oracle.Gradient(loss, inputs, targets));
        var numerical = Conversion.Flatten(CentralDifferences.Gradient(oracle, loss, inputs, targets));

        RelativeError.AssertWithin(DifferenceError, RelativeError.Of(analytical, numerical), "gradient");
    }
}
