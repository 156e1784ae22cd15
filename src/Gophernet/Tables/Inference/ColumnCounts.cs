using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>What stands in a column, over the rows that are kept.</summary>
internal sealed class ColumnCounts
{
    private readonly RawColumn _column;
    private readonly int[] _counts;
    private OtherCells _others;

    /// <summary>Counts.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows that are kept.</param>
    /// <param name="scratch">Receives the numbers of a column without tokens.</param>
    public ColumnCounts(RawColumn column, ReadOnlySpan<int> rows, Memory<double> scratch = default)
    {
        _column = column;
        _counts = new int[column.Tokens?.Count ?? 0];
        if (column.HasNumbers)
        {
            var numbers = scratch[..rows.Length];
            column.CopyNumbers(rows, numbers.Span);
            Numbers = numbers;
            CountNumbers(numbers.Span);
        }
        else
        {
            Span<int> codes = stackalloc int[RawColumn.BlockRows];
            for (var start = 0; start < rows.Length; start += RawColumn.BlockRows)
            {
                codes = codes[..Math.Min(codes.Length, rows.Length - start)];
                column.CopyCodes(rows.Slice(start, codes.Length), codes);
                foreach (var code in codes)
                {
                    if (code >= 0)
                    {
                        _counts[code]++;
                    }
                    else
                    {
                        Missing++;
                    }
                }
            }
        }

        MissingCells = Missing;
        for (var code = 0; code < _counts.Length; code++)
        {
            Count(column.Tokens![code], _counts[code]);
        }
    }

    /// <summary>The cells without a value, and those with a sign that stands for no number.</summary>
    public int Missing { get; private set; }

    /// <summary>The cells without a value.</summary>
    public int MissingCells { get; }

    public int NumberRows { get; private set; }

    public int TextRows { get; private set; }

    public int Present => NumberRows + TextRows;

    /// <summary>The different texts and numbers; only of a column with tokens.</summary>
    public int Distinct { get; private set; }

    /// <summary>The different texts that are no numbers, in the order in which they first stood.</summary>
    public List<RawToken> Texts { get; } = [];

    /// <summary>These texts, by whether they say that there is no value.</summary>
    public OtherCells Others => _others;

    /// <summary>Whether the numbers may be names: some begin with a zero, or the column is called so.</summary>
    public bool LooksLikeCode { get; private set; }

    /// <summary>The numbers of the rows, of a column without tokens; NaN where missing.</summary>
    public ReadOnlyMemory<double> Numbers { get; }

    /// <summary>The range of these numbers.</summary>
    public NumberRange Range { get; private set; }

    public int CountOf(int code) => _counts[code];

    /// <summary>A column of many different numbers: only one that is called a code is looked at for what its numbers are.</summary>
    private void CountNumbers(ReadOnlySpan<double> numbers)
    {
        Range = NumberRange.Of(numbers);
        Missing = Range.MissingCount;
        LooksLikeCode = ColumnWords.NamesCode(_column.Name) && AreWhole(numbers);
        NumberRows = numbers.Length - Missing;
    }

    private static bool AreWhole(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number) && !double.IsInteger(number))
            {
                return false;
            }
        }

        return true;
    }

    private void Count(RawToken token, int count)
    {
        if (count == 0)
        {
            return;
        }

        if (token.IsNumber && double.IsNaN(token.Number))
        {
            Missing += count;
            return;
        }

        Distinct++;
        if (token.IsNumber)
        {
            NumberRows += count;
            LooksLikeCode |= token.Text is ['0', >= '0' and <= '9', ..] || ColumnWords.NamesCode(_column.Name);
        }
        else
        {
            TextRows += count;
            _others.Add(token.Text, count);
            Texts.Add(token);
        }
    }
}
