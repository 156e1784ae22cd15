namespace Gophernet.Csv.Numbers;

/// <summary>
/// The shortest decimal that rounds to a float, and of the shortest the nearest (Giulietti, "The Schubfach way to render doubles", 2020,
/// section 9, for 32 bits). The names are those of the paper.
/// </summary>
internal static class ShortestDecimal
{
    private const int FractionBits = 23;
    private const uint HiddenBit = 1 << FractionBits;
    private const int Bias = 127 + FractionBits; // of the fraction as a whole number

    /// <summary>Computes it, as digits · 10^exponent.</summary>
    /// <param name="bits">The bits of a finite float above zero.</param>
    /// <returns>A number of at most nine digits, and the power of ten to take it by.</returns>
    public static (uint Digits, int Exponent) Of(uint bits)
    {
        var fraction = bits & (HiddenBit - 1);
        var biased = (int)(bits >> FractionBits);
        var c = biased == 0 ? fraction : fraction | HiddenBit;
        var q = Math.Max(biased, 1) - Bias;

        // The neighbour below a power of two is half as far away as the one above.
        var isPowerOfTwo = fraction == 0 && biased > 1;
        var k = FloorLog10(q, isPowerOfTwo);
        var g = PowersOfTen.Upper(-k) + 1;
        var h = q + PowersOfTen.FloorLog2(-k) + 1;

        // What rounds to the float lies between lower and upper; the ends are its own when its fraction is even. All are in quarters of 10^k.
        var isOdd = c & 1;
        var lower = RoundToOdd(g, (4 * c - (isPowerOfTwo ? 1u : 2u)) << h) + isOdd;
        var middle = RoundToOdd(g, (4 * c) << h);
        var upper = RoundToOdd(g, (4 * c + 2) << h) - isOdd;

        // At most one multiple of ten lies there, then it is shorter; else one or both of the neighbours of the middle do.
        var s = middle / 4;
        if (s >= 10)
        {
            var tens = s / 10;
            var areTensIn = lower <= 40 * tens;
            var areNextTensIn = 40 * tens + 40 <= upper;
            if (areTensIn != areNextTensIn)
            {
                return (tens + (areNextTensIn ? 1u : 0), k + 1);
            }
        }

        var isIn = lower <= 4 * s;
        var isNextIn = 4 * s + 4 <= upper;
        var isNextNearer = middle > 4 * s + 2 || (middle == 4 * s + 2 && (s & 1) == 1);
        return (s + ((isIn != isNextIn ? isNextIn : isNextNearer) ? 1u : 0), k);
    }

    /// <summary>⌊log₁₀ 2^q⌋, or ⌊log₁₀ ¾ · 2^q⌋: 1262611 / 2²² is log₁₀ 2, and 524031 / 2²² is log₁₀ 4/3.</summary>
    private static int FloorLog10(int q, bool threeQuarters) => (q * 1262611 - (threeQuarters ? 524031 : 0)) >> 22;

    /// <summary>The upper 32 of the product's 96 bits; their last one also tells whether any below is set.</summary>
    private static uint RoundToOdd(ulong g, uint factor)
    {
        var upper = (uint)Math.BigMul(g, factor, out var lower);
        return upper | (lower >> 32 > 1 ? 1u : 0); // 1 may come from the power, which is rounded up
    }
}
