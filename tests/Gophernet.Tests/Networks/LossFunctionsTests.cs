using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks;

public class LossFunctionsTests
{
    // ln of the smallest normal float, 2⁻¹²⁶: −126·0.69314718.
    private const double LargestEntropy = 87.33655;

    private const double FloatRounding = 1e-4; // of a number of about 100

    // ½·(1² + 2²) and ½·(0² + 3²).
    [Fact]
    public void Squared_error_is_half_the_sum_of_squares() =>
        Assert.Equal(7, Value(Loss.SquaredError, Activation.Identity, [1, 2, 0, 3], [0, 0, 0, 0]));

    // −ln 0.25 = 1.386294.
    [Fact]
    public void Cross_entropy_after_softmax_looks_at_the_class_of_the_row_alone() =>
        Assert.Equal(1.386294, Value(Loss.CrossEntropy, Activation.Softmax, [0.25f, 0.75f], [1, 0]), FloatRounding);

    // −ln 0.25 − ln (1 − 0.75) = 2.772589.
    [Fact]
    public void Cross_entropy_after_sigmoid_judges_each_output_by_itself() =>
        Assert.Equal(2.772589, Value(Loss.CrossEntropy, Activation.Sigmoid, [0.25f, 0.75f], [1, 0]), FloatRounding);

    [Theory]
    [InlineData(Activation.Softmax)]
    [InlineData(Activation.Sigmoid)]
    public void A_certain_and_right_output_costs_nothing(Activation output) =>
        Assert.Equal(0, Value(Loss.CrossEntropy, output, [1, 0], [1, 0]));

    [Fact]
    public void A_certain_and_wrong_output_costs_much_but_not_infinitely() =>
        Assert.Equal(LargestEntropy, Value(Loss.CrossEntropy, Activation.Softmax, [0, 1], [1, 0]), FloatRounding);

    [Theory]
    [InlineData(Loss.SquaredError, Activation.Identity)]
    [InlineData(Loss.CrossEntropy, Activation.Softmax)]
    [InlineData(Loss.CrossEntropy, Activation.Sigmoid)]
    public void An_output_that_is_not_a_number_makes_the_loss_none(Loss loss, Activation output) =>
        Assert.Equal(double.NaN, Value(loss, output, [float.NaN, 0.5f], [1, 0]));

    private static double Value(Loss loss, Activation output, float[] outputs, float[] targets) =>
        LossFunctions.Value(loss, output, new Matrix(outputs.Length, 1, outputs), new Matrix(targets.Length, 1, targets));
}
