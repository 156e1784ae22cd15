using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>train</c> was asked to do, checked.</summary>
/// <param name="Data">The training data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Table">What the columns are.</param>
/// <param name="Output">Where the model goes, or <c>-</c>.</param>
/// <param name="TestData">Data to evaluate the model on at the end, or null.</param>
/// <param name="Options">How to train.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record TrainSettings(
    string Data,
    CsvOptions Reading,
    TableOptions Table,
    string Output,
    string? TestData,
    TrainingOptions Options,
    int Threads,
    Verbosity Verbosity);
