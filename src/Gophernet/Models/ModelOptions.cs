using Gophernet.Evaluation;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>How a model is made from a table. All of it has a default that is right for most tables.</summary>
public sealed record ModelOptions
{
    /// <summary>
    /// The name of the options to start from, one of <see cref="Preset.All"/>: <c>default</c> is the most accurate for its time, <c>fast</c> takes
    /// seconds.
    /// </summary>
    public string Preset { get; init; } = "default";

    /// <summary>Changes the options of the preset, which depend on the table: <c>options => options with { Epochs = 20 }</c>.</summary>
    public Func<TrainingOptions, TrainingOptions> Adjust { get; init; } = options => options;

    /// <summary>What the columns are, where that is not to be found out.</summary>
    public TableOptions Table { get; init; } = new();

    /// <summary>Rows to choose the best epoch by, with the columns of the table; null to hold back some of the table's rows.</summary>
    public DataSource? Validation { get; init; }

    /// <summary>How a model of two classes decides.</summary>
    public DecisionOptions Decision { get; init; } = DecisionOptions.Usual;

    /// <summary>The seed of everything that is random: the same data, options and seed give the same model, on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most threads to use, by default one a processor; 256 at most; the model does not depend on their number.</summary>
    public int Threads { get; init; } = ThreadCount.Default;

    /// <summary>What can be said before there is a table.</summary>
    /// <exception cref="ArgumentException">An option is null or out of its range.</exception>
    internal void RequireInRange()
    {
        const string options = nameof(options);
        ArgumentNullException.ThrowIfNull(Adjust, options);
        ArgumentNullException.ThrowIfNull(Table, options);
        ArgumentNullException.ThrowIfNull(Decision, options);
        if (Threads is < 1 or > ThreadCount.Max)
        {
            throw new ArgumentException($"The option \"threads\" is {Threads}; it must be a whole number from 1 to {ThreadCount.Max}.", options);
        }

        RequireDefined("task", Table.Task is null or TaskKind.Classification or TaskKind.Regression or TaskKind.MultiLabel);
        RequireDefined("scaling", Table.Scaling is null or NumberScaling.None or NumberScaling.Standard or NumberScaling.Robust);
        RequireDefined("threshold metric", Decision.TunedFor is null
            or ThresholdMetric.Accuracy or ThresholdMetric.BalancedAccuracy or ThresholdMetric.F1 or ThresholdMetric.Matthews);
        if (Decision.Threshold is { } threshold and not (> 0 and < 1))
        {
            throw new ArgumentException($"The threshold is {threshold}; it must be between 0 and 1.", options);
        }

        static void RequireDefined(string name, bool isDefined)
        {
            if (!isDefined)
            {
                throw new ArgumentException($"The option \"{name}\" is undefined: no value of its type has that number.", options);
            }
        }
    }
}
