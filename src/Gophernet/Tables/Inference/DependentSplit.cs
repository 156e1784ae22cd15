using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Decides which rows of an input go to the test part where rows depend on each other. All groups, or all times, must be known before the first row can go
/// anywhere: the input is read once for the columns that say it, and a second time, by the caller, for the rows.
/// </summary>
internal static class DependentSplit
{
    /// <param name="reader">The input, at its start.</param>
    /// <param name="options">The groups, or the time, and how dates and numbers are written.</param>
    /// <param name="stratify">The column whose values keep their shares as far as groups allow; null for none.</param>
    /// <param name="testFraction">The share of the test part.</param>
    /// <param name="seed">Decides what is left open.</param>
    /// <returns>Whether each row goes to the test part, and what the user should know: of how it is divided, and of copies.</returns>
    /// <exception cref="GophernetException">A column is missing, its cells are no times, or there are too few groups or times.</exception>
    public static (bool[] IsTest, TableNote? Note, TableNote? NoteOnCopies) Plan(
        CsvReader reader, TableOptions options, string? stratify, double testFraction, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        var header = Header.Read(reader, stratify is null ? options.NamedColumns : options.NamedColumns.Add(stratify));
        var name = DependenceInference.ColumnOf(options, header.Names);
        var format = new CellFormat(options.Missing, reader.Dialect.DecimalComma) { PutsPlainFirst = reader.Dialect.HasPlainNumbers };
        var (column, strata, lines) = (new RawColumn(name ?? "", format), new RawColumn(stratify ?? "", format), new LineNumbers());
        var (index, strataIndex) = (name is null ? -1 : header.IndexOf(name), stratify is null ? -1 : header.IndexOf(stratify));
        var hashes = new GrowingList<ulong>();
        for (var more = header.IsFirstRow || reader.MoveNext(); more; more = reader.MoveNext())
        {
            lines.Add(reader.Line);
            hashes.Add(RecordHash.Of(reader.Current, strataIndex, index));
            Append(column, reader, index);
            Append(strata, reader, strataIndex);
        }

        if (lines.Count == 0)
        {
            throw new GophernetException(new Place(header.Source), "found a header and no rows", "Give a table with rows to divide.");
        }

        column.Seal();
        strata.Seal();
        var rows = Sequences.Range(lines.Count);
        RowDependence dependence = options.Group is not null ? DependenceInference.GroupsOf(column, rows)
            : name is null ? DependenceInference.ByRowOrder(rows.Length)
            : DependenceInference.TimesOf(
                column, DependenceInference.HintsOf(options, header, name), format, rows, row => new Place(header.Source, lines[row]));
        var note = (dependence as TimedRows)?.Note ?? DependenceInference.NoteOn(dependence);
        var copies = RepeatedRows.Of(Array.ConvertAll(rows, row => hashes[row]));
        var joined = copies is null ? null : (dependence as GroupedRows)?.Join(copies);
        var isTest = (joined ?? dependence).TestRows(StrataOf(strata, rows.Length), testFraction, seed);
        return (isTest, note, copies is null ? null : new TableNote(OnCopies(copies, isTest)));
    }

    private static string OnCopies(RepeatedRows copies, bool[] isTest) =>
        $"{NameList.Count(copies.Count, "row")} are copies of each other: " + (copies.CountOnBothSides(isTest) is > 0 and var count
            ? $"{NameList.Count(count, "row")} of the test part {(count == 1 ? "has" : "have")} a copy in the train part" : "all of a kind are in one part");

    private static void Append(RawColumn column, CsvReader reader, int index)
    {
        if (index >= 0)
        {
            column.Append(reader.Current[index]);
        }
    }

    /// <summary>A code for each value, in an order that does not depend on that of the rows; one for all rows of a column that was not read.</summary>
    private static int[] StrataOf(RawColumn column, int rowCount)
    {
        var codes = new int[rowCount];
        if (column.Count == 0)
        {
            return codes;
        }

        var tokens = column.AsTexts().Tokens!;
        var order = Sequences.Range(tokens.Count).OrderBy(code => tokens[code].Text, StringComparer.Ordinal);
        var places = new int[order.Length];
        for (var place = 0; place < places.Length; place++)
        {
            places[order[place]] = place + 1;
        }

        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.IsMissing(row) ? 0 : places[column.Code(row)];
        }

        return codes;
    }
}
