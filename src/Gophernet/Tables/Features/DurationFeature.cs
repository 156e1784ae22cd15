using System.Globalization;
using Gophernet.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>A column of durations, such as <c>2h 5m</c>. The value is in seconds.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its durations are written.</param>
/// <param name="Scaling">How a number of seconds becomes an input.</param>
/// <param name="HasMissing">Whether durations were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal sealed record DurationFeature(string Name, CellForm Form, Scaling Scaling, bool HasMissing, MissingWords Words)
    : QuantityFeature(Name, Form, Scaling, HasMissing, Words)
{
    internal const string KindName = "duration";

    private const double LeastDays = 4;
    private const double LeastYears = 3;
    private const double DaysOfYear = 365.25;

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "durations";

    /// <inheritdoc/>
    public override bool IsTime => true;

    /// <inheritdoc/>
    public override string ToText(double value)
    {
        // Nobody thinks of 39 years as 341874:00:00.
        var days = value / CalendarDay.Seconds;
        return Form is not UnitDuration || Math.Abs(days) < LeastDays ? ClockTime.ToPreciseText(value)
            : Math.Abs(days) < LeastYears * DaysOfYear ? string.Create(CultureInfo.InvariantCulture, $"{days:G4} d")
            : string.Create(CultureInfo.InvariantCulture, $"{days / DaysOfYear:G4} y");
    }

    internal static DurationFeature ReadJson(string name, JsonNodeReader node) =>
        new(name, node.Child("form").Name(DurationForms.All), Scaling.ReadJson(node), node.Child("has_missing").Truth(), MissingWords.ReadJson(node));
}
