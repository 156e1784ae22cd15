using System.Globalization;
using System.Text;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>Some rows of a training table as they were read, drawn before it is understood, which uses it up.</summary>
internal sealed class SampledRows
{
    private const ulong Seed = 1; // which rows they are is no choice of its user

    private readonly Dictionary<string, Cell[]> _columns = new(StringComparer.Ordinal);
    private readonly int _count;

    private SampledRows(int count) => _count = count;

    /// <summary>Draws rows that have a target.</summary>
    /// <param name="table">The table.</param>
    /// <param name="most">The most that are drawn.</param>
    public static SampledRows Of(RawTable table, int most)
    {
        ArgumentNullException.ThrowIfNull(table);
        var targets = Array.FindAll(table.Columns, column => column is not null && table.Choice.Targets.Contains(column.Name));
        var known = Array.FindAll(Sequences.Range(table.RowCount), row => Array.TrueForAll(targets, target => target!.HasValue(row)));
        var drawn = Array.ConvertAll(RowSample.Of(known.Length, most, Seed), i => known[i]);
        var rows = new SampledRows(drawn.Length);
        foreach (var column in table.Columns)
        {
            if (column is not null && table.Choice.MayBeFeature(column.Name))
            {
                rows._columns[column.Name] = Array.ConvertAll(drawn, row => Cell.Of(column, row));
            }
        }

        return rows;
    }

    /// <summary>The columns that a model learns from. Plain numbers are written with a point, however the table writes them.</summary>
    public BackgroundRows For(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var cells = new string?[_count][];
        for (var row = 0; row < cells.Length; row++)
        {
            cells[row] = new string?[schema.Features.Length];
            for (var i = 0; i < cells[row].Length; i++)
            {
                var cell = _columns[schema.Features[i].Name][row];
                cells[row][i] = schema.Features[i] is NumericFeature { Written: null } && cell.Number is { } number ? number : cell.Text;
            }
        }

        return new BackgroundRows(schema.FeatureNames, cells);
    }

    /// <summary>A cell.</summary>
    /// <param name="Text">Its text; null where it is missing.</param>
    /// <param name="Number">The plain number in it; null for none.</param>
    private sealed record Cell(string? Text, string? Number)
    {
        public static Cell Of(RawColumn column, int row)
        {
            var number = column.Number(row) is var value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null;
            return column.Tokens is null ? new Cell(number, number)
                : new Cell(column.IsMissing(row) ? null : Encoding.UTF8.GetString(column.Text(column.Code(row))), number);
        }
    }
}
