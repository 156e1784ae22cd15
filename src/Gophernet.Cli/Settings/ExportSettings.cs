using Gophernet.Models.Export;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>export</c> was asked to do, checked.</summary>
/// <param name="Model">The model file, or <c>-</c>.</param>
/// <param name="Format">The format.</param>
/// <param name="Output">Where it goes: a file, or <c>-</c>.</param>
/// <param name="Options">What else was said of it.</param>
/// <param name="Data">The table on which smaller weights are measured, or <c>-</c>; null for rows that are drawn.</param>
/// <param name="MaxChange">The most that they may change.</param>
/// <param name="AsJson">Whether a JSON document says what was written.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record ExportSettings(
    string Model, IExportFormat Format, string Output, ExportOptions Options, string? Data, double MaxChange, bool AsJson, Verbosity Verbosity);
