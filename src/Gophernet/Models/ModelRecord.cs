using System.Collections.Immutable;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>
/// What a reader of a model should know of where it comes from and how far to trust it. It has no part in predictions, and holds no name of a file, no path
/// and no time: the same data and options give the same record.
/// </summary>
/// <param name="Data">The table that the model learned from; null where that is not known.</param>
internal sealed record ModelRecord(TableProfile? Data)
{
    /// <summary>The options that were given, each with its values, without those that name files.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Values)> Options { get; init; } = [];

    /// <summary>The fingerprint of the model that was continued, or null.</summary>
    public string? Start { get; init; }

    /// <summary>The columns that nothing was learned from, each with the reason.</summary>
    public ImmutableArray<(string Column, string Reason)> Dropped { get; init; } = [];

    /// <summary>What was noticed in the table.</summary>
    public ImmutableArray<TableNote> Warnings { get; init; } = [];

    /// <summary>How good the model is on rows that it has not learned from; null where there were none.</summary>
    public HeldOutMetrics? HeldOut { get; init; }

    /// <summary>Training rows that are kept, for predictions to be compared with; null for none.</summary>
    public BackgroundRows? Background { get; init; }

    /// <summary>How training went; null where that is not known.</summary>
    public TrainingCurves? Curves { get; init; }

    /// <summary>With what is known before training: the table, and the columns that nothing is learned from.</summary>
    /// <param name="data">The rows to learn from.</param>
    /// <param name="schema">The columns that networks take.</param>
    /// <param name="notSelected">The columns that none takes, because others tell more of the target.</param>
    public ModelRecord Of(TrainingTable data, Schema schema, ImmutableArray<string> notSelected)
    {
        ArgumentNullException.ThrowIfNull(data);
        var names = new HashSet<string>(schema.FeatureNames, StringComparer.Ordinal); // columns may not have been selected
        return this with
        {
            Data = data.Profile is { } profile ? profile with { Features = [.. profile.Features.Where(feature => names.Contains(feature.Name))] } : null,
            Dropped = [.. data.Dropped, .. notSelected.Select(name => (name, "others tell more of the target"))],
            Warnings = [.. data.Notes.Select(note => note with { Text = note.Text.Replace(data.Table.Source + ":", "line ", StringComparison.Ordinal) })],
            Background = Background?.For(schema),
        };
    }
}
