using System.Globalization;
using System.Text;
using CsCheck;
using Gophernet.Csv.Numbers;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

public class NumberTraitsTests
{
    private const int Cases = 50_000; // about a second

    private static readonly Gen<string> Number =
        Gen.OneOf("0", "1", "2", "9", "00", ".", ".", ",", "-", "+", "e", "E", "123", "5", "000").Array[1, 6].Select(string.Concat);

    [Theory]
    [InlineData("7", NumberTraits.Whole)]
    [InlineData("0", NumberTraits.Whole)]
    [InlineData("-120", NumberTraits.Whole)]
    [InlineData("007", NumberTraits.LeadingZero)]
    [InlineData("00", NumberTraits.LeadingZero)]
    [InlineData("-07", NumberTraits.Whole)]
    [InlineData("1.5", NumberTraits.Point)]
    [InlineData("1.2345", NumberTraits.Point)]
    [InlineData("0.123", NumberTraits.Point)]
    [InlineData("1234.567", NumberTraits.Point)]
    [InlineData(".123", NumberTraits.Point)]
    [InlineData("1.234", NumberTraits.DoubtfulPoint)]
    [InlineData("-123.000", NumberTraits.DoubtfulPoint)]
    [InlineData("1,5", NumberTraits.Comma)]
    [InlineData("1,234", NumberTraits.DoubtfulComma)]
    [InlineData("1e2", NumberTraits.Whole)]
    [InlineData("2e0005", NumberTraits.Whole)]
    [InlineData("1e-2", NumberTraits.Exponent)]
    [InlineData("1.5e4", NumberTraits.Point)]
    [InlineData("1.234e5", NumberTraits.Point)]
    [InlineData("999999999999999", NumberTraits.Whole)]
    [InlineData("9007199254740992", NumberTraits.Whole)]
    [InlineData("9007199254740993", NumberTraits.Whole | NumberTraits.Long)]
    [InlineData("-1234567890123456789", NumberTraits.Whole | NumberTraits.Long)]
    [InlineData("1234567890123456768", NumberTraits.Whole)] // the digits of a double
    [InlineData("1500000000000000000000", NumberTraits.Whole)]
    [InlineData("99999999999999999999999999999999999999999", NumberTraits.Whole | NumberTraits.Long)]
    [InlineData("01234567890123456789", NumberTraits.LeadingZero | NumberTraits.Long)]
    [InlineData("0.12345678901234567890", NumberTraits.Point)]
    internal void A_text_shows_what_its_separator_may_be(string text, NumberTraits expected) =>
        Assert.Equal(expected, NumberTraitsOf.Text(Encoding.UTF8.GetBytes(text)));

    // What is read as a whole number at once needs no other look: digits alone, and the number that any parser reads.
    [Fact]
    public void Numbers_that_are_read_at_once_are_whole() => RandomCases.ForAll(
        Gen.OneOf(Number, Gen.Double[-2000, 2000].Select(Written), Gen.Int.Select(number => $"{number}")), Cases, text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var isWhole = text.TrimStart('-') is { Length: > 0 and <= 15 } digits && text.Length - digits.Length <= 1 && digits.All(char.IsAsciiDigit)
            && (digits is "0" || digits[0] != '0');

        Assert.True(isWhole == NumberParser.TryParseWhole(bytes, out var atOnce), text);
        if (isWhole)
        {
            Assert.True(NumberParser.TryParse(bytes, out var number));
            Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(atOnce));
            Assert.Equal(NumberTraits.Whole, NumberTraitsOf.Text(bytes));
        }
    });

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("-0", -0.0)]
    [InlineData("-999", -999.0)]
    [InlineData("999999999999999", 999999999999999.0)]
    public void Whole_numbers_are_read_at_once(string text, double expected)
    {
        Assert.True(NumberParser.TryParseWhole(Encoding.UTF8.GetBytes(text), out var number));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("007")]
    [InlineData("+7")]
    [InlineData("1e2")]
    [InlineData("7.0")]
    [InlineData("7 ")]
    [InlineData("--7")]
    [InlineData("1000000000000000")]
    public void Others_are_not_read_at_once(string text) => Assert.False(NumberParser.TryParseWhole(Encoding.UTF8.GetBytes(text), out _));

    private static string Written(double number) => number.ToString("F3", CultureInfo.InvariantCulture);
}
