using Gophernet.Tables;
using Gophernet.Tables.Cells;

namespace Gophernet.Models;

/// <summary>Collects predictions, and the group that each row is of.</summary>
internal sealed class GroupedPredictions : PredictionSink
{
    private readonly CollectedPredictions _collected;
    private readonly List<ulong> _keys = []; // of the rows of a block

    /// <param name="collected">Receives the rows and the keys of their groups.</param>
    /// <param name="rows">Reads the rows.</param>
    /// <param name="input">The input, with the column of groups beside the features.</param>
    public GroupedPredictions(CollectedPredictions collected, TableReader rows, TableInput input)
    {
        _collected = collected;
        rows.Observer = record =>
        {
            if (rows.Table.RowCount == 1)
            {
                _keys.Clear(); // the first row of a block
            }

            _keys.Add(GroupedRows.KeyOf(CellFormat.Trim(record[input.BesideIndex].Bytes), input.Format));
        };
    }

    /// <inheritdoc/>
    public override void Commit(PredictedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _collected.Commit(rows);
        _collected.GroupKeys.AddRange(_keys[..rows.Predictions.Count]);
    }
}
