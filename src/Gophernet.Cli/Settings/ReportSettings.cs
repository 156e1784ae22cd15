using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>report</c> was asked to do, checked.</summary>
/// <param name="Model">The model file, or <c>-</c>.</param>
/// <param name="Data">The data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="MaxRows">The most rows that importance is measured on.</param>
/// <param name="Repeats">How often the values of a column are exchanged; null for what the number of rows asks for.</param>
/// <param name="JoinsColumns">Whether the importance of columns that move together is that of all of them.</param>
/// <param name="Seed">Decides all that is drawn.</param>
/// <param name="ShowsRows">Whether cells of the data are shown.</param>
/// <param name="HasForm">Whether the page can predict.</param>
/// <param name="AsJson">Whether the document is written, and not the page.</param>
/// <param name="Output">Where it goes: a file, or <c>-</c>.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record ReportSettings(
    string Model,
    string Data,
    CsvOptions Reading,
    int MaxRows,
    int? Repeats,
    bool JoinsColumns,
    ulong Seed,
    bool ShowsRows,
    bool HasForm,
    bool AsJson,
    string Output,
    int Threads,
    Verbosity Verbosity);
