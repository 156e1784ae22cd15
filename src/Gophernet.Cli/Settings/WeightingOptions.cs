using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Gophernet.Evaluation;
using Gophernet.Models;

namespace Gophernet.Cli.Settings;

/// <summary>Options for classes, and rows, that do not count the same.</summary>
internal sealed class WeightingOptions
{
    private static readonly NameTable<ThresholdMetric> Metrics = new(
        ("accuracy", ThresholdMetric.Accuracy), ("balanced_accuracy", ThresholdMetric.BalancedAccuracy), ("f1", ThresholdMetric.F1),
        ("matthews", ThresholdMetric.Matthews));

    private readonly Option<DecisionOptions?> _threshold = new OfferingOption<DecisionOptions?>("--threshold", Metrics.Names)
    {
        Description = $"Of two classes, the probability that decides for the second, or what it is tuned for: {string.Join(", ", Metrics.Names)}",
        HelpName = "N|METRIC",
        CustomParser = result => ParseThreshold(result.Tokens[0].Value) is { } decision ? decision : FailDecision(
            result, $"--threshold: expected a number between 0 and 1, or {NameList.Either(Metrics.Names)}"),
    };

    private readonly Option<string[]> _cost = CostOption.Create("What decisions cost, actual:predicted: the cheapest are found on rows that judge");

    /// <summary>The option with the column of weights.</summary>
    public Option<string?> Weight { get; } = new("--weight") { Description = "Column with what each row counts", HelpName = "COLUMN" };

    /// <summary>Adds them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="classWeights">The option with what the rows of each class count.</param>
    public void AddTo(Command command, Option classWeights)
    {
        command.Options.Add(Weight);
        command.Options.Add(classWeights);
        command.Options.Add(_threshold);
        command.Options.Add(_cost);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_threshold) is { Implicit: false } && result.GetResult(_cost) is { Implicit: false })
            {
                result.AddError("--threshold and --cost cannot be given together: costs find the threshold");
            }
        });
    }

    public string? WeightColumn(ParseResult result) => result.GetValue(Weight);

    public DecisionOptions Decision(ParseResult result) => result.GetValue(_threshold) ?? DecisionOptions.Usual;

    public ImmutableArray<NamedCost> Costs(ParseResult result) => CostOption.Read(result, _cost);

    private static DecisionOptions? ParseThreshold(string text)
    {
        if (Metrics.TryParse(text, out var metric))
        {
            return new DecisionOptions(TunedFor: metric);
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold) && threshold is > 0 and < 1
            ? new DecisionOptions(threshold)
            : null;
    }

    private static DecisionOptions? FailDecision(System.CommandLine.Parsing.ArgumentResult result, string error)
    {
        result.AddError($"{error}, found \"{result.Tokens[0].Value}\"");
        return null;
    }
}
