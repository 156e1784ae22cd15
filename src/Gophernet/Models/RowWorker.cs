using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>
/// Reads blocks of rows beside other workers and hands them on in their order; what is wrong with a row is thrown when the rows before it were handed on.
/// </summary>
/// <param name="rows">The rows, for this worker alone.</param>
internal abstract class RowWorker(RowBlocks rows) : OrderedWorker
{
    public sealed override bool IsLarge => rows.IsLarge;

    /// <summary>What is wrong with the first row that cannot be handed on, or null.</summary>
    protected virtual GophernetException? Fault => rows.Fault;

    public sealed override bool Take() => rows.Take();

    public sealed override void Process()
    {
        rows.Read();
        Work();
    }

    public sealed override void Commit()
    {
        HandOn();
        rows.HandOn();
        if (Fault is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Works on the rows that were read, beside other workers.</summary>
    protected virtual void Work()
    {
    }

    /// <summary>Hands the rows on, one worker at a time, in their order.</summary>
    protected abstract void HandOn();
}
