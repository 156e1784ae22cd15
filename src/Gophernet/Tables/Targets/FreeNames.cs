namespace Gophernet.Tables.Targets;

/// <summary>
/// Names for the columns of an output, each of which is there once: one that is taken gets a prefix, and where that is taken too, a number behind it.
/// </summary>
/// <param name="prefix">What comes before a name that is taken.</param>
/// <param name="taken">Names that stand as they are, such as those of columns that are passed through.</param>
internal sealed class FreeNames(string prefix, IEnumerable<string> taken)
{
    /// <summary>What comes before a prediction that would be called as something else in the output is.</summary>
    public const string Predicted = "predicted_";

    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>What the predictions of a target and their probabilities are called where nothing stands beside them.</summary>
    public static string[] OfPredictions(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var probabilities = target.ProbabilityNames.Select(Target.ProbabilityColumn);
        var names = new FreeNames(Predicted, []);
        return [.. names.Of(target.PredictionNames, probabilities), .. names.Of(probabilities)];
    }

    /// <summary>The names as they are where they are free, which are taken from then on.</summary>
    /// <param name="names">The names.</param>
    /// <param name="kept">Names that come later and are better kept.</param>
    public string[] Of(IReadOnlyList<string> names, params IReadOnlyList<string> kept) => names.Select(name =>
    {
        var free = name;
        for (var number = 1; kept.Contains(free) || !_taken.Add(free); number++)
        {
            free = number == 1 ? prefix + name : $"{prefix}{name}_{number}";
        }

        return free;
    });
}
