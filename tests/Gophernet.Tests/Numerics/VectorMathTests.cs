namespace Gophernet.Tests.Numerics;

public class VectorMathTests
{
    // Of the 2³² bit patterns every 1009th, a prime: all exponents with all kinds of digits, in a second.
    private const int PatternStep = 1009;

    public static TheoryData<string> Functions { get; } = [.. VectorFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Is_as_near_as_measured_over_the_whole_range(string name)
    {
        var patterns = new float[(int)((1L << 32) / PatternStep) + 1];
        for (var i = 0; i < patterns.Length; i++)
        {
            patterns[i] = BitConverter.UInt32BitsToSingle((uint)i * PatternStep);
        }

        AssertNear(VectorFunction.Named(name), patterns);
    }

    // Around each: the powers of two, where the unit changes; the bounds of overflow and underflow; the borders between two formulas;
    // the places of the largest errors.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Is_as_near_as_measured_where_formulas_and_units_change(string name)
    {
        float[] borders =
        [
            0, float.Epsilon, 1.17549435e-38f, float.MaxValue, 0.5f, 0.625f, 0.70710678f, 1, 1.41421356f, 2,
            17.328680f, 87.336544f, 88.722839f, 89, 103.278929f, 103.972081f, 104,
            -5.8778844f, 1.413642f, 0.62830955f, -4.157294f,
        ];
        var around = borders.SelectMany(border => Around(BitConverter.SingleToInt32Bits(Math.Abs(border))));

        AssertNear(VectorFunction.Named(name), [.. around.SelectMany(x => new[] { x, -x })]);
    }

    [Theory]
    [InlineData("exp", float.NegativeInfinity, 0)]
    [InlineData("exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("exp", 0, 1)]
    [InlineData("log", 0, float.NegativeInfinity)]
    [InlineData("log", 1, 0)]
    [InlineData("log", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("log", -float.Epsilon, float.NaN)]
    [InlineData("log", float.NegativeInfinity, float.NaN)]
    [InlineData("tanh", 0, 0)]
    [InlineData("tanh", float.PositiveInfinity, 1)]
    [InlineData("tanh", float.NegativeInfinity, -1)]
    [InlineData("sigmoid", 0, 0.5f)]
    [InlineData("sigmoid", float.PositiveInfinity, 1)]
    [InlineData("sigmoid", float.NegativeInfinity, 0)]
    public void Is_exact_at_the_ends_and_in_the_middle(string name, float x, float expected) =>
        Assert.Equal(expected, VectorFunction.Named(name).At(x));

    [Fact]
    public void The_logarithm_does_not_tell_minus_zero_from_zero() =>
        Assert.Equal(float.NegativeInfinity, VectorFunction.Named("log").At(-0f));

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_is_not_a_number_stays_so(string name) => Assert.Equal(float.NaN, VectorFunction.Named(name).At(float.NaN));

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_result_does_not_depend_on_its_place_in_the_span(string name)
    {
        var function = VectorFunction.Named(name);
        float[] xs = [0.3f, -5.8778844f, 1e-40f, 88.7f];
        for (var length = 1; length <= 20; length++)
        {
            for (var place = 0; place < length; place++)
            {
                foreach (var x in xs)
                {
                    var values = new float[length];
                    Array.Fill(values, 2);
                    values[place] = x;
                    function.Run(values, values);
                    MatrixSamples.AssertSameBits(function.At(x), values[place], $"{x} at {place} of {length}");
                }
            }
        }
    }

    private static IEnumerable<float> Around(int bits) =>
        Enumerable.Range(Math.Max(0, bits - 2000), 4000).Select(BitConverter.Int32BitsToSingle).Where(float.IsFinite);

    private static void AssertNear(VectorFunction function, float[] xs)
    {
        var results = new float[xs.Length];
        function.Run(xs, results);
        for (var i = 0; i < xs.Length; i++)
        {
            var error = UnitInTheLastPlace.Error(results[i], function.Exact(xs[i]));
            Assert.True(
                error <= function.LargestError, $"{function.Name}({xs[i]:r}) = {results[i]:r} is {error} units in the last place off");
        }
    }
}
