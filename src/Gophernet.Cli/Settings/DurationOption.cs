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
            var seconds = text switch
            {
                [.. var number, 's'] => Parse(number),
                [.. var number, 'm'] => 60 * Parse(number),
                [.. var number, 'h'] => 3600 * Parse(number),
                _ => Parse(text),
            };
            if (seconds is > 0 and <= MaxSeconds)
            {
                return TimeSpan.FromSeconds(seconds);
            }

            result.AddError($"{name}: expected a time such as 90s, 30m or 2h, found \"{text}\"");
            return null;
        },
    };

    private static double Parse(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
