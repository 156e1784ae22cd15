using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of dates: how they are written, and the parts that vary, each with its scaling. The parts on circles come last.</summary>
internal static class DateInference
{
    /// <summary>Finds out whether a column is one of dates.</summary>
    /// <returns>Null when it is not.</returns>
    public static InferredColumn? TryInfer(ColumnData column, ColumnHints hints)
    {
        if (column.Counts.Texts.Count > 0 && FormMatch.Of(column, DateForms.Iso) is { Words.IsEmpty: true } iso)
        {
            return Infer(column, iso, null);
        }

        return Find(column, hints) is var (match, note) ? Infer(column, match, note) : null;
    }

    /// <summary>Whether a column has dates, in one form or in several.</summary>
    public static bool AreDates(ColumnData column) => Find(column, default) is not null || (!column.Raw.HasNumbers && AreInSeveralForms(column));

    /// <summary>A column that the user says is written in a form.</summary>
    /// <exception cref="GophernetException">A cell is not.</exception>
    public static InferredColumn Infer(ColumnData column, CellForm form) => Infer(column, FormMatch.OfSaid(column, form), null);

    /// <summary>Whether a column has dates, but not in one form.</summary>
    public static bool AreInSeveralForms(ColumnData column)
    {
        ReadOnlySpan<CellForm> forms = [DateForms.YearFirst, DateForms.DayFirst, DateForms.MonthFirst, DateForms.MonthName, DateForms.Compact];
        var (others, dates) = (default(OtherCells), 0);
        for (var code = 0; code < column.Raw.Tokens!.Count; code++)
        {
            var (token, count, isDate) = (column.Raw.Tokens[code], column.Counts.CountOf(code), false);
            foreach (var form in forms)
            {
                isDate |= count == 0 || FormMatch.TryRead(form, token, out _) || form.IsNothing(token.Utf8);
            }

            if (isDate)
            {
                dates += count > 0 ? 1 : 0;
                continue;
            }

            others.Add(token.Text, count);
            if (!others.AreFew(column.Counts.Present))
            {
                return false;
            }
        }

        return others.AreMissing(column.Counts.Present, dates, areNumbers: false) && !DateOrderInference.AreVersions(column);
    }

    private static (FormMatch, TableNote?)? Find(ColumnData column, ColumnHints hints)
    {
        if (column.Counts.Texts.Count > 0)
        {
            var best = FormMatch.Best(column, DateForms.Iso, DateForms.MonthName, DateForms.Quarter, DateForms.HalfYear, DateForms.Week);
            if (DateOrderInference.Find(column, hints.DateOrder) is { } ordered && (best is null || ordered.Match.WordRows < best.WordRows))
            {
                return ordered;
            }

            if (best is not null)
            {
                return (best, null);
            }
        }

        return CountedDateInference.Find(column);
    }

    private static InferredColumn Infer(ColumnData column, FormMatch match, TableNote? note)
    {
        var feature = new DateFeature(column.Name, [], column.Counts.Missing + match.WordRows > 0) { Form = match.Form, Words = match.MissingWords };
        var values = match.Values(column, feature);
        feature = feature with { Parts = Measure(column, values, [.. DatePart.All]) };
        if (feature.Parts.IsEmpty && !feature.HasMissing)
        {
            return InferredColumn.None("constant");
        }

        var sentinel = Sentinels.NoteOn(
            $"column \"{column.Name}\"", values, NumberRange.Of(values), seconds => TextOf(column, match, seconds), areNumbers: false);
        TableNote?[] all = [match.NoteOf(column, "dates"), note, sentinel];
        var notes = all.Where(found => found is not null);
        return column.Keep(feature, values, notes.Length > 0 ? notes[0] : null) with { OtherNote = notes.Length > 1 ? notes[1] : null };
    }

    /// <summary>How a date is written in the column.</summary>
    private static string TextOf(ColumnData column, FormMatch match, double wanted)
    {
        for (var code = 0; code < column.Raw.Tokens?.Count; code++)
        {
            if (column.Counts.CountOf(code) > 0 && FormMatch.TryRead(match.Form, column.Raw.Tokens[code], out var seconds) && seconds == wanted)
            {
                return column.Raw.Tokens[code].Text;
            }
        }

        for (var row = 0; column.Raw.HasNumbers && row < column.Raw.Count; row++)
        {
            if (match.Form.TryConvert(column.Raw.Number(row), out var seconds) && seconds == wanted)
            {
                return column.Raw.Number(row).ToString(CultureInfo.InvariantCulture);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(wanted));
    }

    /// <summary>The parts that vary, each with its scaling.</summary>
    internal static ImmutableArray<(DatePart, Scaling)> Measure(ColumnData column, ReadOnlySpan<double> values, ReadOnlySpan<DatePart> parts)
    {
        var numbers = new double[values.Length];
        var measured = ImmutableArray.CreateBuilder<(DatePart, Scaling)>();
        foreach (var part in parts)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = part.Of(values[i]);
            }

            var (low, high, _) = NumberRange.Of(numbers);
            if (low < high)
            {
                measured.Add((part, part.IsCircle ? Scaling.None(numbers) : column.Scale(numbers)));
            }
        }

        return measured.ToImmutable();
    }
}
