using System.Numerics;

namespace Gophernet.Csv.Numbers;

/// <summary>
/// The double nearest to w · 10^q by one or two multiplications of 64 bits (Lemire, "Number parsing at a gigabyte per second", 2021; that
/// it needs no second way out: Mushtaq and Lemire, "Fast number parsing without fallback", 2023).
/// </summary>
internal static class NearestDouble
{
    private const int FractionBits = 52;
    private const int Bias = 1023;
    private const int SpareBits = 64 - FractionBits - 3; // the product has the fraction, the bit before it, one to round by, and one more on top
    private const ulong SpareMask = (1UL << SpareBits) - 1;

    /// <summary>Computes digits · 10^exponent.</summary>
    /// <returns>False beyond the powers of the table.</returns>
    public static bool TryCompute(ulong digits, long exponent, out double value)
    {
        value = 0;
        if (digits == 0)
        {
            return true;
        }

        if (exponent is < PowersOfTen.Smallest or > PowersOfTen.Largest)
        {
            return false;
        }

        value = BitConverter.UInt64BitsToDouble(Bits(digits, (int)exponent));
        return true;
    }

    // The names are those of the paper. With the powers of the table no result is subnormal or infinite.
    private static ulong Bits(ulong w, int q)
    {
        var zeros = BitOperations.LeadingZeroCount(w);
        w <<= zeros;
        var upper = Math.BigMul(w, PowersOfTen.Upper(q), out var lower);
        if ((upper & SpareMask) == SpareMask)
        {
            // A carry from the rest of the power could reach the bits that count.
            var carry = Math.BigMul(w, PowersOfTen.Lower(q), out _);
            lower += carry;
            upper += lower < carry ? 1UL : 0;
        }

        var top = (int)(upper >> 63);
        var shift = SpareBits + top;
        var fraction = upper >> shift;
        var power = PowersOfTen.FloorLog2(q) + 63 + top - zeros + Bias;

        // Just between two doubles: to the even one. Only these powers leave a product without a remainder.
        if (lower <= 1 && q is >= -4 and <= 23 && (fraction & 3) == 1 && fraction << shift == upper)
        {
            fraction--;
        }

        fraction = (fraction + (fraction & 1)) >> 1;

        // A sum: when rounding has carried into the bit before the fraction, the exponent grows by one.
        return ((ulong)(power - 1) << FractionBits) + fraction;
    }
}
