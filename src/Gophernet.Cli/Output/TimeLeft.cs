using System.Globalization;

namespace Gophernet.Cli.Output;

/// <summary>How long what is left will take, if it goes on as before.</summary>
internal static class TimeLeft
{
    /// <summary>In a few words; null for less than a second.</summary>
    /// <param name="elapsed">How long it took so far.</param>
    /// <param name="done">How much is done.</param>
    /// <param name="total">How much there is.</param>
    public static string? Of(TimeSpan elapsed, int done, int total) => Of(elapsed.TotalSeconds / Math.Max(1, done) * (total - done));

    /// <summary>Seconds in a few words; null for less than one.</summary>
    public static string? Of(double seconds) => seconds switch
    {
        < 1 => null,
        >= 5400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
        >= 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
    };
}
