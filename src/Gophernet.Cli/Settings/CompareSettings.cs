using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>compare</c> was asked to do, checked.</summary>
/// <param name="Old">The file of the model that is there, or <c>-</c>.</param>
/// <param name="New">The file of the model that may replace it, or <c>-</c>.</param>
/// <param name="Data">The data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Costs">What decisions cost; empty for what the models say of it.</param>
/// <param name="Percents">How many of a hundred rows intervals or sets cover, which are judged too; empty for none.</param>
/// <param name="Gates">How much better the new model has to be.</param>
/// <param name="Differing">The file for rows that they predict differently; null for none.</param>
/// <param name="AsJson">Whether the report is JSON.</param>
/// <param name="Output">Where the report goes: a file, or <c>-</c>.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record CompareSettings(
    string Old,
    string New,
    string Data,
    CsvOptions Reading,
    ImmutableArray<NamedCost> Costs,
    ImmutableArray<double> Percents,
    ImmutableArray<GainGate> Gates,
    string? Differing,
    bool AsJson,
    string Output,
    int Threads,
    Verbosity Verbosity);
