using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>
/// The weights of a network as they were at its best. They are given away without a copy, which takes long where a network is wide; those of a better epoch
/// are written elsewhere then.
/// </summary>
/// <param name="shape">The network's shape.</param>
/// <param name="rows">The rows that it learns from.</param>
/// <param name="validation">Judges it; null where there are no rows for it.</param>
internal sealed class BestNetwork(NetworkShape shape, TrainingRows rows, Validation? validation)
{
    private int _checkedRows; // that its outputs were looked at for; 0 where the weights were not given away

    /// <summary>The weights.</summary>
    public Parameters Parameters { get; private set; } = new(shape);

    /// <summary>Takes the weights of a better epoch.</summary>
    public void Take(Parameters better)
    {
        if (_checkedRows > 0)
        {
            (Parameters, _checkedRows) = (new Parameters(shape), 0);
        }

        Parameters.CopyFrom(better);
    }

    /// <summary>The network, which further training does not change; where it compares rows, with those that judge it, too.</summary>
    /// <param name="checkedRows">So many rows that it has learnt from are looked at.</param>
    /// <param name="epoch">When it was best.</param>
    /// <exception cref="DivergenceException">
    /// What it gives for rows that it has learnt from is not finite: the last step went too far, and the loss, which is taken before, does not show it.
    /// </exception>
    public Network Give(int checkedRows, int epoch)
    {
        RequireFinite(checkedRows, epoch);
        return ComparedRows.Complete(Parameters, rows, validation?.WithRowsOf(rows) ?? rows.Indexes);
    }

    /// <summary>What it gives for rows that it has not learnt from; null where there are none.</summary>
    /// <param name="maxRows">Of more than so many, some that lie evenly among them.</param>
    /// <param name="checkedRows">So many that it has learnt from are looked at first.</param>
    /// <param name="epoch">When it was best.</param>
    /// <exception cref="DivergenceException">What it gives for those that it has learnt from is not finite.</exception>
    public RowLogits? HeldOut(int maxRows, int checkedRows, int epoch)
    {
        if (validation is null)
        {
            return null;
        }

        RequireFinite(checkedRows, epoch);
        var maxCompared = maxRows == int.MaxValue ? ComparedRows.MaxRows : ComparedRows.MaxRowsOfEpoch; // who wants a few waits for them
        return validation.HeldOut(ComparedRows.Complete(Parameters, rows, rows.Indexes, maxCompared), maxRows);
    }

    private void RequireFinite(int checkedRows, int epoch)
    {
        if (checkedRows > _checkedRows
            && !FiniteOutputs.AreOf(ComparedRows.Complete(Parameters, rows, rows.Indexes, ComparedRows.MaxRowsOfEpoch), rows, checkedRows))
        {
            throw new DivergenceException(
                $"what the network predicts after epoch {epoch} is not finite: training has diverged", NetworkTrainer.Advice);
        }

        _checkedRows = Math.Max(checkedRows, _checkedRows);
    }
}
