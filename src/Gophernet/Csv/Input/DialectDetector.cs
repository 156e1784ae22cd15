using Gophernet.Csv.Numbers;

namespace Gophernet.Csv.Input;

/// <summary>Finds out from the first records of an input how it is written.</summary>
internal static class DialectDetector
{
    /// <summary>The first records that are looked at.</summary>
    public const int MaxRecords = 100;

    /// <summary>Of records that differ, as where a title stands above them, so many of so many must agree.</summary>
    public const double MinAgreeingShare = 0.8;

    private const int MinAgreeing = 3;

    public static readonly byte[] Candidates = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>Delimiters that are taken only where no usual one divides the records, and they divide every record alike.</summary>
    public static readonly byte[] RareCandidates = [(byte)'^', (byte)'~', 1];

    /// <param name="sample">The first bytes, with at least one whole record, or all of the input.</param>
    /// <param name="options">What is known already.</param>
    public static CsvDialect Detect(ReadOnlySpan<byte> sample, CsvOptions options)
    {
        sample = ByteOrderMark.Pass(sample);
        var delimiter = options.Delimiter ?? FindDelimiter(sample, out _);
        var dialect = new CsvDialect(delimiter, HasHeader: true) { IsHeaderFound = options.HasHeader is null, Ragged = options.Ragged };
        if (options.HasHeader is { } said)
        {
            return dialect with { HasHeader = said };
        }

        var (hasHeader, isDoubtful) = HeaderFinder.Find(sample, delimiter);
        return dialect with { HasHeader = hasHeader, IsHeaderDoubtful = isDoubtful };
    }

    /// <summary>The delimiter that cuts every record into the same number of fields, more than one; of several, the one with the most fields.</summary>
    /// <param name="sample">The first records.</param>
    /// <param name="isFound">Whether there is one; or the comma is returned.</param>
    public static byte FindDelimiter(ReadOnlySpan<byte> sample, out bool isFound)
    {
        isFound = true;
        var (best, most) = ((byte)',', 1);
        foreach (var candidate in Candidates)
        {
            var count = FieldCount(sample, candidate);
            if (candidate == ';' && count > 1 && HasDecimalCommas(sample))
            {
                return candidate; // 1,5;2,5 has more commas than semicolons
            }

            if (count > most)
            {
                (best, most) = (candidate, count);
            }
        }

        isFound = most > 1;
        return best;
    }

    /// <summary>The rare delimiter that cuts two records or more into the same number of fields; null where there is none.</summary>
    public static byte? FindRareDelimiter(ReadOnlySpan<byte> sample)
    {
        foreach (var candidate in RareCandidates)
        {
            var counts = new List<int>();
            if (sample.Contains(candidate) && FieldCount(sample, candidate, counts) > 1 && counts.Count > 1 && counts.TrueForAll(count => count == counts[0]))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The delimiter that cuts nearly all records into the same number of fields; the comma where there is none.</summary>
    public static byte FindUsualDelimiter(ReadOnlySpan<byte> sample)
    {
        var (best, most) = ((byte)',', MinAgreeing - 1);
        foreach (var candidate in Candidates)
        {
            var counts = new List<int>();
            FieldCount(sample, candidate, counts);
            foreach (var count in counts)
            {
                var agreeing = counts.Where(other => other == count).Length;
                if (count > 1 && agreeing > most && agreeing >= MinAgreeingShare * counts.Count)
                {
                    (best, most) = (candidate, agreeing);
                }
            }
        }

        return best;
    }

    /// <summary>The number of fields that all whole records have; 0 where they differ.</summary>
    /// <param name="sample">The first records.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="counts">Receives the number of each record, where they may differ.</param>
    public static int FieldCount(ReadOnlySpan<byte> sample, byte delimiter, List<int>? counts = null)
    {
        var count = 0;
        var records = 0;
        try
        {
            var scanner = new RecordScanner(delimiter);
            scanner.Begin(0);
            for (; records < MaxRecords && scanner.Scan(sample); records++, scanner.Begin(scanner.End))
            {
                if (scanner.IsBlank)
                {
                    continue;
                }

                counts?.Add(scanner.FieldCount);
                if (counts is null && count > 0 && scanner.FieldCount != count)
                {
                    return 0;
                }

                count = scanner.FieldCount;
            }

            if (count == 0)
            {
                scanner.ScanEnd(sample); // a single line without an end
                count = scanner.FieldCount;
            }
        }
        catch (CsvFault)
        {
            // Not CSV with this delimiter, or not further than here.
            return records > 0 ? count : 0;
        }

        return count;
    }

    private static bool HasDecimalCommas(ReadOnlySpan<byte> sample) =>
        HasField(sample, (byte)';', record: 1, field => field.Contains((byte)',') && NumberParser.TryParse(field, decimalComma: true, out _))
        || HasField(sample, (byte)';', record: 0, field => field.Contains((byte)',') && NumberParser.TryParse(field, decimalComma: true, out _));

    /// <summary>Whether a cell of the first record is a number.</summary>
    public static bool FirstRecordHasNumber(ReadOnlySpan<byte> sample, byte delimiter) =>
        HasField(sample, delimiter, record: 0, field => NumberParser.TryParse(field, delimiter == ';', out _));

    /// <summary>Whether any field of a record has a property.</summary>
    public static bool HasField(ReadOnlySpan<byte> sample, byte delimiter, int record, FieldPredicate predicate)
    {
        try
        {
            var scanner = new RecordScanner(delimiter);
            scanner.Begin(0);
            for (var i = 0; i <= record;)
            {
                if (!scanner.Scan(sample))
                {
                    if (scanner.IsAtStart)
                    {
                        return false;
                    }

                    scanner.ScanEnd(sample);
                    return i == record && Any(scanner, sample, predicate);
                }

                if (!scanner.IsBlank && i++ == record)
                {
                    return Any(scanner, sample, predicate);
                }

                scanner.Begin(scanner.End);
            }
        }
        catch (CsvFault)
        {
            // The reader will say what is wrong, with its place.
        }

        return false;
    }

    private static bool Any(RecordScanner scanner, ReadOnlySpan<byte> sample, FieldPredicate predicate)
    {
        foreach (var field in scanner.Fields)
        {
            var bytes = sample[field.Start..field.End];
            if (predicate(field.Kind == FieldKind.Quoted ? bytes[1..^1] : bytes))
            {
                return true;
            }
        }

        return false;
    }

    public delegate bool FieldPredicate(ReadOnlySpan<byte> field);
}
