using System.Globalization;
using System.Text;
using CsCheck;
using Gophernet.Csv;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

public class NumberTraitsTests
{
    private const int Cases = 50_000; // about a second

    private static readonly Gen<string> Number = Gen.OneOf("0", "1", "2", "9", "00", ".", ".", ",", "-", "+", "e", "E", "123", "5", "000").Array[1, 6].Select(string.Concat);

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
    internal void A_text_shows_what_its_separator_may_be(string text, NumberTraits expected) =>
        Assert.Equal(expected, NumberTraitsOf.Text(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void The_short_way_finds_the_same() => RandomCases.ForAll(Gen.OneOf(Number, Gen.Double[-2000, 2000].Select(Written), Gen.Int.Select(number => $"{number}")), Cases, text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (NumberParser.TryParse(bytes, decimalComma: true, out var number))
        {
            Assert.Equal(NumberTraitsOf.Text(bytes), NumberTraitsOf.Text(bytes, number));
        }
    });

    private static string Written(double number) => number.ToString("F3", CultureInfo.InvariantCulture);
}
