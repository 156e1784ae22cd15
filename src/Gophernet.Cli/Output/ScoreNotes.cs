using Gophernet.Evaluation;
using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>
/// What a score does not show: that it is no better than always naming one class, unless costs count, or one number; and how rare classes fare.
/// </summary>
internal static class ScoreNotes
{
    // A class that is rarer than one row in a hundred gets a note, a few at most.
    private const int MinRowsPerRareRow = 100;
    private const int MaxNotes = 5;

    /// <summary>The notes.</summary>
    /// <param name="evaluation">How good the model is on rows that it has not learnt from.</param>
    /// <param name="counts">The rows of each class that there were.</param>
    public static IEnumerable<string> On(ModelEvaluation evaluation, long[] counts)
    {
        if (evaluation.Confusion is not { } confusion)
        {
            return NoteOnNumbers(EvaluationSummary.MostImportant(evaluation)) is { } note ? [note] : [];
        }

        var (names, notes) = (evaluation.Target.OutputNames, new List<string>());
        if (confusion.Accuracy <= confusion.BaselineAccuracy && !evaluation.Values.Any(metric => metric.Name == MetricTable.ExpectedCost))
        {
            notes.Add($"the accuracy is no better than that of always naming {names[MostFrequent(confusion)]}");
        }

        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && counts[i] * MinRowsPerRareRow < counts.Sum())
            {
                notes.Add(OnRareClass(names[i], counts[i], evaluation, i));
            }
        }

        return notes.Count > MaxNotes ? notes[..MaxNotes] : notes;
    }

    /// <summary>Says of which rows, and of which metrics and intervals, the report on other rows does not say what it seems to.</summary>
    public static void WriteUndefined(ModelEvaluation evaluation, Messages messages)
    {
        if (evaluation.IsOfLearntTable)
        {
            messages.Warn("the model was trained on this very table: its rows are no test of how good it is on new ones");
        }

        if (evaluation.UnknownTarget is { } unknown)
        {
            messages.Warn(evaluation.UnknownCount > 0
                ? $"{unknown}; {NameList.Count(evaluation.UnknownCount, "row")} of such classes counted as wrong, but left out of "
                    + NameList.All(evaluation.MetricsWithoutUnknown)
                : $"{unknown}; such rows are left out");
        }

        if (evaluation.MissingGroupColumn is { } column)
        {
            messages.Warn($"the data have no column \"{column}\", by whose groups the model was judged: rows are taken as independent, "
                + "and where they are not, intervals are too short");
        }

        if (evaluation.Values.Any(metric => metric.Name == MetricTable.R2 && double.IsNaN(metric.Value) && double.IsNaN(metric.Baseline)))
        {
            messages.Note("a target has the same number in every row: r2, the share of its variance that is explained, is undefined");
        }
    }

    private static string? NoteOnNumbers(MetricValue metric) => metric.Name switch
    {
        MetricTable.R2 when metric.Value <= metric.Baseline => "r2 is no better than that of always naming the mean",
        MetricTable.Pinball when metric.Value >= metric.Baseline => "the pinball loss is no better than that of always naming the same quantiles",
        _ => null,
    };

    private static int MostFrequent(ConfusionMatrix confusion)
    {
        var most = 0;
        for (var i = 1; i < confusion.ClassCount; i++)
        {
            most = confusion.ActualCount(i) > confusion.ActualCount(most) ? i : most;
        }

        return most;
    }

    private static string OnRareClass(string name, long rows, ModelEvaluation evaluation, int index)
    {
        var (group, found) = (evaluation.Groups[index], evaluation.Confusion![index, index]);
        var ranking = evaluation.Confusion.ClassCount > 2 ? "" : $", pr_auc {MetricText.Of(evaluation[MetricTable.PrAuc])}";
        return group.Support == 0
            ? $"none of the {NameList.Count(rows, "row")} of {name} is among them: nothing is known of how well it is found"
            : $"{name}: found in {found} of its {NameList.Count(group.Support, "row")} "
                + $"(recall {MetricText.Of(group.Recall)}, precision {MetricText.Of(group.Precision)}{ranking})";
    }
}
