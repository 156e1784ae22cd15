using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
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
/// <param name="Threads">The most threads to use.</param>
internal sealed record Recipe(
    string Data,
    CsvOptions Reading,
    TableOptions Table,
    Preset Preset,
    ImmutableArray<OptionAssignment> Assignments,
    DecisionOptions Decision,
    int Threads)
{
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
