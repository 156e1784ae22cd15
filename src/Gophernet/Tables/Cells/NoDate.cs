namespace Gophernet.Tables.Cells;

/// <summary>What programs write where there is no date: zeros, as <c>0000-00-00</c>, <c>00.00.0000</c> and <c>00000000</c>.</summary>
internal static class NoDate
{
    private const int MinZeros = 6; // as 00/00/00 has

    /// <summary>Whether a text is a date of zeros, perhaps with a time of zeros.</summary>
    public static bool IsZeros(ReadOnlySpan<byte> text)
    {
        var zeros = 0;
        foreach (var character in text)
        {
            zeros += character == '0' ? 1 : 0;
            if (character != '0' && !"-/. :T"u8.Contains(character))
            {
                return false;
            }
        }

        return zeros >= MinZeros && text[0] == '0';
    }
}
