using System.Globalization;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tests.Csv;

/// <summary>Which texts are numbers.</summary>
public class NumberParserTests
{
    [Theory]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("+5", 5)]
    [InlineData("-5.25", -5.25)]
    [InlineData("007", 7)]
    [InlineData("1e3", 1000)]
    [InlineData("1E+3", 1000)]
    [InlineData("1e-3", 0.001)]
    [InlineData("5.e1", 50)]
    [InlineData(" 7 ", 7)]
    [InlineData("\t7", 7)]
    public void Reads_decimal_numbers(string text, double value)
    {
        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("e5")]
    [InlineData(".e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("1,5")]
    [InlineData("1 2")]
    [InlineData("- 1")]
    [InlineData("--1")]
    [InlineData("+-1")]
    [InlineData("1-")]
    [InlineData("(1)")]
    [InlineData("$1")]
    [InlineData("1%")]
    [InlineData("1f")]
    [InlineData("1\0")]
    [InlineData("1\n")]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("inf")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("１")] // a full-width digit
    [InlineData("٣")] // an Arabic-Indic digit
    [InlineData("−1")] // the minus sign of typesetting
    [InlineData("\u00A01")] // a no-break space
    public void Rejects_what_is_no_decimal_number(string text) =>
        Assert.False(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out _));

    // Any one byte put into a number at any place: it is a number exactly when the framework says so, and with the same value.
    [Theory]
    [InlineData("-0.123456")]
    [InlineData("1.23457e-05")]
    [InlineData("0.1234567890123456")]
    [InlineData("12345678")]
    [InlineData("5.1")]
    public void One_odd_byte_anywhere_is_judged_as_by_the_framework(string number)
    {
        for (var place = 0; place <= number.Length; place++)
        {
            for (var odd = 1; odd < 128; odd++)
            {
                var text = number.Insert(place, $"{(char)odd}");
                var isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                    CultureInfo.InvariantCulture, out var expected);
                isNumber |= (char)odd is ' ' or '\t' && place % number.Length == 0 && double.TryParse(number, CultureInfo.InvariantCulture, out expected);

                Assert.True(isNumber == NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out var value), text);
                Assert.True(!isNumber || expected.Equals(value), text);
            }
        }
    }

    [Theory]
    [InlineData("-0.123456")]
    [InlineData("9999999.9999999")]
    [InlineData("-0.0")]
    [InlineData("007.25")]
    [InlineData("-1234567")]
    [InlineData("0")]
    public void One_odd_byte_anywhere_in_a_short_number_changes_no_number(string number)
    {
        for (var place = 0; place <= number.Length; place++)
        {
            for (var odd = 0; odd < 256; odd++)
            {
                byte[] text = [.. Encoding.UTF8.GetBytes(number[..place]), (byte)odd, .. Encoding.UTF8.GetBytes(number[place..])];
                var isShort = TryParseShort(text, out var value);
                var isNumber = NumberParser.TryParse(text, out var expected);

                Assert.True(!isShort || (isNumber && BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value)),
                    Encoding.Latin1.GetString(text));
            }
        }
    }

    [Fact]
    public void Reads_every_length_of_a_short_number_between_other_digits()
    {
        foreach (var sign in (string[])["", "-"])
        {
            for (var whole = 0; whole <= 8; whole++)
            {
                for (var decimals = 0; decimals <= 8; decimals++)
                {
                    var text = sign + "97531864"[..whole] + "." + "13579246"[..decimals];

                    IsShort(text, whole is > 0 and < 8 && decimals is > 0 and < 8);
                    if (decimals == 0)
                    {
                        IsShort(text[..^1], whole is > 0 and < 8); // without a point
                    }
                }
            }
        }
    }

    [Fact]
    public void Minus_zero_keeps_its_sign()
    {
        Assert.True(NumberParser.TryParse("-0"u8, out var value));
        Assert.True(double.IsNegative(value));
    }

    [Fact]
    public void Allocates_nothing()
    {
#if DEBUG
        Assert.Skip("Only code that is compiled with optimisation keeps what does not outlive a method on the stack.");
#endif
        var sum = Sum();

        Assert.Equal(0, Allocation.Of(() => sum -= Sum()));
        Assert.Equal(0, sum);

        static double Sum() =>
            NumberParser.TryParse("1.25"u8, out var quick) && NumberParser.TryParse("0.1234567890123456789012345"u8, out var slow) ? quick + slow : double.NaN;
    }

    private static void IsShort(string text, bool isShort)
    {
        Assert.True(isShort == TryParseShort(Encoding.UTF8.GetBytes(text), out var value), text);
        Assert.Equal(isShort ? double.Parse(text, CultureInfo.InvariantCulture) : 0, value);
    }

    /// <summary>Reads the text between delimiters, after which come digits; and at the end of its bytes, where it may be refused.</summary>
    private static bool TryParseShort(byte[] text, out double value)
    {
        byte[] bytes = [.. "99,"u8, .. text, .. ",12345678901234567"u8];
        var isShort = NumberParser.TryParseShort(bytes, 3, 3 + text.Length, out value);
        if (NumberParser.TryParseShort(bytes.AsSpan(0, 3 + text.Length), 3, 3 + text.Length, out var last))
        {
            Assert.Equal(value, last);
        }

        return isShort;
    }
}
