using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of times of day, and of durations: <c>1:30</c> may be either.</summary>
internal static class TimeInference
{
    private static readonly DatePart[] Parts = [DatePart.ElapsedDays, DatePart.DaySine, DatePart.DayCosine];

    private static readonly string[] DurationNames =
        ["DURATION", "ELAPSED", "LENGTH", "RUNTIME", "TOOK", "LAP", "LAPS", "SPLIT", "SPLITS", "PACE", "AGE", "DELAY", "WAIT", "LASTED", "TAKEN"];

    // Laps and paces are minutes and seconds.
    private static readonly string[] MinuteNames = ["LAP", "LAPS", "PACE", "SPLIT", "SPLITS"];

    /// <summary>Whether a column is called a duration.</summary>
    public static bool IsCalledSo(string name) => NameWords.HasOne(name, DurationNames);

    /// <summary>Finds out whether a column is one of times or durations.</summary>
    /// <returns>Null when it is not.</returns>
    public static InferredColumn? TryInfer(ColumnData column)
    {
        var durations = FindDuration(column);
        if (!NameWords.HasOne(column.Name, DurationNames) && FormMatch.Of(column, TimeOfDay.Form) is { } times
            && !(durations?.WordRows < times.WordRows))
        {
            return Time(column, times);
        }

        return durations is null ? null : Duration(column, durations);
    }

    /// <summary>A column of durations that the user says are written in a form.</summary>
    /// <exception cref="GophernetException">A cell is not.</exception>
    public static InferredColumn Infer(ColumnData column, CellForm form) => Duration(column, FormMatch.OfSaid(column, form), null);

    /// <summary>Whether a column of texts is one of times or durations.</summary>
    public static bool AreTimes(ColumnData column) => FormMatch.Of(column, TimeOfDay.Form) is not null || FindDuration(column) is not null;

    private static FormMatch? FindDuration(ColumnData column)
    {
        var match = FormMatch.Best(column, DurationForms.Hours, DurationForms.Minutes, DurationForms.Units, DurationForms.Iso);
        if (match?.Form != DurationForms.Units)
        {
            return match;
        }

        var units = UnitsOf(column);
        var isOfYears = (units & DurationUnits.Others) == 0 && (units.HasFlag(DurationUnits.Years) || units.HasFlag(DurationUnits.W | DurationUnits.Days));
        return (units & ~(DurationUnits.M | DurationUnits.W)) == 0 || AccountSides.Find(column.Raw, column.Counts) is not null ? null // metres, millions, watts
            : isOfYears && units.HasFlag(DurationUnits.M) && FormMatch.Of(column, DurationForms.Months) is { } months ? months
            : match;
    }

    private static InferredColumn Time(ColumnData column, FormMatch match)
    {
        var feature = new TimeFeature(column.Name, [], column.Counts.Missing + match.WordRows > 0, match.MissingWords);
        var values = match.Values(column, feature);
        feature = feature with { Parts = DateInference.Measure(column, values, Parts) };
        return feature.Parts.IsEmpty && !feature.HasMissing ? InferredColumn.None("constant") : column.Keep(feature, values, match.NoteOf(column, "times"));
    }

    private static InferredColumn Duration(ColumnData column, FormMatch match)
    {
        if (match.Form != DurationForms.Hours || FindShort(column) is not { } cell)
        {
            return Duration(column, match, null);
        }

        return HaveSeconds(column) || NameWords.HasOne(column.Name, MinuteNames)
            ? Duration(column, match with { Form = DurationForms.Minutes }, null) // 4:13 beside 1:02:03
            : Duration(column, match, new TableNote(
                $"column \"{column.Name}\": durations such as {cell.Text} are read as hours and minutes; if they are minutes and seconds, say so",
                new Setting("dates", $"{column.Name}={DurationForms.Minutes.Name}"))
            {
                Code = "hours_assumed",
            });
    }

    private static InferredColumn Duration(ColumnData column, FormMatch match, TableNote? doubt)
    {
        var feature = new DurationFeature(column.Name, match.Form, new(0, 0, 1), column.Counts.Missing + match.WordRows > 0, match.MissingWords);
        var values = match.Values(column, feature);
        return column.Keep(feature with { Scaling = column.Scale(values) }, values, doubt ?? match.NoteOf(column, "durations"))
            with { OtherNote = doubt is null ? null : match.NoteOf(column, "durations") };
    }

    /// <summary>Whether some row has hours, minutes and seconds.</summary>
    private static bool HaveSeconds(ColumnData column) => Find(column, text => IsClock(text, isLong: true)) is not null;

    /// <summary>The first cell of two numbers; null for none.</summary>
    private static RawToken? FindShort(ColumnData column) => Find(column, text => IsClock(text, isLong: false));

    private static bool IsClock(byte[] text, bool isLong)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        var cursor = new TextCursor(WesternText.OfTime(text, buffer));
        cursor.TryTake((byte)'-');
        return ClockDuration.TryTake(ref cursor, isHoursFirst: true, out _, out var isLongOne) && isLongOne == isLong;
    }

    /// <summary>The units of all cells together.</summary>
    private static DurationUnits UnitsOf(ColumnData column)
    {
        var units = DurationUnits.None;
        foreach (var token in column.Tokens)
        {
            units |= DurationForms.Units.UnitsOf(token.Utf8);
        }

        return units;
    }

    private static RawToken? Find(ColumnData column, Func<byte[], bool> predicate)
    {
        foreach (var token in column.Tokens)
        {
            if (predicate(token.Utf8))
            {
                return token;
            }
        }

        return null;
    }
}
