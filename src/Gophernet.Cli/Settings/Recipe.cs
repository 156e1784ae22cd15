using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>What to train on, and how: all that <c>train</c> and <c>cross-validate</c> have in common.</summary>
/// <param name="Data">The training data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Table">What the columns are.</param>
/// <param name="Preset">The name of the options to start from.</param>
/// <param name="Adjust">Changes them as the user said.</param>
/// <param name="Decision">How a model of two classes decides.</param>
/// <param name="Threads">The most threads to use.</param>
internal sealed record Recipe(
    string Data,
    CsvOptions Reading,
    TableOptions Table,
    string Preset,
    Func<TrainingOptions, TrainingOptions> Adjust,
    DecisionOptions Decision,
    int Threads)
{
    /// <summary>The options for a table.</summary>
    public TrainingOptions OptionsFor(TrainingTable training) =>
        Adjust(Training.Preset.For(Preset, DataSize.Of(training)));
}
