using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The seconds of a date, a time of day or a duration, as <see cref="Tables.Cells.CellForm"/> reads them.</summary>
internal static class TimeReading
{
    /// <summary>What reads a cell.</summary>
    public static string Of(TemporalFeature feature, int index, SourceFile source) =>
        throw new GophernetException($"column \"{feature.Name}\": {feature.PluralName} such as {feature.Form.Expected} cannot be exported to C", "Drop it.");
}
