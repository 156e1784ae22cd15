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
    // the zeros of the derivatives; the places of the largest errors.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Is_as_near_as_measured_where_formulas_and_units_change(string name)
    {
        float[] borders =
        [
            0, float.Epsilon, 1.17549435e-38f, float.MaxValue, 0.5f, 0.625f, 0.70710678f, 0.75f, 1, 1.41421356f, 2, 3,
            12.7f, 13.18f, 14.18f, 14.5f, 17.328680f, 25, 87.336544f, 88.722839f, 89, 92.084145f, 103.278929f, 103.972081f, 104, 108.6f, 110,
            0.75179f, 1.19248f, 1.27846f,
            -5.858587f, 1.413642f, 0.62535214f, -1.9511184f, -0.83202094f, -2.646581f, 0.007711714f, -0.6351879f, -0.2356447f,
            -1.2323427f, -0.7503921f, -0.758114f,
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
    [InlineData("selu", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("selu", float.NegativeInfinity, -1.7580993f)]
    [InlineData("silu", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("silu", float.NegativeInfinity, 0)]
    [InlineData("silu slope", 0, 0.5f)]
    [InlineData("silu slope", float.PositiveInfinity, 1)]
    [InlineData("silu slope", float.NegativeInfinity, 0)]
    [InlineData("mish", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("mish", float.NegativeInfinity, 0)]
    [InlineData("mish slope", 0, 0.6f)]
    [InlineData("mish slope", float.PositiveInfinity, 1)]
    [InlineData("mish slope", float.NegativeInfinity, 0)]
    [InlineData("gelu", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("gelu", float.NegativeInfinity, 0)]
    [InlineData("gelu slope", 0, 0.5f)]
    [InlineData("gelu slope", float.PositiveInfinity, 1)]
    [InlineData("gelu slope", float.NegativeInfinity, 0)]
    public void Is_exact_at_the_ends_and_in_the_middle(string name, float x, float expected) =>
        Assert.Equal(expected, VectorFunction.Named(name).At(x));

    [Fact]
    public void The_logarithm_does_not_tell_minus_zero_from_zero() =>
        Assert.Equal(float.NegativeInfinity, VectorFunction.Named("log").At(-0f));

    [Theory]
    [InlineData("tanh")]
    [InlineData("selu")]
    [InlineData("silu")]
    [InlineData("mish")]
    [InlineData("gelu")]
    public void Zero_keeps_its_sign(string name)
    {
        MatrixSamples.AssertSameBits(0f, VectorFunction.Named(name).At(0f), name);
        MatrixSamples.AssertSameBits(-0f, VectorFunction.Named(name).At(-0f), name);
    }

    // Bit by bit, as x64 and arm64 differ in the NaN that they make, and in the sign of one that they hand on negated.
    [Theory]
    [MemberData(nameof(Functions))]
    public void What_is_not_a_number_stays_so_with_its_bits(string name)
    {
        foreach (var bits in new[] { 0x7FC00000, 0x7FC01234, unchecked((int)0xFFC00000), unchecked((int)0xFFC01234) })
        {
            var nan = BitConverter.Int32BitsToSingle(bits);
            MatrixSamples.AssertSameBits(name == "log" ? float.NaN : nan, VectorFunction.Named(name).At(nan), $"{name} of {bits:x}");
        }
    }

    // The chord over two distances differs from the tangent by the distance squared times a sixth of the third derivative: 1e-8 at most.
    [Theory]
    [InlineData("silu")]
    [InlineData("mish")]
    [InlineData("gelu")]
    public void The_reference_of_a_slope_is_the_slope_of_the_reference(string name)
    {
        const double Distance = 1e-4;
        const double Tolerance = 1e-8;
        var function = VectorFunction.Named(name).Exact;
        var slope = VectorFunction.Named(name + " slope").Exact;
        for (var x = -20.005; x < 20; x += 0.01)
        {
            Assert.Equal((function(x + Distance) - function(x - Distance)) / (2 * Distance), slope(x), Tolerance);
        }
    }

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
        var worst = 0;
        var largest = 0.0;
        for (var i = 0; i < xs.Length; i++)
        {
            var error = UnitInTheLastPlace.Error(results[i], function.Exact(xs[i]), function.SmallestUnitAt);
            if (error > largest)
            {
                (worst, largest) = (i, error);
            }
        }

        Assert.True(
            largest <= function.MaxError,
            $"{function.Name}({xs[worst]:r}) = {results[worst]:r} is {largest} units in the last place off");
    }
}
