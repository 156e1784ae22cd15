using System.Globalization;
using System.Text;
using Gophernet.Csv.Foreign;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// What is said of rows at the edges of a table that belong to its frame: a second line of names, units or types below the header, and totals at the end.
/// </summary>
internal static class FrameRows
{
    private const int MinColumns = 2; // a text in one column of numbers may be its word for a missing one
    private const int SampleRows = 50;
    private const int MinRows = 10;
    private const int MaxTotals = 5;

    private const string Subtotal = "subtotal";

    // A colon, or a year: Total 2020/21.
    private static readonly char[] BehindTotal = " :0123456789-/".ToCharArray();

    private static readonly string[] Totals =
    [
        "total", "totals", "grand total", Subtotal, "sum", "average", "mean", "all", "overall", "summe", "gesamt", "gesamtsumme", "insgesamt", "mittelwert",
        "durchschnitt", "somme", "moyenne", "ensemble", "suma", "promedio", "media", "totale", "somma", "soma", "média", "totaal", "som", "gemiddelde", "i alt",
        "razem", "ogółem", "średnia", "итого", "всего", "среднее", "total général", "total general", "total geral", "totale generale", "summa", "totalt",
        "medel", "medelvärde", "celkem", "součet", "průměr", "összesen", "átlag", "toplam", "genel toplam", "ortalama", "yhteensä", "keskiarvo", "разом",
        "усього", "σύνολο", "jumlah", "tổng", "tổng cộng", "合計", "総計", "小計", "平均", "总计", "合计", "ø",
    ];

    /// <summary>The notes on a table whose columns are not used up.</summary>
    public static IEnumerable<TableNote> NotesOn(RawTable table)
    {
        if (table.RowCount < MinRows)
        {
            return [];
        }

        TableNote?[] notes = [table.Header.IsFirstRow ? null : NoteOnFirst(table), NoteOnLast(table)];
        return notes.Where(note => note is not null).Select(note => note!.Value);
    }

    /// <summary>A first row that has texts in most columns where all others have numbers.</summary>
    private static TableNote? NoteOnFirst(RawTable table)
    {
        var (texts, numbers) = (new List<string>(), 0);
        foreach (var column in table.Columns)
        {
            if (column is null || !AreNumbersBelow(column))
            {
                continue;
            }

            numbers++;
            if (!column.HasNumbers && column.HasValue(0) && !IsNumber(column, 0) && TextAt(column, 0) is var text && !NoValueWords.Contains(text))
            {
                texts.Add(text);
            }
        }

        if (texts.Count < MinColumns || 2 * texts.Count <= numbers)
        {
            return null;
        }

        var line = table.Lines[0];
        return new(
            string.Create(CultureInfo.InvariantCulture, $"line {line} has texts where numbers stand below: {NameList.Shorten(texts)}; if these are units, ")
                + $"leave it out: {Command(table, string.Create(CultureInfo.InvariantCulture, $"{line}d"))}; if they name the columns, skip the lines above",
            new Setting("skip", (line - 1).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A row near the end whose first text is a word for totals, and stands in no row before.</summary>
    private static TableNote? NoteOnLast(RawTable table)
    {
        for (var row = table.RowCount - MaxTotals; row < table.RowCount; row++)
        {
            if (Total(table, row) is { } text)
            {
                var line = table.Lines[row];
                return new(
                    string.Create(CultureInfo.InvariantCulture, $"line {line} seems to have totals (\"{text}\"): if it has, leave it out with all below: ")
                    + Command(table, string.Create(CultureInfo.InvariantCulture, $"'{line},$d'")));
            }
        }

        return null;
    }

    private static string? Total(RawTable table, int row)
    {
        if (!table.Choice.Targets.All(name => table.Columns[table.Header.IndexOf(name)]?.HasValue(row) ?? false))
        {
            return null; // it is left out
        }

        foreach (var column in table.Columns)
        {
            if (column is null || column.HasNumbers || !column.HasValue(row))
            {
                continue;
            }

            if (TotalAt(column, row) is { } total)
            {
                return Sequences.Range(row).All(above => TotalAt(column, above) != total) ? TextAt(column, row) : null;
            }

            if (!IsNumber(column, row))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The word for totals that a cell is, but for a year behind it, or for the part that a subtotal is of; null for another text.</summary>
    private static string? TotalAt(RawColumn column, int row)
    {
        if (column.Code(row) < 0 || !column.HasValue(row))
        {
            return null;
        }

        var text = TextAt(column, row).ToLowerInvariant();
        var word = text.StartsWith(Subtotal + " ", StringComparison.Ordinal) ? Subtotal : text.TrimEnd(BehindTotal);
        return Totals.Contains(word) ? word : null;
    }

    private static bool AreNumbersBelow(RawColumn column)
    {
        var numbers = 0;
        for (var row = 1; row < Math.Min(column.Count, SampleRows); row++)
        {
            if (column.HasValue(row) && !(column.HasNumbers || IsNumber(column, row)))
            {
                return false;
            }

            numbers += column.HasValue(row) ? 1 : 0;
        }

        return numbers >= MinRows / 2;
    }

    private static bool IsNumber(RawColumn column, int row) =>
        !double.IsNaN(column.Number(row)) || (column.Code(row) is >= 0 and var code && WrittenNumber.TryRead(column.Text(code), out _));

    private static string TextAt(RawColumn column, int row) => Encoding.UTF8.GetString(column.Text(column.Code(row)));

    private static string Command(RawTable table, string lines) => ForeignFile.WithName($"sed {lines} FILE | gophernet ...", table.Header.Source);
}
