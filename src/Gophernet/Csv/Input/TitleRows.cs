using Gophernet.Csv.Numbers;

namespace Gophernet.Csv.Input;

/// <summary>
/// Finds lines above the names of the columns that divide into fields otherwise than the table does: titles and lists of facts, as statistical offices and
/// reports put them there.
/// </summary>
internal static class TitleRows
{
    private const int MaxRecords = 100;
    private const int MaxLines = 20;
    private const int MinRecords = 3; // of one width
    private const int FirstYear = 1800;
    private const int LastYear = 2100;

    /// <summary>How many lines stand above the first record that has as many fields as nearly all have; 0 where the first record is it.</summary>
    /// <param name="plain">The first records, as plain CSV.</param>
    /// <param name="delimiter">The byte between fields.</param>
    public static int CountLines(ReadOnlySpan<byte> plain, byte delimiter)
    {
        var widths = ReadWidths(plain, delimiter);
        foreach (var (width, line) in widths)
        {
            var agreeing = widths.Where(record => record.Width == width && record.Line >= line).Length;
            if (width > 1 && agreeing >= MinRecords && agreeing >= DialectDetector.MinAgreeingShare * widths.Where(record => record.Line >= line).Length)
            {
                return line - 1 <= MaxLines ? line - 1 : 0;
            }
        }

        return 0;
    }

    /// <summary>
    /// Whether the first record has the names of columns, but too few of them: the second one has more fields, and a number among them that is no year, as a
    /// name may be.
    /// </summary>
    /// <param name="plain">The first records, as plain CSV, the second of which is as wide as nearly all below.</param>
    /// <param name="delimiter">The byte between fields.</param>
    public static bool AreNamesFew(ReadOnlySpan<byte> plain, byte delimiter) =>
        !DialectDetector.HasField(plain, delimiter, record: 0, field => field.IsEmpty || NumberParser.TryParse(field, delimiter == ';', out _))
        && DialectDetector.HasField(plain, delimiter, record: 1, field =>
            NumberParser.TryParse(field, delimiter == ';', out var value) && !(value is >= FirstYear and <= LastYear && value == Math.Floor(value)));

    /// <summary>The fields of each record, and its 1-based line.</summary>
    private static List<(int Width, int Line)> ReadWidths(ReadOnlySpan<byte> plain, byte delimiter)
    {
        var widths = new List<(int, int)>();
        try
        {
            var scanner = new RecordScanner(delimiter);
            for (scanner.Begin(0); widths.Count < MaxRecords && scanner.Scan(plain); scanner.Begin(scanner.End))
            {
                if (!scanner.IsBlank)
                {
                    widths.Add((scanner.FieldCount, (int)scanner.Line));
                }
            }
        }
        catch (CsvFault)
        {
            // The reader will say what is wrong, with its place.
        }

        return widths;
    }
}
