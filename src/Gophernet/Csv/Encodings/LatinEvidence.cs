using System.Globalization;

namespace Gophernet.Csv.Encodings;

/// <summary>
/// Counts, in bytes that are read as Windows-1252, characters that stand where those of western Europe do not: three or more beyond ASCII in a row, as in
/// Greek, Russian, Chinese or Japanese text that is read so; signs such as <c>£</c> and <c>³</c> or capital letters between small ones, as in Polish or that of
/// DOS and old Macs; and bytes that Windows-1252 has no character for. What it sees does not depend on where reads end.
/// </summary>
internal sealed class LatinEvidence
{
    private const int LongRun = 3; // informações has two
    private const int MinSuspects = 3;
    private const byte FirstOfText = (byte)'\t'; // what has bytes below is no text of any encoding
    private const int MaxAllPerSuspect = 10; // half of the letters of Polish are at their places in Windows-1252, or stand where its letters do
    private const string Unassigned = "\u0081\u008D\u008F\u0090\u009D";
    private const string Letters = "ƒŠŒŽšœžŸªµº·´’‘–—…\u00AD"; // and signs of those up to U+00BF, the ones that stand between letters

    private long _all;
    private long _suspects;
    private byte _before = (byte)'\n'; // the last byte of ASCII
    private int _run;
    private byte _first; // of the run
    private bool _isBinary;

    /// <summary>A byte beyond ASCII.</summary>
    public void Add(byte value)
    {
        _all++;
        _isBinary |= _run == 0 && _before < FirstOfText;
        _run++;
        _first = _run == 1 ? value : _first;
        _suspects += _run < LongRun ? 0 : _run == LongRun ? LongRun : 1;
    }

    /// <summary>ASCII, by its first and its last byte; of those that stand between, which a read may end at, nothing counts.</summary>
    public void AddAscii(byte first, byte last)
    {
        if (_run == 1)
        {
            _suspects += IsOddBetween(_before, SingleByteStream.Windows1252[_first - 0x80], first) ? 1 : 0;
        }

        _isBinary |= _run > 0 && first < FirstOfText;
        (_run, _before) = (0, last);
    }

    /// <summary>What to say at the end of the input; null where most characters stand as they do in Windows-1252.</summary>
    public string? Finding()
    {
        AddAscii((byte)'\n', (byte)'\n');
        return _isBinary || _suspects < MinSuspects || MaxAllPerSuspect * _suspects <= _all ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{_suspects} of {_all} characters beyond ASCII stand as they hardly do in Windows-1252: if the encoding is another, convert it first: "
                + $"iconv -f ENCODING -t UTF-8 FILE > NEW");
    }

    private static bool IsOddBetween(byte before, char character, byte after)
    {
        var isBetween = char.IsAsciiLetter((char)before) && char.IsAsciiLetter((char)after);
        return Unassigned.Contains(character)
            || (isBetween && (character is < 'À' or > 'ÿ') && !Letters.Contains(character))
            || (isBetween && char.IsAsciiLetterLower((char)after) && char.IsUpper(character));
    }
}
