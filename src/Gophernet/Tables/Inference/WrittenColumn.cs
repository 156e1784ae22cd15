using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What the numbers of a column look like as people wrote them, counted over the rows that are kept.</summary>
/// <param name="hasTails">Whether what stands behind numbers, such as <c>± 0.4</c>, is passed over.</param>
internal sealed class WrittenColumn(bool hasTails = false)
{
    private const int MaxAffixes = 32;

    private readonly Dictionary<string, int> _thousands = [];

    /// <summary>The texts round numbers, each pair with its rows.</summary>
    public List<NumberAffixes> Affixes { get; } = [];

    /// <summary>Cells that show that a point stands before decimals: 1.5, and 1,234.5 or 1,234,567 too.</summary>
    public int DecimalPoints { get; private set; }

    public int DecimalCommas { get; private set; }

    public int DoubtfulPoints { get; private set; }

    public int DoubtfulCommas { get; private set; }

    /// <summary>Whether commas stand before decimals in some cell for certain, whatever stands between thousands.</summary>
    public bool HasComma { get; private set; }

    public bool HasPoint { get; private set; }

    /// <summary>What tells thousands from decimals, over all cells.</summary>
    public DividedNumbers Numbers { get; } = new();

    /// <summary>Whether the separator between some thousands is a blank or an apostrophe.</summary>
    public bool HasOtherThousands { get; private set; }

    /// <summary>The first cell that may have thousands or decimals; one that is no plain number, whose place is known, before one that is.</summary>
    public RawToken? Doubtful { get; private set; }

    public bool HasExponent { get; private set; }

    /// <summary>Whether a number with a text beside it begins with a zero, as codes do.</summary>
    public bool HasCode { get; private set; }

    /// <summary>Cells by the way in which they are negative, and in the last place those that are not.</summary>
    public int[] Negatives { get; } = new int[4];

    public int NotNegative { get; private set; }

    /// <summary>Counts the cells of one text.</summary>
    /// <returns>False when it has no number, or too many different texts stand beside numbers.</returns>
    public bool TryAdd(RawToken token, int rows)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        Span<byte> rest = stackalloc byte[WesternText.MaxLength];
        var text = WesternText.Of(token.Utf8, buffer);
        if (!WrittenNumber.TryRead(hasTails ? NumberTail.Cut(text, rest) : text, out var number) || IsCode(number, token) || Find(number) is not { } affixes)
        {
            return false;
        }

        affixes.Add(number, rows);
        Numbers.Add(number, rows);
        var shape = number.Shape;
        if (number.IsNegative)
        {
            Negatives[(int)number.Style] += rows;
        }
        else
        {
            NotNegative += rows;
        }

        HasExponent |= shape.HasExponent && !token.IsNumber;
        HasCode |= shape.BeginsWithZero && !number.IsBare;
        CountSeparators(shape, number, token, rows);
        if (!token.IsNumber) // the texts of plain numbers may have been lost
        {
            affixes.MaxDecimals = Math.Max(affixes.MaxDecimals, shape.Decimal != Separators.None ? shape.Decimals : 0);
            affixes.HasDoubtfulDecimals |= shape.Doubtful != Separators.None;
        }

        return true;
    }

    /// <summary>The separator that stands between the thousands of most cells; empty for none.</summary>
    /// <param name="decimalSign">The sign that stands before decimals.</param>
    /// <param name="others">Another sign that does, in some cells.</param>
    public string MostThousands(byte decimalSign, byte others)
    {
        var (best, most) = ("", 0);
        foreach (var (text, rows) in _thousands)
        {
            if (text[0] != decimalSign && text[0] != others && (rows > most || (rows == most && string.CompareOrdinal(text, best) < 0)))
            {
                (best, most) = (text, rows);
            }
        }

        return best;
    }

    private void CountSeparators(in DigitShape shape, in WrittenNumber number, RawToken token, int rows)
    {
        HasPoint |= shape.Decimal == Separators.Point;
        HasComma |= shape.Decimal == Separators.Comma;
        HasOtherThousands |= shape.Thousands is not (Separators.None or Separators.Point or Separators.Comma);
        DecimalPoints += shape.Decimal == Separators.Point || shape.Thousands == Separators.Comma ? rows : 0;
        DecimalCommas += shape.Decimal == Separators.Comma || shape.Thousands == Separators.Point ? rows : 0;
        DoubtfulPoints += shape.Doubtful == Separators.Point ? rows : 0;
        DoubtfulCommas += shape.Doubtful == Separators.Comma ? rows : 0;
        if (shape.Doubtful != Separators.None && (Doubtful is null || (Doubtful.IsNumber && !token.IsNumber)))
        {
            Doubtful = token;
        }

        if ((shape.Thousands | shape.Doubtful) != Separators.None)
        {
            var first = number.Digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            Separators.At(number.Digits[first..], out var length);
            var text = Encoding.UTF8.GetString(number.Digits.Slice(first, length));
            _thousands[text] = _thousands.TryGetValue(text, out var before) ? before + rows : rows;
        }
    }

    /// <summary>Whether a number that is no plain one begins with a zero, with nothing beside it: ="00417", which is a code.</summary>
    private static bool IsCode(in WrittenNumber number, RawToken token) => !token.IsNumber && number.IsBare && number.Shape.BeginsWithZero;

    private NumberAffixes? Find(in WrittenNumber number)
    {
        foreach (var affixes in Affixes)
        {
            if (affixes.Are(number))
            {
                return affixes;
            }
        }

        if (Affixes.Count == MaxAffixes)
        {
            return null;
        }

        Affixes.Add(new NumberAffixes(number));
        return Affixes[^1];
    }
}
