using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tables.Cells;

/// <summary>What all columns know of the cells of an input.</summary>
/// <param name="Missing">The texts of missing values.</param>
/// <param name="DecimalComma">Whether numbers have a comma for a point.</param>
internal sealed record CellFormat(MissingTokens Missing, bool DecimalComma)
{
    /// <summary>The largest number: the largest float as it is written, which as a double is a little more than that.</summary>
    public const double MaxNumber = 3.4028235e38;

    /// <summary>Whether numbers come from a program: what is a plain number is one, however people write those of its column.</summary>
    public bool PutsPlainFirst { get; init; }

    /// <summary>What stands before decimals where 1,234 and 1.234 may be both, if the user says it; a model knows it by the forms of its columns.</summary>
    public byte? KnownDecimal { get; init; }

    /// <summary>What stands before decimals in the columns of the table that tell; null where none does, or they disagree.</summary>
    public byte? TableDecimal { get; init; }

    /// <summary>The content of a cell without the spaces round it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) =>
        // Most cells have none.
        cell is [> (byte)' ', ..] and [.., > (byte)' '] ? cell : cell.Trim(" \t"u8);

    /// <summary>Whether a cell, without the spaces round it, is missing.</summary>
    public bool IsMissing(ReadOnlySpan<byte> text) => Missing.Contains(text);

    /// <summary>Reads a number. Among numbers a point alone, infinity and not-a-number are missing: the result is NaN.</summary>
    /// <returns>False when the text is no number that a network can take.</returns>
    public bool TryNumber(ReadOnlySpan<byte> text, out double value)
    {
        if (NumberParser.TryParse(text, DecimalComma, out value))
        {
            var isInRange = Math.Abs(value) <= MaxNumber;
            value = isInRange ? value : double.NaN;
            return isInRange;
        }

        value = double.NaN;
        return text is [(byte)'.'] || IsNotFinite(text is [(byte)'+' or (byte)'-', ..] ? text[1..] : text);
    }

    /// <summary>Whether the text is one of the signs that stand for no number: missing in every column but one of categories.</summary>
    public bool IsNonFinite(ReadOnlySpan<byte> text) => TryNumber(text, out var value) && double.IsNaN(value);

    /// <summary>Whether the text is an infinite number, which is no sign for a missing one.</summary>
    public static bool IsInfinite(ReadOnlySpan<byte> text) =>
        (text is [(byte)'+' or (byte)'-', ..] ? text[1..] : text) is [(byte)'i' or (byte)'I', ..] and var rest && IsNotFinite(rest);

    private static bool IsNotFinite(ReadOnlySpan<byte> text) =>
        Ascii.EqualsIgnoreCase(text, "inf"u8) || Ascii.EqualsIgnoreCase(text, "infinity"u8) || Ascii.EqualsIgnoreCase(text, "nan"u8);
}
