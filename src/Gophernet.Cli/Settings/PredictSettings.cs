using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>predict</c> was asked to do, checked.</summary>
/// <param name="Model">The model file, or <c>-</c>.</param>
/// <param name="Data">The data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="WithProbabilities">Whether each class has a column.</param>
/// <param name="Percents">How many of a hundred rows intervals or sets cover; empty for none.</param>
/// <param name="Appends">Whether every column of the input is passed through.</param>
/// <param name="Kept">Columns of the input that are passed through.</param>
/// <param name="Format">csv, tsv or jsonl.</param>
/// <param name="IsPlain">Whether predicted numbers are written plain, however the target is written.</param>
/// <param name="Threshold">Of two classes, the probability that decides for the second; null for the model's.</param>
/// <param name="IsLenient">Whether bad cells count as missing.</param>
/// <param name="Errors">A file for what is wrong with rows, <c>inline</c> for a column, or null: the first ends the output.</param>
/// <param name="Output">Where the predictions go: a file, or <c>-</c>.</param>
/// <param name="Far">What is done about rows that are far from those of training.</param>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record PredictSettings(
    string Model,
    string Data,
    CsvOptions Reading,
    bool WithProbabilities,
    ImmutableArray<double> Percents,
    bool Appends,
    ImmutableArray<string> Kept,
    string Format,
    bool IsPlain,
    double? Threshold,
    bool IsLenient,
    string? Errors,
    string Output,
    FarSettings Far,
    int Threads,
    Verbosity Verbosity)
{
    /// <summary>Whether what is wrong with a row has a column.</summary>
    public bool WritesErrorsInline => Errors == PredictOptions.Inline;

    /// <summary>The file that says what is wrong with rows, or null.</summary>
    public string? ErrorFile => WritesErrorsInline ? null : Errors;

    /// <summary>Whether predicted numbers are written plain: in JSON they are numbers.</summary>
    public bool WritesPlain => IsPlain || Format == "jsonl";
}
