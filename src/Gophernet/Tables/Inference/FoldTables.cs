using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>
/// The tables of a cross-validation. What the columns are, which of them are dropped, their categories, scales and words, and the scale of the target are
/// found in the rows that a model learns from alone; the rows that judge it are read as its own. How cells are written, and which classes there are,
/// is found once, over all rows. The columns are held as they were read, and no encoded table of all rows beside them.
/// </summary>
internal sealed class FoldTables
{
    private readonly RawTable _raw;
    private readonly int[] _rows; // of the raw table, for each row with a target

    private FoldTables(RawTable raw, int[] rows, TrainingTable all) => (_raw, _rows, All) = (raw, rows, all);

    /// <summary>All rows with a target.</summary>
    public TrainingTable All { get; private set; }

    /// <summary>Finds out what the columns of all rows are.</summary>
    /// <param name="raw">The table.</param>
    /// <param name="threads">The most threads to use; the tables are the same for any number.</param>
    /// <exception cref="GophernetException">A cell is not what its column needs, or there is nothing to learn.</exception>
    public static FoldTables Of(RawTable raw, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(raw);
        raw.RequireTokens();
        var all = TableInference.Of(raw.Share(), threads, out var rows);
        return new FoldTables(raw, rows, all);
    }

    /// <summary>Looks for rows with the same inputs, and forgets the features of <see cref="All"/>, as each fold has its own.</summary>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="foldCount">The folds.</param>
    /// <returns>What the user should know; null for nothing.</returns>
    public TableNote? FindRepeats(int threads, int foldCount)
    {
        (All, var note) = All.FindRepeats(threads, foldCount);
        ReleaseFeatures();
        return note;
    }

    /// <summary>The same, where more is known of all rows.</summary>
    public FoldTables With(TrainingTable all) => new(_raw, _rows, all);

    /// <summary>Forgets the features of <see cref="All"/>, as each fold has its own.</summary>
    public void ReleaseFeatures() => All = All with { Table = All.Table.WithFeatures([]) };

    /// <summary>A key for each row of what stands in some columns, as <see cref="RowDealing.KeyOf"/> has it of a record.</summary>
    public ulong[] KeysOf(IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var keys = new ulong[_rows.Length];
        foreach (var column in columns)
        {
            var cells = DependenceInference.GroupsOf(_raw.Columns[_raw.Header.IndexOf(column)]!, _rows).Keys;
            for (var row = 0; row < keys.Length; row++)
            {
                keys[row] = RowDealing.AddCell(keys[row], cells[row]);
            }
        }

        return keys;
    }

    /// <summary>A table to learn from, as if there were no other rows.</summary>
    /// <param name="rows">The rows, as <see cref="All"/> counts them.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <param name="scaling">How numbers become inputs; null for what the table was read for.</param>
    /// <exception cref="GophernetException">No column says anything in these rows.</exception>
    public TrainingTable Learnt(int[] rows, int threads = 1, NumberScaling? scaling = null) =>
        TableInference.Of(_raw.Take(Array.ConvertAll(rows, row => _rows[row]), KnownRows.Of(All, rows), scaling), threads);

    /// <summary>All rows as a table to learn from, as if it had just been read.</summary>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <param name="scaling">How numbers become inputs.</param>
    public TrainingTable Whole(int threads, NumberScaling scaling) => TableInference.Of(_raw.Share(scaling), threads);

    /// <summary>Rows as a model of others reads them: a cell that is not what it needs is missing.</summary>
    /// <param name="schema">The model's.</param>
    /// <param name="rows">The rows, as <see cref="All"/> counts them.</param>
    public Table Judged(Schema schema, int[] rows)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var rawRows = Array.ConvertAll(rows, row => _rows[row]);
        var columns = schema.Features.Select(feature => Read(feature, _raw.Columns[_raw.Header.IndexOf(feature.Name)]!, rawRows));
        return new Table(_raw.Header.Source, columns, KnownRows.Of(All, rows).TargetValues, _raw.Lines.Take(rawRows));
    }

    private Column Read(Feature feature, RawColumn all, int[] rows)
    {
        if (all.HasNumbers && feature is NumericFeature { Written: null })
        {
            return all.Numbers!.Take(rows); // plain numbers are what they are
        }

        var raw = all.Take(rows).AsTexts();
        return feature.IsText ? TextsOf(raw) : ValuesOf(feature, raw);
    }

    private static TextColumn TextsOf(RawColumn raw)
    {
        var texts = new TextColumn();
        for (var row = 0; row < raw.Count; row++)
        {
            if (raw.IsMissing(row))
            {
                texts.AppendMissing();
            }
            else
            {
                texts.Append(raw.Text(raw.Code(row)));
            }
        }

        return texts;
    }

    private Column ValuesOf(Feature feature, RawColumn raw)
    {
        var ofTokens = new double?[raw.Tokens!.Count];
        var values = new double[raw.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = raw.IsMissing(row) ? double.NaN
                : ofTokens[raw.Code(row)] ??= feature.TryParse(raw.Text(raw.Code(row)), _raw.Format, out var value) ? value : double.NaN;
        }

        var column = feature.CreateColumn();
        column.Append(values);
        column.Seal();
        return column;
    }
}
