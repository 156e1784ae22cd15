using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Gophernet.Cli.Settings;

/// <summary>
/// Options with a number. The library's own parser reads <c>0,1</c> as 1 (thousands separators), so each number is parsed here:
/// invariant, within its range, with an error that names the option.
/// </summary>
internal static class NumberOption
{
    public static Option<int?> Whole(string name, string description, int smallest, int largest = int.MaxValue, params string[] aliases) =>
        Create<int?>(name, description, text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest ? value : null,
            largest == int.MaxValue ? $"a whole number from {smallest}" : $"a whole number from {smallest} to {largest}", aliases);

    public static Option<int?> PowerOfTwo(string name, string description, int smallest, int largest) =>
        Create<int?>(name, description, text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest && int.IsPow2(value)
                ? value : null,
            $"a power of 2 from {smallest} to {largest}");

    public static Option<ulong?> Seed(string description) =>
        Create<ulong?>("--seed", description, text =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null,
            "a whole number from 0");

    /// <summary>A number above <paramref name="above"/> and below <paramref name="below"/>, or equal to them where <paramref name="inclusive"/>.</summary>
    public static Option<float?> Real(string name, string description, float above, float below, bool inclusive, string range)
    {
        return Create<float?>(name, description, Parse, range);

        float? Parse(string text)
        {
            const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            return float.TryParse(text, Style, CultureInfo.InvariantCulture, out var value)
                && ((value > above && value < below) || (inclusive && value == above))
                ? value
                : null;
        }
    }

    private static Option<T?> Create<T>(string name, string description, Func<string, T?> parse, string range, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parse(result, name, parse, range),
    };

    private static T? Parse<T>(ArgumentResult result, string name, Func<string, T?> parse, string range)
    {
        var text = result.Tokens[0].Value;
        var value = parse(text);
        if (value is null)
        {
            result.AddError($"{name}: expected {range}, found \"{text}\"");
        }

        return value;
    }
}
