using System.CommandLine;
using System.Globalization;

namespace Gophernet.Cli.Settings;

/// <summary>Options with a duration: 90, 90s, 30m or 2h.</summary>
internal static class DurationOption
{
    private const double MaxSeconds = 1e9;

    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text) is { } time)
            {
                return time;
            }

            result.AddError($"{name}: expected a time such as 90s, 30m or 2h, found \"{text}\"");
            return null;
        },
    };

    /// <summary>Whether a text is a time with its unit, and which.</summary>
    public static TimeSpan? WithUnit(string? text) => text is [>= '0' and <= '9', .., 's' or 'm' or 'h'] ? Parse(text) : null;

    private static TimeSpan? Parse(string text)
    {
        var seconds = text switch
        {
            [.. var number, 's'] => Number(number),
            [.. var number, 'm'] => 60 * Number(number),
            [.. var number, 'h'] => 3600 * Number(number),
            _ => Number(text),
        };
        return seconds is > 0 and <= MaxSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
