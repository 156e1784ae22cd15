using System.Globalization;
using System.Text;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>
/// A column of a training table as it is read, before it is known what it is. It begins as codes of the different texts in it; a
/// column with many different numbers and nothing else goes on as numbers. Text that comes later turns it back, so that what it is can be
/// decided over the whole table, in memory that follows the data.
/// </summary>
internal sealed class RawColumn(string columnName, CellFormat format)
{
    // Beyond this many different numbers a column is not one of codes or categories.
    private const int MostNumbersAsTexts = 1_000;
    private const int MissingCode = -1;

    private readonly List<RawToken> _tokens = [];
    private TokenDictionary _dictionary = new();
    private GrowingList<int>? _codes = new();
    private GrowingList<double>? _numbers;
    private bool _hasText;

    public string Name => columnName;

    public int Count => _codes?.Count ?? _numbers!.Count;

    public int MissingCount { get; private set; }

    /// <summary>The different texts, or null for a column of many different numbers.</summary>
    public IReadOnlyList<RawToken>? Tokens => _codes is null ? null : _tokens;

    /// <summary>The code of a row's text, or −1 for a missing cell; only while there are <see cref="Tokens"/>.</summary>
    public int Code(int row) => _codes![row];

    /// <summary>The number in a row; NaN for a missing cell and for text.</summary>
    public double Number(int row) => _numbers is not null ? _numbers[row] : _codes![row] is >= 0 and var code ? _tokens[code].Number : double.NaN;

    public bool IsMissing(int row) => _numbers is not null ? double.IsNaN(_numbers[row]) : _codes![row] < 0;

    /// <summary>Whether a row has a value; the signs that stand for no number are none.</summary>
    public bool HasValue(int row) => _numbers is not null ? !double.IsNaN(_numbers[row]) : _codes![row] is >= 0 and var code
        && !(_tokens[code].IsNumber && double.IsNaN(_tokens[code].Number));

    /// <summary>The numbers of some rows, in order, of a column without <see cref="Tokens"/>.</summary>
    public double[] CopyNumbers(ReadOnlySpan<int> rows)
    {
        var copy = new double[rows.Length];
        if (rows.Length == Count)
        {
            _numbers!.CopyTo(copy); // rows come in order, each once: all of them
            return copy;
        }

        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = _numbers![rows[i]];
        }

        return copy;
    }

    /// <summary>The column with its numbers as texts.</summary>
    public RawColumn AsTexts()
    {
        if (_numbers is not null)
        {
            TurnToTexts();
        }

        return this;
    }

    /// <summary>Reads one cell.</summary>
    /// <exception cref="GophernetException">The cell is text that is not UTF-8.</exception>
    public void Append(CsvField field)
    {
        var text = CellFormat.Trim(field.Bytes);
        if (format.Missing.Contains(text))
        {
            MissingCount++;
            _codes?.Add(MissingCode);
            _numbers?.Add(double.NaN);
        }
        else if (_numbers is null)
        {
            AppendText(field, text);
        }
        else if (format.TryNumber(text, out var number))
        {
            MissingCount += double.IsNaN(number) ? 1 : 0;
            _numbers.Add(number);
        }
        else
        {
            TurnToTexts();
            AppendText(field, text);
        }
    }

    /// <summary>Adds numbers that were read already, NaN for missing ones; only to a column without <see cref="Tokens"/>.</summary>
    public void Append(ReadOnlySpan<double> numbers)
    {
        _numbers!.AddRange(numbers);
        foreach (var number in numbers)
        {
            MissingCount += double.IsNaN(number) ? 1 : 0;
        }
    }

    private void AppendText(CsvField field, ReadOnlySpan<byte> text)
    {
        if (!_dictionary.TryGet(text, out var code))
        {
            var isNumber = format.TryNumber(text, out var number);
            if (!isNumber)
            {
                field.RequireUtf8();
            }

            code = AddToken(new RawToken(text.ToArray(), isNumber, number, isNumber ? default : field.Place));
        }

        _tokens[code].Count++;
        _codes!.Add(code);
        if (_tokens.Count > MostNumbersAsTexts && !_hasText)
        {
            TurnToNumbers();
        }
    }

    private int AddToken(RawToken token)
    {
        _tokens.Add(token);
        _hasText |= !token.IsNumber;
        return _dictionary.Add(token.Utf8);
    }

    private void TurnToNumbers()
    {
        var numbers = new GrowingList<double>();
        for (var row = 0; row < _codes!.Count; row++)
        {
            numbers.Add(Number(row));
        }

        MissingCount = 0;
        for (var row = 0; row < numbers.Count; row++)
        {
            MissingCount += double.IsNaN(numbers[row]) ? 1 : 0;
        }

        _numbers = numbers;
        _codes = null;
        _tokens.Clear();
        _dictionary = new TokenDictionary();
    }

    /// <summary>The texts of numbers that were read are lost by now: the shortest text of each stands for it.</summary>
    private void TurnToTexts()
    {
        var numbers = _numbers!;
        _numbers = null;
        _codes = new GrowingList<int>();
        for (var row = 0; row < numbers.Count; row++)
        {
            if (double.IsNaN(numbers[row]))
            {
                _codes.Add(MissingCode);
                continue;
            }

            var bytes = Encoding.UTF8.GetBytes(numbers[row].ToString(CultureInfo.InvariantCulture));
            if (!_dictionary.TryGet(bytes, out var code))
            {
                code = AddToken(new RawToken(bytes, true, numbers[row], default));
            }

            _tokens[code].Count++;
            _codes.Add(code);
        }
    }
}

/// <summary>A text that stands in a column, and how often.</summary>
internal sealed class RawToken(byte[] utf8, bool isNumber, double number, Place place)
{
    private string? _text;

    public byte[] Utf8 => utf8;

    /// <summary>The text as a string, made when it is first asked for: most numbers are never.</summary>
    public string Text => _text ??= Encoding.UTF8.GetString(utf8);

    /// <summary>Whether it is a number, or one of the signs that stand for none among numbers.</summary>
    public bool IsNumber => isNumber;

    /// <summary>Its number; NaN where it has none.</summary>
    public double Number => number;

    /// <summary>Where it first stood, if it is no number.</summary>
    public Place Place => place;

    public int Count { get; set; }
}
