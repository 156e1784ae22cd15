using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>evaluate</c> was asked to do, checked.</summary>
/// <param name="Model">The model file, or <c>-</c>.</param>
/// <param name="Data">The data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Threshold">Of two classes, the probability that decides for the second; null for the model's.</param>
/// <param name="Costs">What decisions cost; empty for what the model says of it.</param>
/// <param name="WithIntervals">Whether metrics have intervals.</param>
/// <param name="Gates">Bounds that metrics must reach.</param>
/// <param name="Percents">How many of a hundred rows intervals or sets cover, which are judged too; empty for none.</param>
/// <param name="AsJson">Whether the report is JSON.</param>
/// <param name="Output">Where the report goes: a file, or <c>-</c>.</param>
/// <param name="Far">What is done about rows that are far from those of training.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record EvaluateSettings(
    string Model,
    string Data,
    CsvOptions Reading,
    double? Threshold,
    ImmutableArray<NamedCost> Costs,
    bool WithIntervals,
    ImmutableArray<QualityGate> Gates,
    ImmutableArray<double> Percents,
    bool AsJson,
    string Output,
    FarSettings Far,
    int Threads,
    Verbosity Verbosity);
