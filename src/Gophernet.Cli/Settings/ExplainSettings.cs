using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>explain</c> was asked to do, checked.</summary>
/// <param name="Model">The model file, or <c>-</c>.</param>
/// <param name="Data">The data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Metric">The metric that importance is measured in; null for the usual one.</param>
/// <param name="Repeats">How often the values of a column are exchanged; null for what the number of rows asks for.</param>
/// <param name="JoinsColumns">Whether columns that move together are explained together.</param>
/// <param name="ExplainsRows">Whether single predictions are explained.</param>
/// <param name="Effects">The columns whose effect is shown; empty for none.</param>
/// <param name="Class">The class whose probability is explained; null for the usual one.</param>
/// <param name="Background">The file with rows to compare with; null for none.</param>
/// <param name="Samples">The orders of columns that are drawn for a row, at least.</param>
/// <param name="MaxRows">The most rows that importance and effects are measured on.</param>
/// <param name="Seed">Decides all that is drawn.</param>
/// <param name="Format">How it is written: text, csv or json.</param>
/// <param name="Output">Where it goes: a file, or <c>-</c>.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record ExplainSettings(
    string Model,
    string Data,
    CsvOptions Reading,
    string? Metric,
    int? Repeats,
    bool JoinsColumns,
    bool ExplainsRows,
    ImmutableArray<string> Effects,
    string? Class,
    string? Background,
    int Samples,
    int MaxRows,
    ulong Seed,
    string Format,
    string Output,
    int Threads,
    Verbosity Verbosity)
{
    public const string Text = "text";
    public const string Csv = "csv";
    public const string Json = "json";
}
