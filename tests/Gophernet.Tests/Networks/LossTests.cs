using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tests.Numerics;

namespace Gophernet.Tests.Networks;

public class LossTests
{
    private const double FloatRounding = 1e-6; // of numbers up to 3

    private const float LogOfThree = 1.0986123f;

    // ½·(1² + 2²) and ½·(0² + 3²).
    [Fact]
    public void Squared_error_is_half_the_sum_of_squares() =>
        Assert.Equal(7, Value(Loss.SquaredError, Activation.Identity, [1, 2, 0, 3], [0, 0, 0, 0]));

    // Sums 0 and ln 3 are probabilities ¼ and ¾: −ln 0.25 = 1.386294.
    [Fact]
    public void Cross_entropy_after_softmax_looks_at_the_class_of_the_row_alone() =>
        Assert.Equal(1.386294, Value(Loss.CrossEntropy, Activation.Softmax, [0, LogOfThree], [1, 0]), FloatRounding);

    // Sums −ln 3 and ln 3 are probabilities ¼ and ¾: −ln 0.25 − ln (1 − 0.75) = 2.772589.
    [Fact]
    public void Cross_entropy_after_sigmoid_judges_each_output_by_itself() =>
        Assert.Equal(2.772589, Value(Loss.CrossEntropy, Activation.Sigmoid, [-LogOfThree, LogOfThree], [1, 0]), FloatRounding);

    public static TheoryData<Activation> Probabilities { get; } = [Activation.Softmax, Activation.Sigmoid];

    public static TheoryData<Loss, Activation> Pairs { get; } = new(
        (Loss.SquaredError, Activation.Identity),
        (Loss.CrossEntropy, Activation.Softmax),
        (Loss.CrossEntropy, Activation.Sigmoid));

    [Theory]
    [MemberData(nameof(Probabilities))]
    public void A_certain_and_right_output_costs_nothing(Activation output) =>
        Assert.Equal(0, Value(Loss.CrossEntropy, output, [1000, -1000], [1, 0]));

    // −ln of e⁻²⁰⁰⁰ to the last digit, though the probability is 0 in float.
    [Theory]
    [MemberData(nameof(Probabilities))]
    public void A_certain_and_wrong_output_costs_what_its_sum_says(Activation output) =>
        Assert.Equal(2000, Value(Loss.CrossEntropy, output, [-1000, 1000], [1, 0]));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_sum_that_is_not_a_number_makes_the_loss_none(Loss loss, Activation output)
    {
        Assert.Equal(double.NaN, Value(loss, output, [float.NaN, 0.5f], [1, 0]));
        Assert.Equal(double.NaN, Value(loss, output, [0.5f, float.NaN], [1, 0]));
    }

    [Fact]
    public void The_padding_of_a_batch_has_no_loss_and_no_slopes()
    {
        var (sums, targets, deltas) = (new PanelMatrix(2, 3), new PanelMatrix(2, 3), new PanelMatrix(2, 3));
        sums.Values.Fill(1);
        deltas.Values.Fill(float.NaN);

        var loss = Loss.SquaredError.Run([1], Activation.Identity, sums, sums, targets, null, deltas);

        Assert.Equal(3, loss); // six halves
        Assert.Equal(6, deltas.Values.ToArray().Sum());
    }

    private static double Value(Loss loss, Activation output, float[] sums, float[] targets)
    {
        var panels = PanelSamples.Of(sums.Length, 1, sums);
        return loss.Run([1], output, panels, panels, PanelSamples.Of(targets.Length, 1, targets), null, new PanelMatrix(sums.Length, 1));
    }
}
