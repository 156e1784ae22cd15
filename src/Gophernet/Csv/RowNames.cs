using System.Text;

namespace Gophernet.Csv;

/// <summary>
/// Finds a header that has one field less than all rows below it: R writes the names of rows so, without one for their column; other programs end each row,
/// but not the header, with a delimiter.
/// </summary>
internal static class RowNames
{
    private const int MinRecords = 3;

    /// <summary>What the extra field of the rows is.</summary>
    public enum Extra
    {
        /// <summary>There is none, or it is not clear.</summary>
        None,

        /// <summary>The first field, the name of the row.</summary>
        Name,

        /// <summary>The last one, which is empty.</summary>
        Empty,
    }

    /// <summary>Looks at the first records of an input.</summary>
    /// <param name="plain">The records, as plain CSV.</param>
    /// <param name="delimiter">The byte between fields.</param>
    public static Extra Find(ReadOnlySpan<byte> plain, byte delimiter)
    {
        var counts = new List<int>();
        DialectDetector.FieldCount(plain, delimiter, counts);
        var names = counts.Count < MinRecords ? 0 : counts[0];
        if (names < 2 || counts.Exists(count => count != names && count != names + 1) || counts.Where(count => count == names).Length > 1
            || DialectDetector.FirstRecordHasNumber(plain, delimiter))
        {
            return Extra.None;
        }

        return AreAllEmpty(plain, delimiter) ? Extra.Empty : AreNames(plain, delimiter) ? Extra.Name : Extra.None;
    }

    /// <summary>Whether the last field of all rows is empty.</summary>
    private static bool AreAllEmpty(ReadOnlySpan<byte> plain, byte delimiter)
    {
        var (isHeader, areEmpty) = (true, true);
        ForEach(plain, delimiter, (fields, bytes) =>
        {
            areEmpty &= isHeader || fields[^1].Start == fields[^1].End;
            isHeader = false;
        });
        return areEmpty;
    }

    /// <summary>Whether the first field of each row is another one, and a whole number or in quotes: texts with delimiters in them are not.</summary>
    private static bool AreNames(ReadOnlySpan<byte> plain, byte delimiter)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (isHeader, areNames) = (true, true);
        ForEach(plain, delimiter, (fields, bytes) =>
        {
            var first = bytes[fields[0].Start..fields[0].End];
            areNames &= isHeader || ((fields[0].Kind == FieldKind.Quoted || !first.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                && first.Length > 0 && seen.Add(Encoding.UTF8.GetString(first)));
            isHeader = false;
        });
        return areNames;
    }

    private static void ForEach(ReadOnlySpan<byte> plain, byte delimiter, FieldsAction action)
    {
        try
        {
            var scanner = new RecordScanner(delimiter);
            scanner.Begin(0);
            for (; scanner.Scan(plain); scanner.Begin(scanner.End))
            {
                if (!scanner.IsBlank)
                {
                    action(scanner.Fields, plain);
                }
            }
        }
        catch (CsvFault)
        {
            // The reader will say what is wrong, with its place.
        }
    }

    private delegate void FieldsAction(ReadOnlySpan<FieldBounds> fields, ReadOnlySpan<byte> bytes);
}
