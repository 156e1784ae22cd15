using System.Collections.Immutable;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of dates: how they are written, and the parts that vary, each with its scaling.</summary>
internal static class DateInference
{
    // Numbers that count from 1970 are dates where all are in these years, [1980, 2050), and the column's name says so.
    private const double EarliestCount = 315_532_800;
    private const double LatestCount = 2_524_608_000;

    // Without such a name, these years, [1998-07, 2036-07), make it worth a note.
    private const double EarliestNoted = 9e8;
    private const double LatestNoted = 2.1e9;
    private const int MinNotedRows = 20;
    private const double MillisecondsPerSecond = 1000;

    // Of eight digits, [1900, 2100).
    private const double EarliestCompact = -2_208_988_800;
    private const double LatestCompact = 4_102_444_800;

    private static readonly DatePart[] Parts =
    [
        DatePart.Year, DatePart.Month, DatePart.Day, DatePart.Weekday, DatePart.Hour, DatePart.ElapsedDays,
        DatePart.YearSine, DatePart.YearCosine, DatePart.MonthSine, DatePart.MonthCosine,
        DatePart.WeekSine, DatePart.WeekCosine, DatePart.DaySine, DatePart.DayCosine,
    ];

    private static readonly CellForm[] Counts =
        [DateForms.Seconds, DateForms.Milliseconds, DateForms.Microseconds, DateForms.Nanoseconds, DateForms.Spreadsheet];

    private static readonly string[] DayNames = ["DATE", "DATES", "DATETIME"];

    private static readonly string[] TimeNames =
        [.. DayNames, "TIME", "TIMESTAMP", "TS", "AT", "WHEN", "EPOCH", "UNIX", "CREATED", "UPDATED", "MODIFIED", "MTIME", "CTIME"];

    /// <summary>Finds out whether a column is one of dates.</summary>
    /// <returns>Null when it is not.</returns>
    public static InferredColumn? TryInfer(ColumnData column, ColumnHints hints)
    {
        if (column.Counts.Texts.Count > 0 && FormMatch.Of(column, DateForms.Iso) is { WordRows: 0 } iso)
        {
            return Infer(column, iso, null);
        }

        return Find(column, hints) is var (match, note) ? Infer(column, match, note) : null;
    }

    /// <summary>A column that the user says is written in a form.</summary>
    /// <exception cref="GophernetException">A cell is not.</exception>
    public static InferredColumn Infer(ColumnData column, CellForm form)
    {
        if (FormMatch.Of(column, form) is { } match)
        {
            return Infer(column, match, null);
        }

        column = column.AsTexts();
        var wrong = column.Raw.Tokens!.Where((token, code) => column.Counts.CountOf(code) > 0
            && !(token.IsNumber && double.IsNaN(token.Number)) && !FormMatch.TryRead(form, token, out _))[0];
        throw new GophernetException(wrong.IsNumber ? null : wrong.Place, $"column \"{column.Name}\": expected {form.Expected}, found \"{wrong.Text}\"",
            "Fix the cell, say another form, or name its text as one of missing values.")
        {
            Settings = [new("dates"), new("missing")],
        };
    }

    /// <summary>What should be said of a column of numbers that may count time.</summary>
    public static TableNote? HintFor(ColumnData column)
    {
        if (!(FirstNumber(column) is >= EarliestNoted and < LatestNoted * MillisecondsPerSecond))
        {
            return null; // what holds for most columns, at no cost
        }

        var numbers = column.Numbers();
        var (low, high, missing) = NumberRange.Of(numbers);
        foreach (var form in (ReadOnlySpan<CellForm>)[DateForms.Seconds, DateForms.Milliseconds])
        {
            if (numbers.Length - missing >= MinNotedRows && form.TryConvert(low, out var first) && form.TryConvert(high, out var last)
                && first >= EarliestNoted && last < LatestNoted && AreWhole(numbers))
            {
                return new($"column \"{column.Name}\" may be {form.Expected}; if so, say it", new Setting("dates", $"{column.Name}={form.Name}"));
            }
        }

        return null;
    }

    private static double FirstNumber(ColumnData column)
    {
        if (column.Raw.HasNumbers)
        {
            var numbers = column.Counts.Numbers.Span;
            var row = 0;
            while (row < numbers.Length - 1 && double.IsNaN(numbers[row]))
            {
                row++;
            }

            return numbers[row];
        }

        var tokens = column.Raw.Tokens!;
        for (var code = 0; code < tokens.Count; code++)
        {
            if (column.Counts.CountOf(code) > 0 && !double.IsNaN(tokens[code].Number))
            {
                return tokens[code].Number;
            }
        }

        return double.NaN;
    }

    private static (FormMatch, TableNote?)? Find(ColumnData column, ColumnHints hints)
    {
        if (column.Counts.Texts.Count > 0)
        {
            var best = FormMatch.Best(column, DateForms.Iso, DateForms.MonthName);
            if (DateOrderInference.Find(column, hints.DateOrder) is { } ordered && (best is null || ordered.Match.WordRows < best.WordRows))
            {
                return ordered;
            }

            if (best is not null)
            {
                return (best, null);
            }
        }

        if (FormMatch.Of(column, DateForms.Compact) is { } compact && AreBetween(column, compact, EarliestCompact, LatestCompact))
        {
            return (compact, Note(column, compact, TimeNames));
        }

        if (NameWords.HasOne(column.Name, TimeNames))
        {
            foreach (var form in Counts)
            {
                if ((form != DateForms.Spreadsheet || NameWords.HasOne(column.Name, DayNames))
                    && FormMatch.Of(column, form) is { } match && AreBetween(column, match, EarliestCount, LatestCount))
                {
                    return (match, Note(column, match, []));
                }
            }
        }

        return null;
    }

    /// <summary>Numbers are taken for dates: said, unless the name of the column says it.</summary>
    private static TableNote? Note(ColumnData column, FormMatch match, string[] names) => NameWords.HasOne(column.Name, names)
        ? null
        : new($"column \"{column.Name}\": its numbers are read as {match.Form.Expected}; if they are numbers, make it numeric", new Setting("numeric", column.Name));

    private static bool AreBetween(ColumnData column, FormMatch match, double earliest, double latest)
    {
        foreach (var number in column.Numbers())
        {
            if (match.Form.TryConvert(number, out var seconds) && !(seconds >= earliest && seconds < latest))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreWhole(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number) && !double.IsInteger(number))
            {
                return false;
            }
        }

        return true;
    }

    private static InferredColumn Infer(ColumnData column, FormMatch match, TableNote? note)
    {
        var feature = new DateFeature(column.Name, [], column.Counts.Missing + match.WordRows > 0) { Form = match.Form, Words = match.MissingWords };
        var values = match.Values(column, feature);
        feature = feature with { Parts = Measure(column, values, Parts) };
        return feature.Parts.IsEmpty && !feature.HasMissing
            ? InferredColumn.None("constant")
            : column.Keep(feature, values, match.NoteOf(column, "dates") ?? note);
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
                numbers[i] = DateParts.Of(values[i], part);
            }

            var (low, high, _) = NumberRange.Of(numbers);
            if (low < high)
            {
                measured.Add((part, DateParts.IsCircle(part) ? Scaling.None(numbers) : column.Scale(numbers)));
            }
        }

        return measured.ToImmutable();
    }
}
