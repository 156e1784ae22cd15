using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>The numbers that points in time become, each with its scaling. A point is given in seconds since 1970.</summary>
internal static class DateParts
{
    private const double SecondsPerDay = CalendarDay.Seconds;
    private const int ThursdayIndex = 3; // 1970-01-01 was one

    private static readonly NameTable<DatePart> Names = new(
        ("year", DatePart.Year), ("month", DatePart.Month), ("weekday", DatePart.Weekday), ("hour", DatePart.Hour),
        ("elapsed_days", DatePart.ElapsedDays), ("day", DatePart.Day),
        ("year_sine", DatePart.YearSine), ("year_cosine", DatePart.YearCosine), ("month_sine", DatePart.MonthSine), ("month_cosine", DatePart.MonthCosine),
        ("week_sine", DatePart.WeekSine), ("week_cosine", DatePart.WeekCosine), ("day_sine", DatePart.DaySine), ("day_cosine", DatePart.DayCosine));

    /// <summary>Whether a part is a side of a circle, on which the end of a year, month, week or day is next to its beginning.</summary>
    public static bool IsCircle(DatePart part) => part >= DatePart.YearSine;

    /// <summary>One part; NaN of NaN.</summary>
    public static double Of(double seconds, DatePart part)
    {
        if (double.IsNaN(seconds))
        {
            return double.NaN;
        }

        var days = Math.Floor(seconds / SecondsPerDay);
        if (part >= DatePart.WeekSine)
        {
            var turns = part <= DatePart.WeekCosine ? ((days + ThursdayIndex) % 7 + 7) % 7 / 7 : (seconds - days * SecondsPerDay) / SecondsPerDay;
            return Circle(turns, part is DatePart.WeekSine or DatePart.DaySine);
        }

        var date = DateOnly.FromDayNumber(Math.Clamp((int)days + new DateOnly(1970, 1, 1).DayNumber, 0, DateOnly.MaxValue.DayNumber));
        return part switch
        {
            DatePart.Year => date.Year,
            DatePart.Month => date.Month,
            DatePart.Day => date.Day,
            DatePart.Weekday => (((int)days + ThursdayIndex) % 7 + 7) % 7,
            DatePart.Hour => Math.Floor((seconds - days * SecondsPerDay) / 3600),
            DatePart.YearSine or DatePart.YearCosine =>
                Circle((date.DayOfYear - 1.0) / (DateTime.IsLeapYear(date.Year) ? 366 : 365), part == DatePart.YearSine),
            DatePart.MonthSine or DatePart.MonthCosine =>
                Circle((date.Day - 1.0) / DateTime.DaysInMonth(date.Year, date.Month), part == DatePart.MonthSine),
            _ => seconds / SecondsPerDay,
        };
    }

    /// <summary>Encodes the values of some rows, a row of <paramref name="numbers"/> for each part.</summary>
    public static void Encode(ImmutableArray<(DatePart Part, Scaling Scaling)> parts, ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, scaling) = parts[i];
            var inputs = numbers.Row(first + i);
            for (var row = 0; row < values.Length; row++)
            {
                inputs[row] = scaling.Encode(Of(values[row], part));
            }
        }
    }

    public static void WriteJson(ImmutableArray<(DatePart Part, Scaling Scaling)> parts, Utf8JsonWriter json)
    {
        json.WriteStartArray("parts");
        foreach (var (part, scaling) in parts)
        {
            json.WriteStartObject();
            json.WriteString("part", Names.NameOf(part));
            scaling.WriteJson(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static ImmutableArray<(DatePart Part, Scaling Scaling)> ReadJson(JsonNodeReader node) =>
        [.. node.Child("parts").Items().Select(part => (part.Child("part").Name(Names), Scaling.ReadJson(part)))];

    private static double Circle(double turns, bool isSine) => ScalarMath.CosTurns(isSine ? turns - 0.25 : turns);
}
