using System.Globalization;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Refuses a table whose first line is a title that has the delimiters of a row, as spreadsheets write one: it names one column, and others
/// have values.
/// </summary>
internal static class TitleLines
{
    private const int MaxTitleRows = 20;

    /// <exception cref="GophernetException">The first line seems to be a title.</exception>
    public static void Refuse(RawTable table)
    {
        var header = table.Header;
        if (header.Names.Length - header.Nameless.Length != 1 || header.Nameless.Contains(0) || !header.Nameless.Any(i => HasValue(table, i)))
        {
            return;
        }

        throw new GophernetException(
            new Place(header.Source, header.Line),
            $"expected the names of the columns, found one name for {header.Names.Length} columns with values",
            "If a title stands above the names of the columns, skip its lines")
        {
            Settings = [new("skip", (LineOfNames(table) - 1).ToString(CultureInfo.InvariantCulture))],
        };
    }

    /// <summary>The line of the first row in which every column that has values has one; the line after the title where no row is so.</summary>
    private static long LineOfNames(RawTable table)
    {
        var columns = Sequences.Range(table.Columns.Length).Where(i => table.Columns[i] is not null && HasValue(table, i)).ToArray();
        for (var row = 0; row < Math.Min(MaxTitleRows, table.RowCount); row++)
        {
            if (columns.All(i => table.Columns[i]!.HasValue(row)))
            {
                return table.Lines[row];
            }
        }

        return table.Header.Line + 1;
    }

    private static bool HasValue(RawTable table, int column)
    {
        if (table.Columns[column] is { } values)
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                if (values.HasValue(row))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
