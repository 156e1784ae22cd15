using System.Collections.Immutable;
using Gophernet.Numerics;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Statistics;

/// <summary>Columns whose far numbers the drawn-in form hides enter as they are and as logarithms as well.</summary>
public class TailFormTests
{
    private const double Rounding = 1e-12;
    private const double FloatRounding = 1e-6;

    // Of these, Python's statistics.correlation of z and z / hypot(1, z / 3) leaves 0.219 hidden.
    private static readonly double[] PowersOfThree = [1, 3, 9, 27, 81, 243, 729, 2187, 6561, 19683, 59049];

    private static ImmutableArray<TailForm> Of(params double[] values) => TailForm.Of(Scaling.Robust(values), values);

    // The same of 2⁰ … 2¹⁰: 0.068; of ±3⁰ … ±3⁷: 0.302; of 999 uniform or normal numbers below 0.004.
    [Fact]
    public void Only_columns_with_long_tails_have_further_forms()
    {
        double[] powersOfTwo = [.. Enumerable.Range(0, 11).Select(i => Math.Pow(2, i))];
        double[] bothSides = [.. Enumerable.Range(0, 8).SelectMany(i => new[] { Math.Pow(3, i), -Math.Pow(3, i) })];

        Assert.Equal(2, Of(PowersOfThree).Length);
        Assert.Equal(2, Of(bothSides).Length);
        Assert.Equal(2, Of([.. bothSides, double.NaN, double.NaN]).Length);
        Assert.Empty(Of(powersOfTwo));
        Assert.Empty(Of([.. Enumerable.Range(0, 100).Select(i => (double)i)]));
        Assert.Empty(Of(5, 5, 5));
        Assert.Empty(Of(double.NaN, double.NaN));
        Assert.Empty(TailForm.Of(Scaling.Standardising(PowersOfThree), PowersOfThree)); // which draws nothing in
    }

    // Python: statistics.mean and pstdev of the numbers are 8052.0909… and 17081.182…; unit = exp(mean − 2 · pstdev of their logarithms) = 0.233360…;
    // log1p(x / unit) has mean 6.977613… and pstdev 3.432880….
    [Fact]
    public void The_forms_are_the_number_and_its_logarithm_standardised()
    {
        var forms = Of(PowersOfThree);
        var inputs = new float[3];

        forms[0].Encode([1, 59049, 243], fill: 0, inputs);
        Assert.Equal([-0.47134272440261704, 2.9855608809335656, -0.457175], inputs.Select(x => (double)x), (a, b) => Math.Abs(a - b) < FloatRounding);
        forms[1].Encode([1, 59049, double.NaN], fill: 243, inputs);
        Assert.Equal([-1.5475924138281152, 1.591575256004982, -0.0082785606206482], inputs.Select(x => (double)x), (a, b) => Math.Abs(a - b) < FloatRounding);
        Assert.Equal(0.23336004701737365, forms[1].Unit, Rounding);
    }

    [Fact]
    public void A_number_far_beyond_counts_as_one_at_the_limit_of_twice_the_range()
    {
        var forms = Of(PowersOfThree);
        var inputs = new float[4];
        foreach (var form in forms)
        {
            form.Encode([118_097, 1e38, -59_047, -1e38], fill: 0, inputs);
            Assert.True(float.IsFinite(inputs[0]) && inputs[0] > 0);
            Assert.Equal((inputs[0], inputs[2]), (inputs[1], inputs[3]));
        }
    }

    [Fact]
    public void Below_the_origin_the_logarithm_is_that_of_the_distance_with_a_minus()
    {
        double[] values = [.. Enumerable.Range(0, 8).SelectMany(i => new[] { Math.Pow(3, i), -Math.Pow(3, i) })];
        var form = Of(values)[1];
        var inputs = new float[values.Length];

        form.Encode(values, fill: 0, inputs);

        Assert.Equal(0, form.Origin);
        for (var i = 0; i < inputs.Length; i += 2)
        {
            Assert.True(inputs[i] > 0);
            Assert.Equal(-inputs[i], inputs[i + 1], 1e-6f);
        }
    }

    [Fact]
    public void The_order_of_the_rows_has_no_part_in_them()
    {
        var random = new RandomSource(1, RandomPurpose.Validation, 0);
        double[] values = [.. Enumerable.Range(0, 1000).Select(_ => ScalarMath.Exp(1.5 * random.NextNormal()))];
        double[] reversed = [.. values.Reverse()];

        foreach (var (first, second) in Of(values).Zip(Of(reversed)))
        {
            Assert.Equal((first.Low, first.High, first.Origin), (second.Low, second.High, second.Origin));
            Assert.Equal(first.Unit, second.Unit, Rounding);
            Assert.Equal(first.Mean, second.Mean, Rounding);
        }

        Assert.Equal(2, Of(values).Length);
    }

    [Fact]
    public void Tails_stand_between_the_drawn_in_number_and_what_says_that_it_is_missing()
    {
        var cells = PowersOfThree.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append("");
        var feature = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(cells));
        var plain = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(cells, new TableOptions { Scaling = NumberScaling.Standard }));

        var inputs = InferredTable.Inputs(feature, 59049, double.NaN);

        Assert.Equal((4, 1), (feature.Width, feature.QuantityCount));
        Assert.Equal((2, 0), (plain.Width, plain.Tails.Length));
        Assert.Equal([0f, 1f], inputs.Select(row => row[3]));
        Assert.Equal(feature.Scaling.Encode(59049), inputs[0][0]);
        Assert.True(inputs[0][1] > 2);
        Assert.Equal(InferredTable.Inputs(feature, 243)[0][..3], inputs[1][..3]); // the median stands for what is missing
    }
}
