using System.CommandLine;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Settings;

/// <summary>The threshold between two classes, said after training.</summary>
internal static class ThresholdOption
{
    public static Option<float?> Create() => NumberOption.Real(
        "--threshold", "Of two classes, the probability that decides for the second, instead of the model's", 0, 1, inclusive: false,
        "a number between 0 and 1");

    /// <summary>What was written; null for nothing.</summary>
    public static double? Read(ParseResult result, Option<float?> option) => (double?)(decimal?)result.GetValue(option);

    /// <summary>A model that decides so.</summary>
    /// <exception cref="UsageException">It does not predict two classes.</exception>
    public static Model Apply(Model model, double? threshold) => threshold is null ? model
        : model.Schema.Target is ClassTarget { Classes.Length: 2 } ? model with { Threshold = threshold }
        : throw new UsageException([$"--threshold is for two classes, and this model predicts {(model.Task switch
        {
            TaskKind.Classification => NameList.Count(model.Classes.Count, "class", "classes"),
            TaskKind.Regression => "numbers",
            _ => "labels",
        })}"]);
}
