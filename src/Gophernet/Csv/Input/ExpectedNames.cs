using System.Collections.Immutable;
using System.Text;

namespace Gophernet.Csv.Input;

/// <summary>Finds out how the first record divides from the names that should be in it, or from how many fields it should have.</summary>
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
        foreach (var candidate in Candidates(blanks))
        {
            var count = Count(body, candidate, names);
            if (count > most)
            {
                (best, most) = (candidate, count);
            }
        }

        return best;
    }

    /// <summary>The first division of the first record into several fields, as many as are expected; null for none.</summary>
    /// <param name="body">The input from its first record on.</param>
    /// <param name="counts">The numbers of fields that it may have.</param>
    /// <param name="blanks">The division by runs of blanks.</param>
    public static Rewriting? TryFind(ReadOnlySpan<byte> body, ImmutableArray<int> counts, Rewriting blanks)
    {
        foreach (var candidate in Candidates(blanks))
        {
            if (FirstRecord(body, candidate) is { FieldCount: > 1 and var count } && counts.Contains(count))
            {
                return candidate;
            }
        }

        return null;
    }

    private static Rewriting[] Candidates(Rewriting blanks)
    {
        byte[] delimiters = [.. DialectDetector.Candidates, .. DialectDetector.RareCandidates];
        return [.. delimiters.Select(delimiter => new Rewriting(delimiter)), blanks];
    }

    /// <summary>The first record that is no blank line; null for none.</summary>
    private static TolerantRecord? FirstRecord(ReadOnlySpan<byte> body, Rewriting rules)
    {
        var record = new TolerantRecord(rules);
        while (record.TryRead(body, isWhole: true, mayHoldLineEnds: false) && record.FieldCount == 1 && body[..record.Length].Trim(" \t\r\n"u8).IsEmpty)
        {
            body = body[record.Length..];
            if (body.IsEmpty)
            {
                return null;
            }
        }

        return record;
    }

    /// <summary>How many of the names the first record has.</summary>
    private static int Count(ReadOnlySpan<byte> body, Rewriting rules, ImmutableArray<string> names)
    {
        if (FirstRecord(body, rules) is not { } record)
        {
            return 0;
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
