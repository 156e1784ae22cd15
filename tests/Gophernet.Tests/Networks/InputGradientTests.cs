using Gophernet.Networks;
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
    [InlineData(InputKind.Plain, 1, true)]
    [InlineData(InputKind.Plain, 17, true)]
    [InlineData(InputKind.Periodic, 1, false)]
    [InlineData(InputKind.Periodic, 1, true)]
    [InlineData(InputKind.Periodic, 3, false)]
    [InlineData(InputKind.Embedded, 1, false)]
    [InlineData(InputKind.Embedded, 9, false)]
    [InlineData(InputKind.Embedded, 9, true)]
    [InlineData(InputKind.Embedded, 20, true)]
    public void Each_kind_alone_has_the_slope_of_the_loss(InputKind kind, int inputs, bool isScaled)
    {
        var problem = new FlatProblem(Shape([new InputGroup(kind, inputs)], isScaled), Loss.CrossEntropy, rows: 33, seed: 1);

        problem.AssertGradient(FloatRounding, problem.Run().Gradient);
    }

    [Fact]
    public void Two_groups_of_one_kind_side_by_side_are_two()
    {
        var shape = Shape([new(InputKind.Embedded, 3), new(InputKind.Embedded, 2), new(InputKind.Periodic, 1), new(InputKind.Periodic, 2)], isScaled: true);
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

    private static InputGroup[] Everything =>
        [new(InputKind.Periodic, 2), new(InputKind.Plain, 1), new(InputKind.Embedded, 3), new(InputKind.Plain, 2), new(InputKind.Periodic, 1)];

    private static NetworkShape Shape(InputGroup[] groups, bool isScaled)
    {
        var input = new InputShape([.. groups], isScaled);
        return new NetworkShape(input, [new LayerShape(input.Outputs, 4, Activation.Selu, IsParametric: true), new LayerShape(4, 3, Activation.Softmax)]);
    }
}
