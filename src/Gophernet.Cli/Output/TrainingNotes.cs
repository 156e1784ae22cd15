using System.Collections.Immutable;
using Gophernet.Tables;

namespace Gophernet.Cli.Output;

/// <summary>What was found in a training table, in short.</summary>
internal static class TrainingNotes
{
    public static void Write(TrainingTable training, string source, bool isTargetFound, Messages messages)
    {
        var schema = training.Schema;
        var target = schema.Target;
        messages.Note($"{source}: {NameList.Count(training.Table.RowCount, "row")}, {NameList.Count(schema.Features.Length, "feature")}{Kinds(schema.Features)}");
        messages.Note($"target: {NameList.Shorten(target.Columns)}{(isTargetFound ? " (the last column; --target names another)" : "")}: {Task(target)}");
        if (training.LeftOutCount > 0)
        {
            messages.Note($"left out {NameList.Count(training.LeftOutCount, "row")} without a target");
        }

        foreach (var group in training.Dropped.GroupBy(column => column.Reason))
        {
            messages.Note($"dropped, {group.Key}: {NameList.Shorten([.. group.Select(column => column.Column)])}");
        }

        foreach (var note in training.Notes)
        {
            messages.Note(note);
        }
    }

    private static string Task(Target target) => target switch
    {
        ClassTarget classes => $"{NameList.Count(classes.Classes.Length, "class", "classes")}: {NameList.Shorten(classes.Classes)}",
        NumberTarget => "regression",
        _ => $"{target.Columns.Length} labels, each by itself",
    };

    /// <summary>How many there are of each kind, unless all are numbers.</summary>
    private static string Kinds(ImmutableArray<Feature> features)
    {
        var kinds = features.GroupBy(feature => feature.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Name(group.Key)}").ToList();
        return features.All(feature => feature.Kind == FeatureKind.Numeric) ? "" : $" ({string.Join(", ", kinds)})";
    }

    private static string Name(FeatureKind kind) => kind switch
    {
        FeatureKind.Numeric => "numeric",
        FeatureKind.Boolean => "boolean",
        FeatureKind.Date => "date",
        _ => "categorical",
    };
}
