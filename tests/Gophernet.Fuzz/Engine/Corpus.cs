using SharpFuzz.Common;

namespace Gophernet.Fuzz.Engine;

/// <summary>Folders of inputs.</summary>
internal static class Corpus
{
    /// <summary>The counters of SharpFuzz.</summary>
    public const int CounterCount = 1 << 16;

    /// <summary>Every input of a folder, in one order; none where there is no folder.</summary>
    public static IReadOnlyList<byte[]> Read(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];

    /// <summary>
    /// Copies few inputs, small ones first, that reach what all of them reach: which places in the code follow each other.
    /// </summary>
    /// <returns>How many inputs were copied, and how many pairs of places they reach.</returns>
    public static unsafe (int Inputs, int Pairs) Minimise(FuzzTarget target, IEnumerable<string> folders, string destination)
    {
        var counters = new byte[CounterCount];
        var seen = new bool[counters.Length];
        Directory.CreateDirectory(destination);
        var count = 0;
        fixed (byte* first = counters)
        {
            Trace.SharedMem = first;
            foreach (var input in folders.SelectMany(Read).Where(input => input.Length <= target.MaxLength).OrderBy(input => input.Length))
            {
                counters.AsSpan().Clear();
                Trace.PrevLocation = 0;
                if (target.Try(input) is null && Adds(counters, seen))
                {
                    File.WriteAllBytes(Path.Combine(destination, Name(input)), input);
                    count++;
                }
            }
        }

        return (count, seen.Count(value => value));
    }

    private static string Name(byte[] input) => Convert.ToHexStringLower(System.IO.Hashing.XxHash64.Hash(input));

    private static bool Adds(byte[] counters, bool[] seen)
    {
        var adds = false;
        for (var i = 0; i < counters.Length; i++)
        {
            adds |= counters[i] > 0 && !seen[i];
            seen[i] |= counters[i] > 0;
        }

        return adds;
    }
}
