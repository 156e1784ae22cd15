namespace Gophernet.Csv;

/// <summary>Finds out from the first records of an input how it is written.</summary>
internal static class DialectDetector
{
    private const int MaxRecords = 100;

    private static readonly byte[] Candidates = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <param name="sample">The first bytes, with at least one whole record, or all of the input.</param>
    /// <param name="options">What is known already.</param>
    public static CsvDialect Detect(ReadOnlySpan<byte> sample, CsvOptions options)
    {
        sample = sample is [0xEF, 0xBB, 0xBF, ..] ? sample[3..] : sample;
        var delimiter = options.Delimiter ?? FindDelimiter(sample);
        var dialect = new CsvDialect(delimiter, HasHeader: true);
        return dialect with { HasHeader = options.HasHeader ?? !FirstRecordHasNumber(sample, dialect) };
    }

    /// <summary>The delimiter that cuts every record into the same number of fields, more than one; of several, the one with the most fields.</summary>
    private static byte FindDelimiter(ReadOnlySpan<byte> sample)
    {
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

        return best;
    }

    /// <summary>The number of fields that all whole records have; 0 where they differ.</summary>
    private static int FieldCount(ReadOnlySpan<byte> sample, byte delimiter)
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

                if (count > 0 && scanner.FieldCount != count)
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
        Fields(sample, (byte)';', record: 1, field => field.Contains((byte)',') && NumberParser.TryParse(field, decimalComma: true, out _))
        || Fields(sample, (byte)';', record: 0, field => field.Contains((byte)',') && NumberParser.TryParse(field, decimalComma: true, out _));

    private static bool FirstRecordHasNumber(ReadOnlySpan<byte> sample, CsvDialect dialect) =>
        Fields(sample, dialect.Delimiter, record: 0, field => NumberParser.TryParse(field, dialect.DecimalComma, out _));

    /// <summary>Whether any field of a record has a property.</summary>
    private static bool Fields(ReadOnlySpan<byte> sample, byte delimiter, int record, FieldPredicate predicate)
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

    private delegate bool FieldPredicate(ReadOnlySpan<byte> field);
}
