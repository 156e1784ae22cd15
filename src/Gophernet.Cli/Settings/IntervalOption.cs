using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Settings;

/// <summary><c>--interval 50,90</c>: percentages of rows that intervals of numbers, or sets of classes, cover.</summary>
internal static class IntervalOption
{
    private static readonly string Range = string.Create(CultureInfo.InvariantCulture, $"percentages above 0, up to {ConformalScores.MaxPercent}");

    public static Option<string[]> Create(string description) => new("--interval")
    {
        Description = description,
        HelpName = "PERCENT,…",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result =>
        {
            foreach (var text in TextsOf(result))
            {
                if (PercentOf(text) is null)
                {
                    result.AddError($"--interval: expected {Range}, such as 90, found \"{text}\"");
                }
            }

            return TextsOf(result);
        },
    };

    /// <summary>The percentages, each once; empty for none.</summary>
    public static ImmutableArray<double> Of(ParseResult result, Option<string[]> option) =>
        [.. (result.GetValue(option) ?? []).Select(text => PercentOf(text)!.Value).Distinct()];

    private static string[] TextsOf(ArgumentResult result) => result.Tokens.SelectMany(token => token.Value.Split(','));

    private static double? PercentOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        && percent is > 0 and <= ConformalScores.MaxPercent
            ? percent
            : null;
}
