using System.Globalization;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Which numbers are learned as logarithms.</summary>
public class TargetScaleTests
{
    private const double Rounding = 1e-12;

    // Quantiles of a normal distribution, in a fixed disorder, so that no other column tells them.
    private static readonly double[] Normal = [.. Enumerable.Range(0, 400).Select(i => Quantile((i * 171 % 400 + 0.5) / 400))];

    private static readonly TableOptions Log = new() { LearnsLogarithms = true };
    private static readonly TableOptions Linear = new() { LearnsLogarithms = false };

    [Fact]
    public void Strongly_skewed_numbers_above_0_are_learned_as_logarithms_and_a_note_says_so()
    {
        var training = Of(Normal.Select(z => ScalarMath.Exp(4 + z)));

        var target = Target(training);
        Assert.True(target.IsLogarithm(0));
        Assert.Equal(4, target.Scalings[0].Mean, 1e-6); // the mean and the deviation of the logarithms
        Assert.Equal(1, target.Scalings[0].Deviation, 0.01);
        var note = Assert.Single(training.Notes);
        Assert.Contains("learned as a logarithm: y", note.Text, StringComparison.Ordinal);
        Assert.Equal(new Setting("target-scale", "linear"), note.Setting);
    }

    [Fact]
    public void Other_numbers_are_learned_as_they_are()
    {
        Assert.False(IsLogarithm(Normal.Select(z => ScalarMath.Exp(4 + 0.4 * z)))); // skewness 1.3
        Assert.False(IsLogarithm(Normal.Select(z => ScalarMath.Exp(4 + z) - 20))); // some below 0
        Assert.False(IsLogarithm(Normal.Select((z, i) => i == 7 ? 0 : ScalarMath.Exp(4 + z)))); // one of 0
        Assert.False(IsLogarithm(Normal.Select((_, i) => -ScalarMath.Log((i * 171 % 400 + 0.5) / 400)))); // exponential: the logarithms lean the other way
        Assert.False(IsLogarithm(Normal.Take(40).Select(z => ScalarMath.Exp(4 + z)))); // too few to tell
    }

    [Fact]
    public void What_the_user_says_goes_before()
    {
        var skewed = Normal.Select(z => ScalarMath.Exp(4 + z)).ToList();

        Assert.False(IsLogarithm(skewed, Linear));
        Assert.True(IsLogarithm(Normal.Select(z => 100 + z), Log));
        Assert.Empty(Of(skewed, Log).Notes);
    }

    // y = 1 + 3x with a skewed x has a skewed y, and straight lines through its logarithms fit it less well.
    [Fact]
    public void A_number_that_grows_straight_with_a_skewed_column_is_learned_as_it_is()
    {
        var amounts = Array.ConvertAll(Normal, z => ScalarMath.Exp(2 + z));
        string Rows(Func<double, double> y) => "x,w,y\n" + string.Concat(amounts.Select((x, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{x},{i * i % 17},{y(x) + i * 37 % 11 / 10.0}\n")));

        Assert.False(Target(InferredTable.Of(Rows(x => 1 + 3 * x))).IsLogarithm(0));
        Assert.True(Target(InferredTable.Of(Rows(x => 100 * x * x))).IsLogarithm(0));
    }

    [Fact]
    public void Each_of_several_columns_is_decided_by_itself()
    {
        var rows = "w,y,z\n" + string.Concat(Normal.Select((z, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i * i % 17},{ScalarMath.Exp(4 + z)},{i * 31 % 401}.5\n")));

        var target = Target(InferredTable.Of(rows, new TableOptions { Targets = ["y", "z"] }));

        Assert.Equal((true, false), (target.IsLogarithm(0), target.IsLogarithm(1)));
        Assert.Equal(4, target.Scalings[0].Mean, 1e-6);
    }

    [Fact]
    public void The_order_of_the_rows_has_no_part_in_it()
    {
        var (first, second) = (Target(Of(Normal.Select(z => ScalarMath.Exp(4 + z)))), Target(Of(Normal.Reverse().Select(z => ScalarMath.Exp(4 + z)))));

        Assert.True(first.IsLogarithm(0) && second.IsLogarithm(0));
        Assert.Equal(first.Scalings[0].Deviation, second.Scalings[0].Deviation, Rounding);
    }

    [Theory]
    [InlineData("0", "found 0")]
    [InlineData("-2.5", "found -2.5")]
    public void Refuses_logarithms_of_numbers_that_have_none(string cell, string words)
    {
        var cells = Normal.Select(z => ScalarMath.Exp(z).ToString(CultureInfo.InvariantCulture)).ToList();
        cells[5] = cell;

        var fault = Fault.Of($"column \"y\": expected a number above 0, {words}", () => InferredTable.OfTargets(cells, Log));

        Assert.Equal(new Place(InferredTable.Name, 7), fault.Place);
    }

    [Fact]
    public void Refuses_a_scale_of_classes() =>
        Fault.Of("a scale of the target is given, and the target is not numbers", () => InferredTable.OfTargets(["a", "b", "a", "b"], Linear));

    private static TrainingTable Of(IEnumerable<double> targets, TableOptions? options = null) =>
        InferredTable.OfTargets(targets.Select(target => target.ToString(CultureInfo.InvariantCulture)), options);

    private static NumberTarget Target(TrainingTable training) => Assert.IsType<NumberTarget>(training.Schema.Target);

    private static bool IsLogarithm(IEnumerable<double> targets, TableOptions? options = null) => Target(Of(targets, options)).IsLogarithm(0);

    /// <summary>The normal quantile, by halving: Φ is found by its series, which is exact enough for |z| &lt; 4.</summary>
    private static double Quantile(double probability)
    {
        var (low, high) = (-8.0, 8.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Distribution(middle) < probability ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double Distribution(double z)
    {
        var (term, sum) = (z, z);
        for (var i = 3; i < 200; i += 2)
        {
            term *= z * z / i;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI); // Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …)
    }
}
