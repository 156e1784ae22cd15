using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Settings;

/// <summary><c>--interval 50,90</c>: percentages of rows that intervals of numbers, or sets of classes, cover.</summary>
internal static class IntervalOption
{
    private static readonly string Range = string.Create(CultureInfo.InvariantCulture, $"percentages from 1 to {ConformalScores.MaxPercent}");

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
                    result.AddError($"--interval: expected {Range}, such as 90, found \"{text}\"{Instead(text)}");
                }
            }

            return TextsOf(result);
        },
    };

    /// <summary>The percentages, each once; empty for none.</summary>
    public static ImmutableArray<double> Of(ParseResult result, Option<string[]> option) =>
        [.. result.Texts(option).Select(text => PercentOf(text)!.Value).Distinct()];

    private static string[] TextsOf(ArgumentResult result) => result.Tokens.SelectMany(token => token.Value.Split(','));

    private static double? PercentOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        && percent is >= 1 and <= ConformalScores.MaxPercent
            ? percent
            : null;

    /// <summary>What somebody means who writes a share.</summary>
    private static string Instead(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share < 1
            && PercentOf(InPercent(share)) is not null
            ? $"; did you mean {InPercent(share)}?"
            : "";

    private static string InPercent(decimal share) => (100 * share).ToString("0.###", CultureInfo.InvariantCulture);
}
