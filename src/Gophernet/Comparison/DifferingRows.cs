using Gophernet.Models;

namespace Gophernet.Comparison;

/// <summary>What is done with the rows that two models predict differently, beside counting them.</summary>
internal abstract class DifferingRows
{
    /// <summary>Works on a block, while others work on others.</summary>
    /// <param name="old">The block as the old model predicts it.</param>
    /// <param name="new">The same rows as the new one predicts them.</param>
    /// <param name="rows">Those that they predict differently.</param>
    public abstract void Process(PredictedRows old, PredictedRows @new, IReadOnlyList<int> rows);

    /// <summary>Hands a block on; one at a time does, in the order of the rows.</summary>
    public abstract void Commit();
}
