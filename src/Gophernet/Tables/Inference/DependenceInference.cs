using System.Collections.Immutable;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Reads what makes rows depend on each other from the column that the user named.</summary>
internal static class DependenceInference
{
    /// <param name="choice">The columns that the user named.</param>
    /// <param name="columnOf">A column of a name.</param>
    /// <param name="format">How cells are written.</param>
    /// <param name="rows">The rows that are kept.</param>
    /// <param name="placeOf">Where each row of the input stands.</param>
    /// <returns>Null where the user named none.</returns>
    /// <exception cref="GophernetException">The column of time has something else in it, or a row has no time.</exception>
    public static RowDependence? Of(
        ColumnChoice choice, Func<string, RawColumn> columnOf, CellFormat format, int[] rows, Func<int, Place> placeOf)
    {
        if (choice.Group is { } group)
        {
            return GroupsOf(columnOf(group), rows);
        }

        return choice.Time is null ? null : choice.IsByRowOrder ? ByRowOrder(rows.Length)
            : TimesOf(columnOf(choice.Time), choice.HintsFor(choice.Time, mayCountRows: false), format, rows, placeOf);
    }

    /// <summary>The column that says groups or time; null for none, and for the order of the rows.</summary>
    /// <param name="options">What the user said; null for nothing.</param>
    /// <param name="columns">The columns there are.</param>
    public static string? ColumnOf(TableOptions? options, ImmutableArray<string> columns) =>
        options?.Group ?? (options?.Time == TableOptions.RowOrder && !columns.Contains(TableOptions.RowOrder) ? null : options?.Time);

    /// <summary>What the user said of how the times of a column are written.</summary>
    public static ColumnHints HintsOf(TableOptions options, Header header, string column)
    {
        var dates = DateChoice.Of(options.Dates, header);
        return new ColumnHints(IsCategorical: false, IsNumeric: false, MayCountRows: false)
        {
            DateForm = dates.Forms.GetValueOrDefault(column), DateOrder = dates.Order,
        };
    }

    /// <summary>What the user should know of groups; null for nothing.</summary>
    public static TableNote? NoteOn(RowDependence? dependence)
    {
        if (dependence is not GroupedRows groups)
        {
            return null;
        }

        var missing = Array.FindAll(groups.Keys, key => key == GroupedRows.MissingKey).Length;
        return new($"column \"{groups.Column}\": {NameList.Count(groups.Count, "group")}, each with all its rows on one side"
            + (missing == 0 ? "" : $"; {NameList.Count(missing, "row")} without one stay together"));
    }

    /// <summary>Rows that follow each other in time as they stand.</summary>
    public static TimedRows ByRowOrder(int rowCount) => new(TableOptions.RowOrder, Array.ConvertAll(Sequences.Range(rowCount), row => (double)row));

    /// <summary>The groups of some rows.</summary>
    public static GroupedRows GroupsOf(RawColumn column, int[] rows)
    {
        var keys = Array.ConvertAll(column.Tokens?.Select(KeyOf) ?? [], key => key);
        return new GroupedRows(column.Name, Array.ConvertAll(rows, row => !column.HasValue(row) ? GroupedRows.MissingKey
            : column.HasNumbers ? GroupedRows.KeyOf(column.Number(row)) : keys[column.Code(row)]));
    }

    /// <summary>The times of some rows, read as a feature of another table is.</summary>
    /// <exception cref="GophernetException">A row has no time that the feature can read.</exception>
    public static TimedRows TimesOf(RawColumn column, Feature reading, CellFormat format, int[] rows, Func<int, Place> placeOf)
    {
        var values = Array.ConvertAll(column.AsTexts().Tokens!.Select(token => reading.TryParse(token.Utf8, format, out var value) ? value : double.NaN),
            value => value);
        var times = Array.ConvertAll(rows, row => column.IsMissing(row) ? double.NaN : values[column.Code(row)]);
        RequireTimes(column, times, reading.Expected, rows, placeOf);
        return new TimedRows(column.Name, times) { Reading = reading };
    }

    /// <summary>The times of some rows: numbers, or dates in any form.</summary>
    /// <exception cref="GophernetException">The column has something else in it, or a row has no time.</exception>
    public static TimedRows TimesOf(RawColumn raw, ColumnHints hints, CellFormat format, int[] rows, Func<int, Place> placeOf)
    {
        var column = new ColumnData(raw, format, rows, NumberScaling.None, new double[rows.Length]);
        var asked = hints with { IsCategorical = false, IsText = false };
        var inferred = FeatureInference.Infer(column, asked);
        if (inferred.Feature is not { IsTime: true } && column.Counts.Texts.Count == 0)
        {
            inferred = FeatureInference.Infer(column, asked with { IsNumeric = true }); // numbers that name rows, or are codes, say an order too
        }

        if (inferred.Feature is not { IsTime: true } feature)
        {
            if (!raw.HasNumbers && PeriodTexts.TryRead(column) is { } periods)
            {
                var ofRows = Array.ConvertAll(rows, row => raw.IsMissing(row) ? double.NaN : periods[raw.Code(row)]);
                RequireTimes(raw, ofRows, "a period such as 2024-Q1", rows, placeOf);
                return new TimedRows(raw.Name, ofRows);
            }

            throw new GophernetException(
                $"column \"{raw.Name}\": expected times that can be put in order, numbers or dates, found {Found(column, inferred)}",
                "Name another column, write its cells as 2024-02-29, or give the rows in the order of time and say so.")
            {
                Field = raw.Name,
                IsOfSettings = true,
                Settings = [new("time", TableOptions.RowOrder), new("dates")],
            };
        }

        if (inferred.Note is { Code: MonthNumbers.Code })
        {
            throw new GophernetException(
                $"column \"{raw.Name}\": expected times that can be put in order, found months such as 9.2017, which are decimal numbers",
                "Write them with a slash, 9/2017.") { Field = raw.Name };
        }

        var times = new double[rows.Length];
        inferred.Values!.CopyTo(0, times);
        RequireTimes(raw, times, feature.Expected, rows, placeOf);
        return new TimedRows(raw.Name, times) { Reading = feature, Note = inferred.Note };
    }

    private static void RequireTimes(RawColumn column, double[] times, string expected, int[] rows, Func<int, Place> placeOf)
    {
        var missing = Array.FindIndex(times, double.IsNaN);
        if (missing >= 0)
        {
            var row = rows[missing];
            var found = column.IsMissing(row) || column.HasNumbers ? "nothing" : $"\"{column.Tokens![column.Code(row)].Text}\"";
            throw new GophernetException(placeOf(row), $"column \"{column.Name}\": expected {expected} in every row, found {found}",
                "Fix the cell, or leave the row out.")
            {
                Field = column.Name,
                Settings = [new("time")],
            };
        }
    }

    private static string Found(ColumnData column, InferredColumn inferred) => column.Counts.Texts is [var first, ..] && column.Counts.Distinct > 1
        ? $"\"{first.Text}\""
        : inferred.Dropped is { } reason ? $"a column that is {reason}" : "codes";

    private static ulong KeyOf(RawToken token) => GroupedRows.KeyOf(token.Utf8, token.IsNumber ? token.Number : null);
}
