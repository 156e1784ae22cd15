using System.Diagnostics;
using System.IO.Hashing;
using System.IO.MemoryMappedFiles;

namespace Gophernet.Fuzz.Engine;

/// <summary>
/// Keeps what is wrong, once for each kind, with the smallest input that shows it; and the input that is being run, should the process end with it.
/// </summary>
internal sealed class Findings : IDisposable
{
    private const int MaxTries = 2000;

    private readonly string _folder;
    private readonly HashSet<string> _kinds = [];
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _current; // its length, and the input: it is there when the process has ended

    /// <summary>Begins.</summary>
    /// <param name="folder">Where findings are written.</param>
    /// <param name="maxLength">The bytes of an input at most.</param>
    public Findings(string folder, int maxLength)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _file = MemoryMappedFile.CreateFromFile(Path.Combine(folder, "current"), FileMode.Create, null, sizeof(int) + maxLength);
        _current = _file.CreateViewAccessor();
    }

    /// <summary>Runs a case.</summary>
    public void Run(FuzzTarget target, ReadOnlySpan<byte> input)
    {
        _current.Write(0, input.Length);
        _current.SafeMemoryMappedViewHandle.WriteSpan(sizeof(int), input);
        if (target.Try(input) is { } wrong && _kinds.Add(KindOf(wrong)))
        {
            var smallest = Smallest(target, input, KindOf(wrong));
            var path = Path.Combine(_folder, $"{target.Name}-{Convert.ToHexStringLower(XxHash3.Hash(smallest))}");
            File.WriteAllBytes(path, smallest);
            File.WriteAllText(path + ".txt", target.Try(smallest)?.ToString());
            Console.Error.WriteLine($"FINDING {path}\n{target.Try(smallest)}");
        }
    }

    public void Dispose()
    {
        _current.Dispose();
        _file.Dispose();
    }

    /// <summary>The kind of a finding: where it was thrown, or which comparison failed.</summary>
    public static string KindOf(Exception wrong)
    {
        if (wrong is DifferenceException difference)
        {
            return difference.What;
        }

        var frames = new StackTrace(wrong).GetFrames().Select(frame => frame.GetMethod()).OfType<System.Reflection.MethodBase>();
        var own = frames.Where(method => method.DeclaringType?.FullName?.StartsWith("Gophernet.", StringComparison.Ordinal) == true).Take(2);
        return string.Join(' ', [wrong.GetType().Name, .. own.Select(method => $"{method.DeclaringType!.Name}.{method.Name}")]);
    }

    /// <summary>Leaves out pieces of an input as long as what is wrong stays.</summary>
    private static byte[] Smallest(FuzzTarget target, ReadOnlySpan<byte> input, string kind)
    {
        var best = input.ToArray();
        var tries = 0;
        for (var length = Math.Max(best.Length / 2, 1); length > 0; length /= 2)
        {
            for (var start = 0; start + length <= best.Length && tries < MaxTries; tries++)
            {
                byte[] shorter = [.. best[..start], .. best[(start + length)..]];
                if (target.Try(shorter) is { } wrong && KindOf(wrong) == kind)
                {
                    best = shorter;
                }
                else
                {
                    start += length;
                }
            }
        }

        return best;
    }
}
