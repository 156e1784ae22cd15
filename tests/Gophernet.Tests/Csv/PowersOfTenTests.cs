using System.Numerics;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tests.Csv;

/// <summary>The table, computed anew with whole numbers of any length.</summary>
public class PowersOfTenTests
{
    private const int LastRoundedUp = -27; // Lemire (2021), section 5: 5^28 no longer fits into 64 bits

    [Fact]
    public void Every_power_has_the_bits_of_Lemires_method()
    {
        for (var exponent = PowersOfTen.Smallest; exponent <= PowersOfTen.Largest; exponent++)
        {
            var expected = exponent >= 0 ? Cut(BigInteger.Pow(5, exponent)) : Reciprocal(exponent);

            Assert.Equal(expected, (new BigInteger(PowersOfTen.Upper(exponent)) << 64) + PowersOfTen.Lower(exponent));
        }
    }

    [Fact]
    public void The_binary_logarithm_is_rounded_down()
    {
        for (var exponent = 0; exponent <= PowersOfTen.Largest; exponent++)
        {
            var bits = (int)BigInteger.Pow(10, exponent).GetBitLength();

            Assert.Equal(bits - 1, PowersOfTen.FloorLog2(exponent));
            Assert.Equal(exponent == 0 ? 0 : -bits, PowersOfTen.FloorLog2(-exponent));
        }
    }

    private static BigInteger Reciprocal(int exponent)
    {
        var power = BigInteger.Pow(5, -exponent);
        var bits = (int)(power - 1).GetBitLength();
        return exponent >= LastRoundedUp
            ? BigInteger.Pow(2, bits + 127) / power + 1
            : Cut(BigInteger.Pow(2, 2 * bits + 128) / power + 1);
    }

    /// <summary>The leading 128 bits.</summary>
    private static BigInteger Cut(BigInteger number)
    {
        var shift = (int)number.GetBitLength() - 128;
        return shift > 0 ? number >> shift : number << -shift;
    }
}
