using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>A column of which it is found out what it is: its cells in the rows that are kept, and the steps from there to a feature.</summary>
/// <param name="raw">The column as it was read.</param>
/// <param name="format">How cells are written.</param>
/// <param name="rows">The rows that are kept.</param>
/// <param name="scaling">How numbers become inputs.</param>
/// <param name="scratch">Memory for a number a row: columns are looked at one after the other, and none needs it for long.</param>
internal sealed class ColumnData(RawColumn raw, CellFormat format, ReadOnlyMemory<int> rows, NumberScaling scaling, Memory<double> scratch)
{
    private ColumnCounts? _counts;

    public string Name => raw.Name;

    /// <summary>The column as it was read, every row of it.</summary>
    public RawColumn Raw => raw;

    /// <summary>The rows that are kept.</summary>
    public ReadOnlySpan<int> Rows => rows.Span;

    /// <summary>What stands in the rows that are kept, of a column of texts, in the order in which it first stood.</summary>
    public IEnumerable<RawToken> Tokens
    {
        get
        {
            for (var code = 0; code < raw.Tokens!.Count; code++)
            {
                if (Counts.CountOf(code) > 0)
                {
                    yield return raw.Tokens[code];
                }
            }
        }
    }

    /// <summary>What stands in it. Counted when first asked for.</summary>
    public ColumnCounts Counts => _counts ??= new ColumnCounts(raw, rows.Span, scratch);

    /// <summary>The same column with its numbers as texts.</summary>
    public ColumnData AsTexts() => raw.HasNumbers ? new ColumnData(raw.AsTexts(), format, rows, scaling, scratch) : this;

    /// <summary>How its numbers are written; null for plain ones, or where it has other things than numbers.</summary>
    /// <exception cref="GophernetException">It cannot be told without the user.</exception>
    public FoundForm? FindForm(bool isNumeric)
    {
        var found = NumberFormInference.Find(raw, Counts, format, isNumeric);
        if (!MissingNumbers.Take(raw, found?.Form, format))
        {
            return found;
        }

        _counts = null;
        return found;
    }

    /// <summary>What it is mostly, where it has other cells too; null for nothing.</summary>
    public MostlyNumbers? FindMostlyNumbers() => MostlyNumbers.Of(raw, Counts, format);

    /// <summary>The first number; NaN where there is none. Asked of most columns, at no cost, before <see cref="Numbers"/>.</summary>
    public double FirstNumber()
    {
        if (raw.HasNumbers)
        {
            var numbers = Counts.Numbers.Span;
            var row = 0;
            while (row < numbers.Length - 1 && double.IsNaN(numbers[row]))
            {
                row++;
            }

            return numbers[row];
        }

        foreach (var token in Tokens)
        {
            if (!double.IsNaN(token.Number))
            {
                return token.Number;
            }
        }

        return double.NaN;
    }

    /// <summary>The number in each row; NaN for a missing cell and for text. It stands in the scratch memory.</summary>
    public ReadOnlySpan<double> Numbers() => raw.HasNumbers ? Counts.Numbers.Span : Values(raw.Tokens!.Select(token => token.Number));

    /// <summary>What a feature reads in each row; NaN where missing, or where it cannot. It stands in the scratch memory.</summary>
    public ReadOnlySpan<double> Parse(Feature feature) =>
        Values(raw.Tokens!.Select(token => feature.TryParse(token.Utf8, format, out var value) ? value : double.NaN));

    /// <summary>The numbers of a column of many, each converted. It stands in the scratch memory.</summary>
    public ReadOnlySpan<double> Convert(Func<double, double> convert)
    {
        var values = scratch.Span[..rows.Length];
        var kept = rows.Span;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = convert(raw.Number(kept[i]));
        }

        return values;
    }

    public Scaling Scale(ReadOnlySpan<double> values) => Scaling.Of(scaling, values);

    /// <summary>The feature with its values in memory of their type.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="values">Its value in each row.</param>
    /// <param name="note">What the user should know of it.</param>
    /// <param name="range">The range of the values, where it is known.</param>
    public InferredColumn Keep(Feature feature, ReadOnlySpan<double> values, TableNote? note = null, NumberRange? range = null)
    {
        var profile = feature.ProfileOf(values, range ?? NumberRange.Of(values));
        if (feature.IsNumber && raw.HasNumbers && values.Length == raw.Count)
        {
            return new InferredColumn(feature, raw.Numbers, Note: note) { Profile = profile }; // they are there already
        }

        var column = feature.CreateColumn();
        column.Append(values);
        column.Seal();
        return new InferredColumn(feature, column, Note: note) { Profile = profile };
    }

    /// <summary>The feature with the texts of the rows.</summary>
    public InferredColumn KeepTexts(TextFeature feature)
    {
        var column = new TextColumn();
        foreach (var row in rows.Span)
        {
            if (raw.IsMissing(row))
            {
                column.AppendMissing();
            }
            else
            {
                column.Append(raw.Text(raw.Code(row)));
            }
        }

        return new InferredColumn(feature, column) { Profile = new ColumnProfile((double)Counts.MissingCells / rows.Length) };
    }

    /// <summary>What each token means, in each row.</summary>
    private ReadOnlySpan<double> Values(double[] ofTokens)
    {
        var values = scratch.Span[..rows.Length];
        var kept = rows.Span;
        Span<int> codes = stackalloc int[RawColumn.BlockRows];
        for (var start = 0; start < values.Length; start += RawColumn.BlockRows)
        {
            codes = codes[..Math.Min(codes.Length, values.Length - start)];
            raw.CopyCodes(kept.Slice(start, codes.Length), codes);
            for (var i = 0; i < codes.Length; i++)
            {
                values[start + i] = codes[i] >= 0 ? ofTokens[codes[i]] : double.NaN;
            }
        }

        return values;
    }
}
