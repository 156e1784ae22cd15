using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>evaluate</c> was asked to do, checked.</summary>
/// <param name="Model">The model file, or <c>-</c>.</param>
/// <param name="Data">The data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Gates">Bounds that metrics must reach.</param>
/// <param name="AsJson">Whether the report is JSON.</param>
/// <param name="Far">What is done about rows that are far from those of training.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record EvaluateSettings(
    string Model,
    string Data,
    CsvOptions Reading,
    ImmutableArray<QualityGate> Gates,
    bool AsJson,
    FarSettings Far,
    int Threads,
    Verbosity Verbosity);
