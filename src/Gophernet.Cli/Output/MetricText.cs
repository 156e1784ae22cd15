using System.Globalization;

namespace Gophernet.Cli.Output;

/// <summary>A metric's number as people read it.</summary>
internal static class MetricText
{
    /// <summary>What is not defined, such as the recall of a class that was never there, is a dash.</summary>
    public static string Of(double value) => !double.IsFinite(value) ? "-" : Math.Abs(value) switch
    {
        >= 1e6 or (> 0 and < 1e-3) => value.ToString("0.###e+0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };
}
