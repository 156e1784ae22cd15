using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Losses;
using Gophernet.Tests.Oracle;

namespace Gophernet.Tests.Networks;

/// <summary>The gradient of what is done to the inputs: learned factors, waves of numbers, and numbers for categories.</summary>
public class InputGradientTests
{
    // Relative to the largest entry of a tensor. A turn is rounded to 2⁻²⁵ of itself, which 2π makes 2e-7, and its cosine and the sums once more.
    private const double FloatRounding = 3e-6;

    public static TheoryData<int> RowCounts { get; } = [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(RowCounts))]
    public void Every_parameter_has_the_slope_of_the_loss_for_any_number_of_rows(int rows)
    {
        var problem = new FlatProblem(Shape(Everything, isScaled: true), Loss.CrossEntropy, rows, seed: rows, hasWeights: rows % 2 == 0);

        problem.AssertGradient(FloatRounding, problem.Run().Gradient);
    }

    [Theory]
    [MemberData(nameof(RowCounts))]
    public void Categories_have_the_slope_of_the_loss_for_any_number_of_rows(int rows)
    {
        var problem = new FlatProblem(Shape(Categories, isScaled: rows % 2 == 0), Loss.CrossEntropy, rows, seed: rows, hasWeights: rows % 3 == 0);

        problem.AssertGradient(FloatRounding, problem.Run().Gradient);
    }

    [Theory]
    [InlineData("plain", 1, true)]
    [InlineData("plain", 17, true)]
    [InlineData("periodic", 1, false)]
    [InlineData("periodic", 1, true)]
    [InlineData("periodic", 3, false)]
    [InlineData("piecewise", 1, false)]
    [InlineData("piecewise", 3, true)]
    [InlineData("embedded", 1, false)]
    [InlineData("embedded", 9, false)]
    [InlineData("embedded", 9, true)]
    [InlineData("embedded", 20, true)]
    [InlineData("one-hot", 1, false)]
    [InlineData("one-hot", 8, true)]
    [InlineData("one-hot", 9, false)]
    [InlineData("one-hot", 9, true)]
    [InlineData("one-hot", 30, true)]
    public void Each_kind_alone_has_the_slope_of_the_loss(string kind, int inputs, bool isScaled)
    {
        var problem = new FlatProblem(Shape([InputSteps.Create(kind, inputs)], isScaled), Loss.CrossEntropy, rows: 33, seed: 1);

        problem.AssertGradient(FloatRounding, problem.Run().Gradient);
    }

    [Fact]
    public void Two_groups_of_one_kind_side_by_side_are_two()
    {
        var shape = Shape([new EmbeddedInput(3), new EmbeddedInput(2), new PeriodicInput(1), new PeriodicInput(2)], isScaled: true);
        var problem = new FlatProblem(shape, Loss.CrossEntropy, rows: 20, seed: 2);

        problem.AssertGradient(FloatRounding, problem.Run().Gradient);
    }

    [Fact]
    public void The_loss_is_the_oracles()
    {
        var problem = new FlatProblem(Shape(Everything, isScaled: true), Loss.CrossEntropy, rows: 37, seed: 3, hasWeights: true);

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of([problem.Run().Loss], [problem.ExpectedLoss()]), "loss");
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_gives_what_it_gives_alone()
    {
        var shape = Shape(Everything, isScaled: true);
        var (large, small) = (new FlatProblem(shape, Loss.CrossEntropy, rows: 40, seed: 4), new FlatProblem(shape, Loss.CrossEntropy, rows: 7, seed: 4));
        var backpropagation = new Backpropagation(new Network(small.Parameters), Loss.CrossEntropy);
        var gradient = new Parameters(shape);

        backpropagation.Run(large.Batch, gradient);
        backpropagation.Run(small.Batch, gradient);

        Assert.Equal(small.Run().Gradient.Values, gradient.Values);
    }

    private static InputStep[] Everything =>
        [new PeriodicInput(2), new PlainInput(1), new EmbeddedInput(3), new PlainInput(2), new PeriodicInput(1), new PiecewiseInput(2, 4)];

    /// <summary>Categories that are multiplied, looked up and embedded, between numbers.</summary>
    private static InputStep[] Categories =>
        [new PlainInput(2), new OneHotInput(12), new OneHotInput(4), new PlainInput(1), new OneHotInput(9), new EmbeddedInput(5)];

    private static NetworkShape Shape(InputStep[] groups, bool isScaled)
    {
        var input = new InputShape([.. groups], isScaled);
        return new NetworkShape(input, [new LayerShape(input.Outputs, 4, Activation.Selu, IsParametric: true), new LayerShape(4, 3, Activation.Softmax)]);
    }
}
