using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Inference;

/// <summary>
/// A column of a training table as it is read, before it is known what it is. It begins as codes of the different texts in it; a
/// column with many different numbers and nothing else goes on as numbers. Text that comes later turns it back, so that what it is can be
/// decided over the whole table, in memory that follows the data.
/// </summary>
/// <param name="columnName">The column's name.</param>
/// <param name="format">How cells are written.</param>
/// <param name="keepsMissingWords">Whether words for missing values are kept, beside what is missing, until it is known whether they name classes.</param>
internal sealed partial class RawColumn(string columnName, CellFormat format, bool keepsMissingWords = false)
{
    /// <summary>Rows whose codes are looked at together.</summary>
    public const int BlockRows = 256;

    // Beyond this many different numbers a column is not one of codes or categories.
    private const int MaxNumbersAsTexts = 1_000;
    private const int MissingCode = -1;

    private ColumnTokens _tokens = new();
    private GrowingList<int>? _codes = new();
    private NumberColumn? _numbers;
    private bool _mayHaveInfinities; // of most columns no value has to be looked up for a text that was there before

    public string Name { get; private set; } = columnName;

    public int Count => _codes?.Count ?? _numbers!.Count;

    /// <summary>The infinite numbers in it: in columns of numbers they are missing ones.</summary>
    public InfiniteCells Infinite { get; } = new();

    /// <summary>What the plain numbers in it look like, over every row.</summary>
    public NumberTraits Traits { get; private set; }

    /// <summary>
    /// Whether another number can change how those before it are understood. Read by several threads while it changes: a late answer is safe.
    /// </summary>
    public bool NeedsTraits => !Traits.AreSettled(format.DecimalComma);

    /// <summary>Whether it is a column of many different numbers, without <see cref="Tokens"/>.</summary>
    public bool HasNumbers => _codes is null;

    /// <summary>The different texts, or null for a column of many different numbers. Made when first asked for.</summary>
    public IReadOnlyList<RawToken>? Tokens => HasNumbers ? null : _tokens.All;

    /// <summary>The code of a row's text, or −1 for a missing cell; only while there are <see cref="Tokens"/>.</summary>
    public int Code(int row) => _codes![row];

    /// <summary>The codes of some rows, in order; only while there are <see cref="Tokens"/>.</summary>
    public void CopyCodes(ReadOnlySpan<int> rows, Span<int> destination) => _codes!.CopyTo(rows, destination);

    /// <summary>The text of a code; only while there are <see cref="Tokens"/>.</summary>
    public ReadOnlySpan<byte> Text(int code) => _tokens[code];

    /// <summary>The number in a row; NaN for a missing cell and for text.</summary>
    public double Number(int row) => _numbers is not null ? _numbers[row] : _codes![row] is >= 0 and var code ? _tokens.Number(code) : double.NaN;

    public bool IsMissing(int row) => _numbers is not null ? double.IsNaN(_numbers[row]) : _codes![row] < 0;

    /// <summary>Whether a row has a value; the signs that stand for no number are none.</summary>
    public bool HasValue(int row) => _numbers is not null ? !double.IsNaN(_numbers[row]) : _codes![row] is >= 0 and var code
        && !(_tokens.IsNumber(code) && double.IsNaN(_tokens.Number(code)));

    /// <summary>The numbers, of a column without <see cref="Tokens"/>.</summary>
    public NumberColumn? Numbers => _numbers;

    /// <summary>The numbers of some rows, in order, of a column without <see cref="Tokens"/>.</summary>
    public void CopyNumbers(ReadOnlySpan<int> rows, Span<double> destination)
    {
        if (rows.Length == Count)
        {
            _numbers!.CopyTo(0, destination); // rows come in order, each once: all of them
            return;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            destination[i] = _numbers![rows[i]];
        }
    }

    /// <summary>A column of the same cells to find something out about: what is changed in it, or turned to texts, is not in this one.</summary>
    public RawColumn Share() => new(Name, format, keepsMissingWords)
    {
        _tokens = HasNumbers ? new ColumnTokens() : _tokens.Share(),
        _codes = _codes, _numbers = _numbers, _mayHaveInfinities = _mayHaveInfinities, Traits = Traits,
    };

    /// <summary>Some of the rows, in that order, to find something out about.</summary>
    public RawColumn Take(int[] rows)
    {
        var taken = Share();
        if (HasNumbers)
        {
            taken._numbers = (NumberColumn)_numbers!.Take(rows);
            taken._numbers.Seal();
            return taken;
        }

        taken._codes = new GrowingList<int>();
        foreach (var row in rows)
        {
            taken._codes.Add(_codes![row]);
        }

        return taken;
    }

    /// <summary>Nothing more is read.</summary>
    public void Seal()
    {
        if (_numbers is not null && format.Missing.HasNumbers && MissingTokens.IsDoubtful(Traits))
        {
            _numbers = MissingNumbers.Without(_numbers, format.Missing);
        }

        _numbers?.Seal();
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

    /// <summary>The code of a text that is one of <see cref="Tokens"/>.</summary>
    public int IndexOf(RawToken token) => _tokens.TryGet(token.Utf8, out var code) ? code : MissingCode;

    /// <summary>Takes a text for a name, though it is a number or a word for a missing value.</summary>
    public void TakeForText(int code) => _tokens.Replace(code, isNumber: false);

    /// <summary>Takes a text for a missing value.</summary>
    public void TakeForMissing(int code) => _tokens.Replace(code, isNumber: true);

    /// <summary>Takes all words for missing values for that, of a column that kept them.</summary>
    public void DropMissingWords()
    {
        for (var row = 0; row < _codes?.Count; row++)
        {
            if (_codes[row] is >= 0 and var code && format.IsMissing(_tokens[code]))
            {
                _codes[row] = MissingCode;
            }
        }
    }

    /// <summary>Reads one cell.</summary>
    /// <exception cref="GophernetException">The cell is text that is not UTF-8.</exception>
    public void Append(CsvField field)
    {
        var text = CellFormat.Trim(field.Bytes);
        if (format.IsMissing(text))
        {
            if (keepsMissingWords && _codes is not null && !text.IsEmpty)
            {
                AppendText(field, text);
                return;
            }

            _codes?.Add(MissingCode);
            _numbers?.Append([double.NaN]);
        }
        else if (_numbers is null)
        {
            AppendText(field, text);
        }
        else if (format.TryNumber(text, out var number) && TryAdd(TraitsOf(text, number)))
        {
            Infinite.Note(field, text, number);
            _numbers.Append([number]);
        }
        else
        {
            TurnToTexts();
            AppendText(field, text);
        }
    }

    /// <summary>Adds numbers that were read already, NaN for missing ones; only to a column without <see cref="Tokens"/>.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="traits">What their texts look like.</param>
    /// <returns>False, and nothing is added, when their texts are needed.</returns>
    public bool TryAppend(ReadOnlySpan<double> numbers, NumberTraits traits)
    {
        if (!TryAdd(traits))
        {
            return false;
        }

        _numbers!.Append(numbers);
        return true;
    }

    private bool TryAdd(NumberTraits traits)
    {
        if (!(Traits | traits).NeedNoTexts())
        {
            return false;
        }

        Traits |= traits;
        return true;
    }

    private static NumberTraits TraitsOf(ReadOnlySpan<byte> text, double number) => double.IsNaN(number) ? NumberTraits.None : NumberTraitsOf.Text(text);

    /// <summary>Adds missing cells.</summary>
    public void AppendMissing(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _codes!.Add(MissingCode);
        }
    }

    /// <summary>The column, whose name was not known when it began.</summary>
    public RawColumn WithName(string name)
    {
        Name = name;
        return this;
    }

    private void AppendText(CsvField field, ReadOnlySpan<byte> text)
    {
        if (!_tokens.TryGet(text, out var code))
        {
            var isMissing = format.IsMissing(text);
            var isNumber = format.TryNumber(text, out var number) || isMissing;
            number = isMissing ? double.NaN : number; // -999, where that means missing
            if (!isNumber)
            {
                field.RequireUtf8();
            }

            Traits |= isNumber ? TraitsOf(text, number) : NumberTraits.None;
            code = _tokens.Add(text, isNumber, number, isNumber && !double.IsNaN(number) ? default : field.Place);
            _mayHaveInfinities |= isNumber && double.IsNaN(number);
        }

        _codes!.Add(code);
        if (_mayHaveInfinities && _tokens.IsNumber(code))
        {
            Infinite.Note(field, text, _tokens.Number(code));
        }

        if (_tokens.Count > MaxNumbersAsTexts && !_tokens.HasText && Traits.NeedNoTexts())
        {
            TurnToNumbers();
        }
    }

    private void TurnToNumbers()
    {
        var numbers = new NumberColumn();
        for (var row = 0; row < _codes!.Count; row++)
        {
            numbers.Append([Number(row)]);
        }

        _numbers = numbers;
        _codes = null;
        _tokens = new ColumnTokens();
    }

    /// <summary>The texts of numbers that were read are lost by now.</summary>
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

            var text = LostTexts.Of(numbers[row], Traits);
            if (!_tokens.TryGet(text, out var code))
            {
                code = _tokens.Add(text, isNumber: true, numbers[row], default);
            }

            _codes.Add(code);
        }
    }
}
