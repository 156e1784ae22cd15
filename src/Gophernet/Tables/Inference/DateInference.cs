using System.Collections.Immutable;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of dates: the parts that vary, each with its scaling.</summary>
internal static class DateInference
{
    private static readonly DatePart[] Parts = [DatePart.Year, DatePart.Month, DatePart.Weekday, DatePart.Hour, DatePart.ElapsedDays];

    public static InferredColumn Infer(ColumnData column)
    {
        var feature = new DateFeature(column.Name, [], column.Counts.Missing > 0);
        var values = column.Parse(feature);
        var numbers = new double[values.Length];
        var parts = ImmutableArray.CreateBuilder<(DatePart, Scaling)>();
        foreach (var part in Parts)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = DateFeature.PartOf(values[i], part);
            }

            var (low, high, _) = NumberRange.Of(numbers);
            if (low < high)
            {
                parts.Add((part, column.Scale(numbers)));
            }
        }

        return parts.Count == 0 && !feature.HasMissing
            ? InferredColumn.None("constant")
            : column.Keep(feature with { Parts = parts.ToImmutable() }, values);
    }
}
