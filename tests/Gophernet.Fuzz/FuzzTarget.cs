using Gophernet.Fuzz.Targets;

namespace Gophernet.Fuzz;

/// <summary>
/// A part of the product that takes what strangers give. Bytes are made a case of it, which is run; any exception that leaves <see cref="Run"/> is a finding.
/// The errors that the product promises are expected in the target itself.
/// </summary>
internal abstract class FuzzTarget(string name, int maxLength)
{
    // What a case may allocate at most: it is small, and so must be what is made of it.
    private const long MaxBytes = 64 << 20;

    /// <summary>Every target.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new CsvTarget(), new JsonLinesTarget(), new TablesTarget(), new ModelTarget(), new CheckpointTarget(), new ArgumentsTarget(), new ResponseFilesTarget(),
        new RequestsTarget(),
    ];

    /// <summary>Its name, and that of its folder of corpora.</summary>
    public string Name { get; } = name;

    /// <summary>The bytes of an input at most.</summary>
    public int MaxLength { get; } = maxLength;

    /// <summary>Inputs to begin with, of targets whose inputs no hand writes.</summary>
    public virtual IEnumerable<byte[]> Seeds() => [];

    /// <summary>Runs a case; returns what is wrong, or null.</summary>
    public Exception? Try(ReadOnlySpan<byte> input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Run(input);
        }
        catch (Exception e)
        {
            return e;
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return bytes <= MaxBytes ? null : new DifferenceException("memory", $"allocated {bytes} bytes for {input.Length}");
    }

    /// <summary>Runs a case.</summary>
    protected abstract void Run(ReadOnlySpan<byte> input);
}
