using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Settings;

/// <summary>What to train on, and how: all that <c>train</c> and <c>cross-validate</c> have in common.</summary>
/// <param name="Data">The training data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Table">What the columns are.</param>
/// <param name="Preset">The options to start from.</param>
/// <param name="Assignments">What was said of them.</param>
/// <param name="Decision">How a model of two classes decides.</param>
/// <param name="Costs">What decisions cost; empty for nothing.</param>
/// <param name="Threads">The most threads to use.</param>
internal sealed record Recipe(
    string Data,
    CsvOptions Reading,
    TableOptions Table,
    Preset Preset,
    ImmutableArray<OptionAssignment> Assignments,
    DecisionOptions Decision,
    ImmutableArray<NamedCost> Costs,
    int Threads)
{
    /// <summary>How classes are decided.</summary>
    /// <param name="target">What is predicted.</param>
    /// <param name="note">Told what was assumed.</param>
    /// <exception cref="UsageException">Costs are not those of its classes.</exception>
    public DecisionOptions DecisionFor(Target target, Action<string> note) => Decision with { Costs = CostOption.Resolve(Costs, target, note) };

    /// <summary>The options for a table.</summary>
    public TrainingOptions OptionsFor(TrainingTable training) => OptionsFor(DataSize.Of(training));

    /// <summary>The options for a table of a size.</summary>
    public TrainingOptions OptionsFor(DataSize size)
    {
        var options = Preset.For(size);
        foreach (var assignment in Assignments)
        {
            options = assignment.ApplyTo(options);
        }

        return options;
    }
}
