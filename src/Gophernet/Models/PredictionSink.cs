namespace Gophernet.Models;

/// <summary>What is done with predicted rows.</summary>
internal abstract class PredictionSink
{
    /// <summary>Works on a block, while other sinks work on others.</summary>
    public virtual void Process(PredictedRows rows)
    {
    }

    /// <summary>Hands a block on; one sink at a time does, in the order of the rows.</summary>
    public abstract void Commit(PredictedRows rows);
}
