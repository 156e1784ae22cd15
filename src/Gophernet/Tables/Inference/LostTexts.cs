using System.Globalization;
using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>Texts of a column's numbers that were read and not kept: the shortest of each stands for it, with the separator that all of them have.</summary>
internal static class LostTexts
{
    // From the one on, .NET writes powers of ten; from the other, the digits of a whole number are not all known.
    private const double MinPlain = 1e15;
    private const double MaxPlain = 1e22;

    /// <summary>The text of a number, in UTF-8.</summary>
    /// <param name="number">The number.</param>
    /// <param name="traits">What the texts of all numbers in the column looked like.</param>
    public static byte[] Of(double number, NumberTraits traits)
    {
        var areThousandths = traits is NumberTraits.DoubtfulPoint or NumberTraits.DoubtfulComma;
        var hasCommas = (traits & (NumberTraits.Comma | NumberTraits.DoubtfulComma)) != 0 && (traits & (NumberTraits.Point | NumberTraits.DoubtfulPoint)) == 0;
        var isLong = Math.Abs(number) is >= MinPlain and < MaxPlain && double.IsInteger(number);
        var shortest = number.ToString(areThousandths ? "F3" : isLong ? "F0" : "R", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(hasCommas ? shortest.Replace('.', ',') : shortest);
    }
}
