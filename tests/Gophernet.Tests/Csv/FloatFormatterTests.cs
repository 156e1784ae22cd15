using System.Globalization;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tests.Csv;

/// <summary>The text of a float is the framework's, whose shortest texts are exact since .NET Core 3.0: byte for byte, over all kinds of floats.</summary>
public class FloatFormatterTests
{
    private const uint Infinity = 0x7F800000;

    [Fact]
    public void Floats_all_over_the_range_are_written_as_by_the_framework()
    {
        const uint Step = 997; // a prime: every exponent, and all endings of the fraction
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Step)
        {
            IsFrameworks((uint)bits);
        }
    }

    [Theory]
    [InlineData(0u)] // zero and the smallest
    [InlineData(0x00800000u)] // the first that is not subnormal
    [InlineData(0x3F800000u)] // 1
    [InlineData(0x4B800000u)] // 2^24: from here on not every whole number is a float
    [InlineData(Infinity - 100_000)]
    [InlineData(Infinity)] // infinity and not-a-number
    public void Floats_in_a_row_are_written_as_by_the_framework(uint first)
    {
        for (var bits = first; bits < first + 100_000; bits++)
        {
            IsFrameworks(bits);
        }
    }

    [Fact]
    public void Powers_of_two_and_their_neighbours_are_written_as_by_the_framework()
    {
        for (uint power = 0; power < Infinity; power += 1 << 23)
        {
            IsFrameworks(power - 1);
            IsFrameworks(power);
            IsFrameworks(power + 1);
        }

        for (var subnormal = 1u; subnormal < 1 << 23; subnormal <<= 1)
        {
            IsFrameworks(subnormal);
        }
    }

    [Fact]
    public void Short_decimals_are_written_as_by_the_framework()
    {
        for (var power = -46; power <= 39; power++)
        {
            for (var digits = 1; digits < 10_000; digits++)
            {
                var number = float.Parse($"{digits}E{power}", CultureInfo.InvariantCulture);
                IsFrameworks(BitConverter.SingleToUInt32Bits(number));
            }
        }
    }

    [Theory]
    [InlineData(0.9999788f, "0.9999788")]
    [InlineData(2.107675E-05f, "2.107675E-05")]
    [InlineData(1.3794407E-07f, "1.3794407E-07")]
    [InlineData(0.0001f, "0.0001")]
    [InlineData(0.00001f, "1E-05")]
    [InlineData(123456790f, "123456790")]
    [InlineData(1e9f, "1E+09")]
    [InlineData(1e16f, "1E+16")]
    [InlineData(-12.5f, "-12.5")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Texts_look_like_this(float number, string expected) => Assert.Equal(expected, Text(number));

    private static void IsFrameworks(uint bits)
    {
        Span<byte> expected = stackalloc byte[64];
        Span<byte> written = stackalloc byte[FloatFormatter.MaxTextLength];
        var number = BitConverter.UInt32BitsToSingle(bits);
        number.TryFormat(expected, out var length, default, CultureInfo.InvariantCulture);
        if (!expected[..length].SequenceEqual(written[..FloatFormatter.Format(number, written)]))
        {
            Assert.Fail($"0x{bits:X8}: expected {Encoding.UTF8.GetString(expected[..length])}, written {Text(number)}");
        }
    }

    private static string Text(float number)
    {
        Span<byte> text = stackalloc byte[FloatFormatter.MaxTextLength];
        return Encoding.UTF8.GetString(text[..FloatFormatter.Format(number, text)]);
    }
}
