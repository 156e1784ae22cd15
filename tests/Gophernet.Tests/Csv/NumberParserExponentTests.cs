using System.Globalization;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tests.Csv;

public class NumberParserExponentTests
{
    // An exponent beyond 100,000 that as many zeros after the point bring back: 10^-(zeros + 1) · 10^exponent.
    [Theory]
    [InlineData(100_009, 100_020)] // 10^10
    [InlineData(100_009, 100_010)] // 1
    [InlineData(200_000, 200_000)] // 0.1
    public void A_huge_exponent_may_be_undone_by_zeros(int zeros, int exponent)
    {
        var text = $"0.{new string('0', zeros)}1e{exponent}";
        var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(expected, value);
    }
}
