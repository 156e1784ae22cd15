namespace Gophernet.Fuzz.Engine;

/// <summary>Runs the inputs that are kept, and seeded changes of them: the same ones each time.</summary>
internal static class Replay
{
    /// <summary>Runs them.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="corpus">The inputs.</param>
    /// <param name="count">How many cases to run at least, changed ones included.</param>
    /// <returns>What is wrong, each with its input.</returns>
    public static IEnumerable<(byte[] Input, Exception Wrong)> Run(FuzzTarget target, IReadOnlyList<byte[]> corpus, int count)
    {
        var random = new Random(1); // seeded, the same on every machine
        for (var i = 0; corpus.Count > 0 && i < Math.Max(count, corpus.Count); i++)
        {
            var input = i < corpus.Count ? corpus[i] : Change(corpus, random, target.MaxLength);
            if (target.Try(input) is { } wrong)
            {
                yield return (input, wrong);
            }
        }
    }

    private static byte[] Change(IReadOnlyList<byte[]> corpus, Random random, int maxLength)
    {
        var bytes = corpus[random.Next(corpus.Count)].ToList();
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count + 1);
            var length = Math.Min(1 + random.Next(8), bytes.Count - place);
            switch (random.Next(5))
            {
                case 0:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
                case 1:
                    bytes.RemoveRange(place, length);
                    break;
                case 2:
                    bytes.InsertRange(place, bytes.GetRange(place, length));
                    break;
                case 3:
                    var other = corpus[random.Next(corpus.Count)];
                    var start = random.Next(other.Length + 1);
                    bytes.InsertRange(place, other.AsSpan(start, Math.Min(random.Next(32), other.Length - start)));
                    break;
                default:
                    if (length > 0)
                    {
                        bytes[place] ^= (byte)(1 << random.Next(8));
                    }

                    break;
            }
        }

        return [.. bytes.Take(maxLength)];
    }
}
