using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>What a metric is, whatever the rows: its name, range, better direction, and the tasks that are measured by it.</summary>
/// <param name="Name">
/// Its name in snake_case, as in JSON and in bounds that it must reach; where there is one of each quantile or percentage, a pattern of names with Q or P in
/// place of the number: <c>pinball_Q</c>.
/// </param>
/// <param name="Tasks">The tasks that are measured by it.</param>
/// <param name="Min">The smallest value; null where there is none.</param>
/// <param name="Max">The largest value; null where there is none.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Meaning">What it is, in a line.</param>
internal sealed record Metric(string Name, ImmutableArray<TaskKind> Tasks, double? Min, double? Max, MetricDirection Better, string Meaning)
{
    /// <summary>Whether only models of a quantile are measured by it.</summary>
    public bool IsOfQuantile { get; init; }

    /// <summary>Whether only models of several quantiles are measured by it.</summary>
    public bool IsOfSeveralQuantiles { get; init; }

    /// <summary>Whether it judges intervals or sets, which are measured where they are asked for.</summary>
    public bool IsOfRanges { get; init; }

    /// <summary>Whether it is measured only where it is known what decisions cost.</summary>
    public bool IsOfCosts { get; init; }

    /// <summary>Whether it takes the probability of the actual class, and so leaves out rows of classes that have none.</summary>
    public bool IsOfProbabilities { get; init; }

    /// <summary>Whether it is one of each class or label, with its name behind a point: <c>recall.yes</c>.</summary>
    public bool IsOfGroup { get; init; }

    /// <summary>Which values are better, in a few words.</summary>
    public string BetterText => $"{Better.Name}{(Goal is null ? "" : " to " + Goal)} is better";

    /// <summary>What values near to are better; null for other metrics.</summary>
    public string? Goal { get; init; }

    /// <summary>Whether it is the share of rows that a prediction covers: nearer to what was asked for is better, and the baseline covers as many.</summary>
    public bool IsCoverage { get; init; }

    /// <summary>Whether it is the mean width of ranges, which the model alone decides.</summary>
    public bool IsWidth { get; init; }

    /// <summary>Whether its baseline is perfect by its nature, so that to fall short of it says nothing.</summary>
    public bool HasPerfectBaseline { get; init; }

    /// <summary>A name of it: of a pattern, with a usual number.</summary>
    public string Example => !IsPattern ? Name : NameOf(Name, Name[NumberPlace] == 'Q' ? 0.9 : 90);

    /// <summary>Whether there is one of each quantile or percentage.</summary>
    public bool IsPattern => NumberPlace >= 0;

    private int NumberPlace => PlaceIn(Name);

    /// <summary>The name of a pattern for a quantile or a percentage.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="number">The quantile or percentage.</param>
    public static string NameOf(string pattern, IFormattable number) =>
        string.Concat(pattern.AsSpan(0, PlaceIn(pattern)), number.ToString(null, CultureInfo.InvariantCulture), pattern.AsSpan(PlaceIn(pattern) + 1));

    /// <summary>Whether it has a name, or its pattern fits one.</summary>
    /// <param name="name">The name.</param>
    public bool Fits(string name)
    {
        if (!IsPattern)
        {
            return name == Name;
        }

        var (start, end) = (Name[..NumberPlace], Name[(NumberPlace + 1)..]);
        return name.Length >= Name.Length && name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal)
            && double.TryParse(name.AsSpan(start.Length..^end.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>Whether a model is measured by it, as a whole, whatever is asked for.</summary>
    /// <param name="task">What the model predicts.</param>
    /// <param name="predictsQuantile">Whether that is a quantile.</param>
    /// <param name="hasCosts">Whether it is known what decisions cost.</param>
    public bool Measures(TaskKind task, bool predictsQuantile, bool hasCosts) =>
        Tasks.Contains(task) && !IsOfGroup && !IsOfSeveralQuantiles && !IsOfRanges && (predictsQuantile || !IsOfQuantile) && (hasCosts || !IsOfCosts);

    private static int PlaceIn(string pattern) => pattern.AsSpan().IndexOfAny('Q', 'P');
}
