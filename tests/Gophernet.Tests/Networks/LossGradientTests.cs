using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Networks;

/// <summary>Every loss with every number that it may have, with rows that count differently, and any number of them.</summary>
public class LossGradientTests
{
    // Relative to the largest entry of a tensor: some roundings of 6e-8, more where the deltas of the rows nearly cancel; 3.4e-6 was the worst measured.
    private const double FloatRounding = 5e-6;

    public static TheoryData<Loss, float, Activation> Losses { get; } = new(
        (Loss.SquaredError, 1, Activation.Identity),
        (Loss.SquaredError, 1, Activation.Sigmoid),
        (Loss.SquaredError, 1, Activation.Softmax),
        (Loss.CrossEntropy, 1, Activation.Softmax),
        (Loss.CrossEntropy, 1, Activation.Sigmoid),
        (Loss.AbsoluteError, 1, Activation.Identity),
        (Loss.AbsoluteError, 1, Activation.Tanh),
        (Loss.AbsoluteError, 1, Activation.Softmax),
        (Loss.Huber, 1, Activation.Identity),
        (Loss.Huber, 0.25f, Activation.Identity),
        (Loss.Huber, 0.5f, Activation.Sigmoid),
        (Loss.Huber, 0.5f, Activation.Softmax),
        (Loss.Quantile, 0.5f, Activation.Identity),
        (Loss.Quantile, 0.1f, Activation.Identity),
        (Loss.Quantile, 0.95f, Activation.Mish));

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_gradient_is_the_slope_of_the_loss(Loss loss, float parameter, Activation output)
    {
        for (var rows = 1; rows <= 40; rows++)
        {
            var problem = NewProblem(new LossFunction(loss, parameter), output, rows, hasWeights: false);

            problem.AssertGradient(FloatRounding, problem.Run().Gradient);
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_gradient_is_the_slope_of_the_weighted_loss(Loss loss, float parameter, Activation output)
    {
        for (var rows = 1; rows <= 40; rows++)
        {
            var problem = NewProblem(new LossFunction(loss, parameter), output, rows, hasWeights: true);

            problem.AssertGradient(FloatRounding, problem.Run().Gradient);
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_loss_is_the_oracles(Loss loss, float parameter, Activation output)
    {
        foreach (var hasWeights in (bool[])[false, true])
        {
            var problem = NewProblem(new LossFunction(loss, parameter), output, 37, hasWeights);

            RelativeError.AssertWithin(FloatRounding, RelativeError.Of([problem.Run().Loss], [problem.ExpectedLoss()]), "loss");
        }
    }

    /// <summary>Three outputs of one column, each of its quantile.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_of_several_quantiles_has_its_own_slope(bool hasWeights)
    {
        for (var rows = 1; rows <= 40; rows++)
        {
            var problem = NewProblem(LossFunction.FromQuantiles([0.05f, 0.5f, 0.9f]), Activation.Identity, rows, hasWeights);

            problem.AssertGradient(FloatRounding, problem.Run().Gradient);
            RelativeError.AssertWithin(FloatRounding, RelativeError.Of([problem.Run().Loss], [problem.ExpectedLoss()]), "loss");
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_weight_of_2_is_the_row_twice(Loss loss, float parameter, Activation output)
    {
        var function = new LossFunction(loss, parameter);
        var problem = NewProblem(function, output, 1, hasWeights: false);
        var (features, targets) = (Conversion.ToMatrix(problem.Inputs), Conversion.ToMatrix(problem.Targets));
        var (twice, weighted) = (new Batch(), new Batch());
        new TrainingRows(features, targets).Gather([0, 0], twice);
        new TrainingRows(features, targets, new float[] { 2 }).Gather([0], weighted);

        Assert.Equal(Run(twice), Run(weighted));

        float[] Run(Batch batch)
        {
            var gradient = new Parameters(problem.Parameters.Shape);
            var value = new Backpropagation(new Network(problem.Parameters), function).Run(batch, gradient);
            return [(float)value, .. gradient.Values]; // a sum of two equal numbers is exact
        }
    }

    private static FlatProblem NewProblem(LossFunction loss, Activation output, int rows, bool hasWeights) =>
        new(NetworkShape.Create(3, [4], Activation.Tanh, 3, output), loss, rows, seed: 100 + rows, hasWeights);
}
