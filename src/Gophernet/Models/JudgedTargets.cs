using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>The targets of the rows that networks are judged on. Of what the networks take from these rows, nothing is needed here.</summary>
/// <param name="table">The table that the rows are of, with their targets and lines.</param>
/// <param name="encoded">The targets as the networks have them, [rows, outputs].</param>
/// <param name="weights">What each row counts; empty where all count 1.</param>
/// <param name="groups">A key for each row: rows of one are drawn together for intervals; null where rows are independent.</param>
internal sealed class JudgedTargets(Table table, Matrix encoded, ReadOnlyMemory<float> weights, ulong[]? groups)
{
    /// <summary>Their table, with targets and lines.</summary>
    public Table Table => table;

    /// <summary>The targets as the networks have them, [rows, outputs].</summary>
    public Matrix Encoded => encoded;

    /// <summary>What each row counts.</summary>
    public ReadOnlyMemory<float> Weights => weights;

    /// <summary>The key of the group of each row, or null.</summary>
    public ulong[]? Groups => groups;

    /// <summary>Whether they are the targets of the same rows.</summary>
    /// <param name="other">A table with targets and lines.</param>
    /// <param name="weightsOfRows">What each of its rows counts.</param>
    /// <param name="keys">The key of each; empty where rows are independent.</param>
    public bool AreOf(Table other, ReadOnlySpan<float> weightsOfRows, ReadOnlySpan<ulong> keys)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.RowCount != table.RowCount || other.TargetCount != table.TargetCount || !weights.Span.SequenceEqual(weightsOfRows)
            || !groups.AsSpan().SequenceEqual(keys))
        {
            return false;
        }

        for (var row = 0; row < table.RowCount; row++)
        {
            if (other.Lines[row] != table.Lines[row])
            {
                return false;
            }
        }

        return Sequences.Range(table.TargetCount).All(i => table.Target(i).SequenceEqual(other.Target(i)));
    }
}
