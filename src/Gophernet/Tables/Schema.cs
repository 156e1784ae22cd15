using System.Collections.Immutable;

namespace Gophernet.Tables;

/// <summary>How the class of a row is written in the table.</summary>
public enum TargetForm
{
    /// <summary>One column with the name of the class.</summary>
    Label,

    /// <summary>A column for each class, 1 in the row's own and 0 in the others.</summary>
    Indicators,
}

/// <summary>
/// What a model knows of the tables it works on: columns are found by these names, in any order. It travels in the model file.
/// </summary>
/// <param name="Features">The names of the input columns, all of them numbers.</param>
/// <param name="TargetForm">How the class is written.</param>
/// <param name="Targets">The name of the label column, or the names of the indicator columns.</param>
/// <param name="Classes">The names of the classes in the order of the network's outputs.</param>
public sealed record Schema(
    ImmutableArray<string> Features,
    TargetForm TargetForm,
    ImmutableArray<string> Targets,
    ImmutableArray<string> Classes)
{
    /// <summary>More values than this in a target do not name classes: confusion is counted for every pair of them.</summary>
    public const int MostClasses = 1_000;

    /// <summary>The name for a column of predictions: the label's, or <c>prediction</c> where no one column has the class.</summary>
    public string PredictionName => TargetForm == TargetForm.Label ? Targets[0] : "prediction";
}
