using System.Text;

namespace Gophernet.Csv.Input;

/// <summary>
/// Finds a header that has one field fewer than all rows below it: R writes the names of rows so, without one for their column; other programs end each row,
/// but not the header, with a delimiter.
/// </summary>
internal static class ShortHeader
{
    private const int MinRows = 2; // a single one may just have a field too many

    /// <summary>Looks at the first records of an input.</summary>
    /// <param name="plain">The records, as plain CSV.</param>
    /// <param name="delimiter">The byte between fields.</param>
    public static ExtraField Find(ReadOnlySpan<byte> plain, byte delimiter)
    {
        var (names, rows, areEmpty, areNames) = (0, 0, true, true);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var scanner = new RecordScanner(delimiter);
            scanner.Begin(0);
            for (var records = 0; scanner.Scan(plain); records++, scanner.Begin(scanner.End))
            {
                if (scanner.IsBlank)
                {
                    continue;
                }

                var fields = scanner.Fields;
                if (names == 0)
                {
                    names = fields.Length;
                    continue;
                }

                // A later row of another length is for the reader to refuse, with its place.
                if (records < DialectDetector.MaxRecords && (names < 2 || fields.Length != names + 1))
                {
                    return ExtraField.None;
                }

                rows++;
                areEmpty &= fields[^1].Start == fields[^1].End;
                areNames = areNames && IsName(in fields[0], plain, seen);
            }
        }
        catch (CsvFault)
        {
            // The reader will say what is wrong, with its place.
        }

        return rows < MinRows || DialectDetector.FirstRecordHasNumber(plain, delimiter) ? ExtraField.None
            : areEmpty ? ExtraField.Empty
            : areNames ? ExtraField.RowName
            : ExtraField.None;
    }

    /// <summary>
    /// Whether the first field of a row is another one than those before, and a whole number or in quotes: the first part of a text with delimiters in it
    /// is not.
    /// </summary>
    private static bool IsName(ref readonly FieldBounds field, ReadOnlySpan<byte> plain, HashSet<string> seen)
    {
        var text = plain[field.Start..field.End];
        return (field.Kind == FieldKind.Quoted || !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            && text.Length > 0 && seen.Add(Encoding.UTF8.GetString(text));
    }
}
