namespace Gophernet.Threading;

/// <summary>One of several workers that share out a sequence of pieces of work and hand the results on in its order; see <see cref="OrderedWork"/>.</summary>
internal abstract class OrderedWorker
{
    /// <summary>Whether the piece that was taken is worth another thread for the next ones.</summary>
    public abstract bool IsLarge { get; }

    /// <summary>Takes the next piece of the sequence. One worker at a time does.</summary>
    /// <returns>False at the end of the sequence.</returns>
    public abstract bool Take();

    /// <summary>Works on the piece, while other workers do so on others: it changes nothing but the worker's own memory.</summary>
    public abstract void Process();

    /// <summary>Hands the result on. One worker at a time does, in the order in which the pieces were taken.</summary>
    public abstract void Commit();
}
