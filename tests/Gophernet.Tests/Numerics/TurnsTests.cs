using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>The waves of the embeddings: cosine and sine of whole turns, eight floats at a time.</summary>
public class TurnsTests
{
    // 1.93e-7 was measured: three roundings to float.
    private const double MaxError = 2e-7;

    private const int BeyondRange = 1 << 22; // turns
    private const int PatternStep = 1009; // a prime: all exponents with all kinds of digits
    private const int Steps = 1 << 20;

    [Fact]
    public void Both_are_as_near_as_measured_everywhere_in_a_turn()
    {
        var turns = new float[2 * Steps + 1];
        for (var i = 0; i < turns.Length; i++)
        {
            turns[i] = (i - Steps) / (2f * Steps); // exact: from −½ to ½
        }

        AssertNear(turns);
    }

    [Fact]
    public void Both_are_as_near_as_measured_over_the_whole_range()
    {
        var bits = BitConverter.SingleToInt32Bits(BeyondRange);
        var turns = new List<float>();
        for (var i = 0; i < bits; i += PatternStep)
        {
            turns.AddRange([BitConverter.Int32BitsToSingle(i), -BitConverter.Int32BitsToSingle(i)]);
        }

        AssertNear([.. turns]);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0.25f, 0, 1)]
    [InlineData(0.5f, -1, 0)]
    [InlineData(0.75f, 0, -1)]
    [InlineData(1, 1, 0)]
    [InlineData(-0.25f, 0, -1)]
    [InlineData(-0.5f, -1, 0)]
    [InlineData(1000.25f, 0, 1)]
    [InlineData(-4194303.5f, -1, 0)]
    public void Both_are_exact_at_quarter_turns(float turns, float cosine, float sine) =>
        Assert.Equal((cosine, sine), (Cos(turns), Sin(turns)));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_has_no_angle_has_no_wave(float turns)
    {
        Assert.True(float.IsNaN(Cos(turns)));
        Assert.True(float.IsNaN(Sin(turns)));
    }

    private static void AssertNear(float[] turns)
    {
        var (cosine, sine) = (0.0, 0.0);
        for (var i = 0; i < turns.Length; i += VectorLoop.Width)
        {
            var count = Math.Min(VectorLoop.Width, turns.Length - i);
            var x = VectorLoop.LoadPart(turns.AsSpan(i, count));
            var (cosines, sines) = (VectorMath.CosTurns(x), VectorMath.SinTurns(x));
            for (var lane = 0; lane < count; lane++)
            {
                var angle = 2 * Math.PI * (turns[i + lane] - Math.Round((double)turns[i + lane])); // the difference is exact
                cosine = Math.Max(cosine, Math.Abs(cosines[lane] - Math.Cos(angle)));
                sine = Math.Max(sine, Math.Abs(sines[lane] - Math.Sin(angle)));
            }
        }

        Assert.True(cosine <= MaxError && sine <= MaxError, $"the cosine is {cosine:e3} off, the sine {sine:e3}");
    }

    private static float Cos(float turns) => VectorMath.CosTurns(Vector256.Create(turns))[0];

    private static float Sin(float turns) => VectorMath.SinTurns(Vector256.Create(turns))[0];
}
