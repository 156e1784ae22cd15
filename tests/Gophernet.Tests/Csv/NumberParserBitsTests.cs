using System.Globalization;
using System.Numerics;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tests.Csv;

/// <summary>The number read is the nearest double: bit for bit the framework's, whose parser is exact (IEEE 754) since .NET Core 3.0.</summary>
public class NumberParserBitsTests
{
    private const int Cases = 400_000; // of each kind: some millions in all

    [Fact]
    public void Random_digits_give_the_nearest_double()
    {
        var random = new Random(1);
        for (var i = 0; i < Cases; i++)
        {
            var digits = Digits(random, random.Next(1, 26));
            var point = random.Next(-1, digits.Length + 1);
            var text = point < 0 ? digits : digits.Insert(point, ".");
            IsNearest((random.Next(3) == 0 ? "-" : "") + text + Exponent(random, 45));
        }
    }

    [Theory]
    [InlineData("R")]
    [InlineData("G17")]
    [InlineData("E40")] // more digits than a double has
    public void Random_doubles_are_read_back(string format)
    {
        var random = new Random(2);
        for (var i = 0; i < Cases; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                IsNearest(value.ToString(format, CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [InlineData("R")]
    [InlineData("E18")] // as NumPy's savetxt writes them
    public void Random_numbers_of_usual_size_are_read_back(string format)
    {
        var random = new Random(6);
        for (var i = 0; i < Cases; i++)
        {
            IsNearest((random.NextDouble() - 0.5).ToString(format, CultureInfo.InvariantCulture));
            IsNearest(((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-50, 50))).ToString(format, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Every_place_of_the_point_and_every_count_of_digits_gives_the_nearest_double()
    {
        var random = new Random(7);
        for (var i = 0; i < Cases / 100; i++)
        {
            for (var count = 1; count <= 40; count++)
            {
                IsNearest(Digits(random, count).Insert(random.Next(count + 1), ".") + (random.Next(2) == 0 ? "" : $"e{random.Next(-9, 9)}"));
            }
        }
    }

    [Theory]
    [InlineData(53)] // the last whole numbers that are exact in a double
    [InlineData(54)]
    [InlineData(63)]
    [InlineData(64)] // and the last that fit into the parser's 64 bits
    public void Whole_numbers_round_a_power_of_two_give_the_nearest_double(int power)
    {
        const int Neighbours = 3_000;
        var random = new Random(3);
        for (var i = -Neighbours; i <= Neighbours; i++)
        {
            var text = (BigInteger.Pow(2, power) + i).ToString(CultureInfo.InvariantCulture);
            IsNearest(text);
            IsNearest(text + Exponent(random, 25));
            IsNearest(text.Insert(random.Next(text.Length), "."));
        }
    }

    [Fact]
    public void Halfway_cases_go_to_the_even_neighbour_and_their_own_neighbours_do_not()
    {
        var random = new Random(4);
        for (var i = 0; i < Cases / 3; i++)
        {
            // (2m + 1) · 2^e lies halfway between two doubles; e < 0 gives it a finite decimal fraction: (2m + 1) · 5^-e / 10^-e.
            var halfway = 2 * new BigInteger(random.NextInt64(1L << 52, 1L << 53)) + 1;
            var places = random.Next(0, 80);
            var digits = (halfway * BigInteger.Pow(5, places)).ToString(CultureInfo.InvariantCulture);
            var exponent = $"e-{places}";
            IsNearest(digits + exponent);
            IsNearest(digits + ".0000000000000000000000001" + exponent);
            IsNearest((BigInteger.Parse(digits, CultureInfo.InvariantCulture) * 1000 - 1).ToString(CultureInfo.InvariantCulture) + $"e-{places + 3}");
        }
    }

    [Fact]
    public void Numbers_near_the_smallest_and_the_largest_give_the_nearest_double()
    {
        var random = new Random(5);
        for (var i = 0; i < Cases / 2; i++)
        {
            IsNearest($"{random.Next(1, 10)}.{Digits(random, random.Next(1, 20))}e-{random.Next(300, 330)}");
            IsNearest($"{random.Next(1, 10)}.{Digits(random, random.Next(1, 20))}e{random.Next(300, 312)}");
        }
    }

    [Theory]
    [InlineData("2.2250738585072011e-308")] // the number that once hung PHP and Java
    [InlineData("2.2250738585072014e-308")]
    [InlineData("4.9406564584124654e-324")]
    [InlineData("2.4703282292062327e-324")] // just below half of the smallest
    [InlineData("2.4703282292062328e-324")] // just above
    [InlineData("1.7976931348623158e308")]
    [InlineData("1.7976931348623159e308")] // beyond the largest: infinite
    [InlineData("1e999999999999999999999")]
    [InlineData("1e-999999999999999999999")]
    [InlineData("0e999999999999")]
    [InlineData("18446744073709551616")] // 2^64 leaves nothing in 64 bits
    [InlineData("18446744073709551617e-22")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740993e22")]
    [InlineData("9007199254740992e22")]
    [InlineData("9007199254740992e23")]
    public void Famous_texts_give_the_nearest_double(string text) => IsNearest(text);

    [Theory]
    [InlineData(30)]
    [InlineData(400)]
    [InlineData(5_000)]
    public void Long_texts_give_the_nearest_double(int length)
    {
        var zeros = new string('0', length);
        var nines = new string('9', length);
        string[] texts = [zeros + "1.5", "0." + zeros + "15", "1" + zeros, $"1{zeros}e-{length}", $"0.{zeros}1e{length}", nines, "0." + nines, $"1.{zeros}1"];
        foreach (var text in texts)
        {
            IsNearest(text);
        }
    }

    private static void IsNearest(string text)
    {
        var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out var value), text);
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(value))
        {
            Assert.Fail($"{text}: expected {expected:R}, read {value:R}");
        }

        const int MaxLengthWithComma = 512;
        if (text.Length <= MaxLengthWithComma)
        {
            Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text.Replace('.', ',')), decimalComma: true, out var withComma), text);
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(withComma));
        }
    }

    private static string Digits(Random random, int count) =>
        string.Create(count, random, (span, source) =>
        {
            foreach (ref var character in span)
            {
                character = (char)('0' + source.Next(10));
            }
        });

    private static string Exponent(Random random, int largest)
    {
        string[] starts = ["e", "E", "e+", "e-", "E-0"];
        var start = random.Next(2 * starts.Length);
        return start < starts.Length ? starts[start] + random.Next(largest).ToString(CultureInfo.InvariantCulture) : "";
    }
}
