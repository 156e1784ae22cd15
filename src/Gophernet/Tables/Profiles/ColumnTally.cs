using System.Text.Json;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Profiles;

/// <summary>
/// What of a column is far from training, counted block by block: those of several blocks are added in the order of the input, so the sum is the same
/// however it is cut. Memory does not grow with the rows. This one counts missing cells alone.
/// </summary>
/// <param name="profile">What stood in the column in training; null where that is not known.</param>
/// <param name="hasMissing">Whether cells were missing in training.</param>
internal class ColumnTally(ColumnProfile? profile, bool hasMissing)
{
    private FarCells _missing; // where none was in training

    /// <summary>The rows.</summary>
    public long RowCount { get; private set; }

    /// <summary>The rows in which it was missing.</summary>
    public long MissingCount { get; private set; }

    /// <summary>The share of the rows in which it was missing in training; null where that is not known.</summary>
    public double? TrainingMissingShare => profile?.MissingShare;

    /// <summary>How the column is spread beside training; null where that was not counted, or there is no row.</summary>
    public virtual PartShares? Parts => null;

    /// <summary>Forgets what was counted.</summary>
    public virtual void Clear() => (RowCount, MissingCount, _missing) = (0, 0, default);

    /// <summary>Counts the rows of a block.</summary>
    /// <param name="values">The value of each; NaN where missing.</param>
    /// <param name="lines">The lines of all rows.</param>
    /// <param name="first">The first of the rows, among those.</param>
    public virtual void Count(ReadOnlySpan<double> values, LineNumbers lines, int first)
    {
        var missing = 0;
        foreach (var value in values)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }

        CountMissing(values, lines, first, missing);
    }

    /// <summary>Counts rows of a block of texts; that of a row that was not read to its end may stand after them.</summary>
    /// <param name="texts">The texts of the block.</param>
    /// <param name="lines">Their lines.</param>
    /// <param name="first">The first of the rows.</param>
    /// <param name="end">The row after the last.</param>
    public void Count(TextColumn texts, LineNumbers lines, int first, int end)
    {
        RowCount += end - first;
        for (var row = first; row < end; row++)
        {
            if (texts.IsMissing(row))
            {
                AddMissing(1, lines, row);
            }
        }
    }

    /// <summary>Notes a text that is none of the column's categories.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">Its line.</param>
    public virtual void NoteUnknown(ReadOnlySpan<byte> text, long line)
    {
    }

    /// <summary>Adds what was counted in the next block.</summary>
    public virtual void Add(ColumnTally block)
    {
        RowCount += block.RowCount;
        MissingCount += block.MissingCount;
        _missing.Add(block._missing);
    }

    /// <summary>What a cell should be to be as in training; null where it is.</summary>
    /// <param name="value">Its value; NaN where missing.</param>
    /// <param name="text">Its text.</param>
    /// <param name="textOf">How a value is shown.</param>
    public virtual string? Expected(double value, ReadOnlySpan<byte> text, Func<double, string> textOf) => null;

    /// <summary>What is wrong with a missing cell; null for nothing.</summary>
    public string? ExpectedForMissing => hasMissing ? null : "a value, as in every row of training";

    /// <summary>All that is far from training.</summary>
    /// <param name="textOf">How a value is shown.</param>
    public virtual IEnumerable<FarFinding> Findings(Func<double, string> textOf) =>
        _missing.Count > 0
            ? [new FarFinding(_missing, _missing.Count == 1 ? "is missing, and none was in training" : "are missing, and none was in training")] : [];

    /// <summary>Writes what was counted, beside what was so in training.</summary>
    public virtual void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("missing", MissingCount);
        json.WriteNumber("missing_share", (double)MissingCount / Math.Max(RowCount, 1));
        if (TrainingMissingShare is { } share)
        {
            json.WriteNumber("training_missing_share", share);
        }
    }

    /// <summary>Writes how far the column has shifted, where that was counted.</summary>
    private protected void WriteStability(Utf8JsonWriter json)
    {
        if (Parts is { } parts)
        {
            json.WriteNumber("psi", parts.Stability);
        }
    }

    /// <summary>Counts missing cells, of which the number is known.</summary>
    private protected void CountMissing(ReadOnlySpan<double> values, LineNumbers lines, int first, int missing)
    {
        RowCount += values.Length;
        if (missing > 0)
        {
            AddMissing(missing, lines, first + FirstMissing(values));
        }
    }

    private void AddMissing(int count, LineNumbers lines, int first)
    {
        MissingCount += count;
        if (!hasMissing)
        {
            _missing.Add(count, lines[first]);
        }
    }

    private static int FirstMissing(ReadOnlySpan<double> values)
    {
        var row = 0;
        while (!double.IsNaN(values[row]))
        {
            row++;
        }

        return row;
    }
}
