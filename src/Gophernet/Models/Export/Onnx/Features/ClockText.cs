using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Times of day as texts: 13:45, 13:45:30 or 13:45:30.25, and the zone behind them.</summary>
internal static class ClockText
{
    /// <summary>A time.</summary>
    public const string Pattern = @"([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?";

    /// <summary>The offset of a zone, behind its sign.</summary>
    public const string ZonePattern = @"([01]\d|2[0-3])(:[0-5]\d)?";

    /// <summary>The seconds since midnight of times; 0 of an empty text.</summary>
    public static GraphValue Seconds(GraphValue text)
    {
        // Zeros for what a text leaves out.
        var parts = text.Between("0", ":0:0").Split(":");
        return parts.Part(0).As(ElementType.Double) * 3600 + parts.Part(1).As(ElementType.Double) * 60 + parts.Part(2).As(ElementType.Double);
    }

    /// <summary>The same with a zone behind each time, or none, that is taken off.</summary>
    public static GraphValue SecondsWithZone(GraphValue text)
    {
        var east = text.Between("", "+").Split("+");
        var west = east.Part(0).Between("", "-").Split("-");
        var clock = west.Part(0).Between("", "Z").Split("Z").Part(0);
        return Seconds(clock) - Seconds(east.Part(1)) + Seconds(west.Part(1));
    }
}
