using System.Collections.Immutable;
using System.Text;

namespace Gophernet.Csv;

/// <summary>Finds out how a header divides from the names that should be in it.</summary>
internal static class ExpectedNames
{
    /// <summary>The division of the first record that finds most of the names; null where none finds any.</summary>
    /// <param name="body">The input from its first record on.</param>
    /// <param name="names">The names.</param>
    /// <param name="blanks">The division by runs of blanks.</param>
    public static Rewriting? TryFind(ReadOnlySpan<byte> body, ImmutableArray<string> names, Rewriting blanks)
    {
        Rewriting? best = null;
        var most = 0;
        byte[] delimiters = [.. DialectDetector.Candidates, .. DialectDetector.RareCandidates];
        foreach (var candidate in (Rewriting[])[.. delimiters.Select(delimiter => new Rewriting(delimiter)), blanks])
        {
            var count = Count(body, candidate, names);
            if (count > most)
            {
                (best, most) = (candidate, count);
            }
        }

        return best;
    }

    private static int Count(ReadOnlySpan<byte> body, Rewriting rules, ImmutableArray<string> names)
    {
        var record = new TolerantRecord(rules);
        while (record.TryRead(body, isWhole: true, mayHoldLineEnds: false) && record.FieldCount == 1 && body[..record.Length].Trim(" \t\r\n"u8).IsEmpty)
        {
            body = body[record.Length..];
            if (body.IsEmpty)
            {
                return 0;
            }
        }

        var reader = new CsvReader(new MemoryStream(record.Written.ToArray()), "", rules.Delimiter);
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            if (reader.MoveNext())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    found.Add(Encoding.UTF8.GetString(reader.FieldBytes(i)).Trim());
                }
            }
        }
        catch (GophernetException)
        {
            // No header of this division.
        }

        return names.Where(found.Contains).Length;
    }
}
