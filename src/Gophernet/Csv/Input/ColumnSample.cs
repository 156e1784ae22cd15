using System.IO.Hashing;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Csv.Input;

/// <summary>The first cell of a column, and what is below it.</summary>
/// <param name="first">The first cell.</param>
/// <param name="decimalComma">Whether numbers may have a comma for a point.</param>
internal sealed class ColumnSample(ReadOnlySpan<byte> first, bool decimalComma)
{
    private const int MinYear = 1900;
    private const int MaxYear = 2100;
    private const int MinRowsPerValue = 2; // of fewer a cell that is not seen again may be one all the same
    private const int MinWords = 2;

    private readonly byte[] _first = Trim(first).ToArray();
    private readonly HashSet<ulong> _values = []; // by their hashes
    private readonly HashSet<ulong> _words = [];
    private string? _form; // of all cells below; empty where they have several
    private int _rowCount;
    private int _rowsOfWords;
    private bool _hasNumbers;
    private bool _hasTexts;
    private bool _hasOtherThanYears;

    /// <summary>The first cell as a number, if it is one.</summary>
    public double? Number { get; } = NumberParser.TryParse(Trim(first), decimalComma, out var number) ? number : null;

    /// <summary>Whether the first cell stands below, too.</summary>
    public bool RecursBelow { get; private set; }

    /// <summary>Whether the first cell is a number like those below it; a year above other numbers is not.</summary>
    public bool IsFirstOfNumbers => Number is not null && _hasNumbers && !(IsYear(Number.Value) && _hasOtherThanYears);

    /// <summary>Whether the first cell differs in kind from all below it.</summary>
    public bool IsNameOfOthers => _first.Length > 0 && (Number is null ? _hasNumbers && !_hasTexts : !IsFirstOfNumbers);

    /// <summary>Whether the first cell, a text, is one like those below it; null where it is empty, or they are too different to tell.</summary>
    public bool? IsCell => _first.Length == 0 || _rowCount == 0 ? null
        : RecursBelow ? true
        : _values.Count * MinRowsPerValue <= _rowCount ? false
        : _form is { Length: > 0 } ? FormOf(_first) == _form
        : _rowsOfWords * 2 > _rowCount ? AreKnownWords(_first)
        : null;

    /// <summary>Adds a cell below.</summary>
    public void Add(ReadOnlySpan<byte> cell, bool decimalComma)
    {
        cell = Trim(cell);
        RecursBelow |= cell.SequenceEqual(_first);
        if (cell.IsEmpty)
        {
            return;
        }

        var isNumber = NumberParser.TryParse(cell, decimalComma, out var number);
        _hasNumbers |= isNumber;
        _hasTexts |= !isNumber;
        _hasOtherThanYears |= isNumber && !IsYear(number);
        if (Number is null)
        {
            AddText(cell);
        }
    }

    private void AddText(ReadOnlySpan<byte> cell)
    {
        _rowCount++;
        _values.Add(XxHash3.HashToUInt64(cell));
        _form = _form is "" ? "" : FormOf(cell) is var form && form == (_form ?? form) && form.Contains('0', StringComparison.Ordinal) ? form : "";
        var words = 0;
        for (var rest = cell; !rest.IsEmpty; words++)
        {
            _words.Add(HashOfWord(ref rest));
        }

        _rowsOfWords += words >= MinWords ? 1 : 0;
    }

    /// <summary>Whether a text has several words, most of them in cells below; null where it has other ones.</summary>
    private bool? AreKnownWords(ReadOnlySpan<byte> text)
    {
        var (words, known) = (0, 0);
        for (; !text.IsEmpty; words++)
        {
            known += _words.Contains(HashOfWord(ref text)) ? 1 : 0;
        }

        return words < MinWords ? false : known * 2 > words ? true : null;
    }

    /// <summary>The hash of the first word, which is taken away.</summary>
    private static ulong HashOfWord(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)' ');
        var word = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return XxHash3.HashToUInt64(word);
    }

    /// <summary>A text with its letters as they are, and 0 for a number of any length: ORD0001 and ORD12 are of one form, and so are dates.</summary>
    private static string FormOf(ReadOnlySpan<byte> text)
    {
        var form = new StringBuilder();
        foreach (var character in text)
        {
            var isDigit = char.IsAsciiDigit((char)character);
            if (!isDigit || form.Length == 0 || form[^1] != '0')
            {
                form.Append(isDigit ? '0' : (char)character);
            }
        }

        return form.ToString();
    }

    private static bool IsYear(double number) => number is >= MinYear and <= MaxYear && number == Math.Floor(number);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) => cell.Trim(" \t"u8);
}
