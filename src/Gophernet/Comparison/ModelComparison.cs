using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Comparison;

/// <summary>How good two models are on the same rows, and whether the difference is more than chance.</summary>
/// <param name="Pair">The models.</param>
/// <param name="Old">How good the one is that is there.</param>
/// <param name="New">How good the other is.</param>
/// <param name="Differences">Of each metric that both have.</param>
/// <param name="Columns">The same of each column of numbers, in the order of the old model; empty where there is one, and for classes and labels.</param>
/// <param name="Counts">How many rows they predict differently.</param>
internal sealed record ModelComparison(
    ModelPair Pair, ModelEvaluation Old, ModelEvaluation New, MetricDifference[] Differences, MetricDifference[][] Columns, DecisionCounts Counts)
{
    /// <summary>
    /// The mean absolute difference of the predictions of each column of numbers, in the order of the old model; empty for classes and labels.
    /// </summary>
    public double[] MeanAbsoluteDifferences { get; init; } = [];

    /// <summary>The groups that intervals are drawn by; null where rows are taken as independent.</summary>
    public RowGroups? Groups { get; init; }

    /// <summary>Reads the rows of an input, which both models predict.</summary>
    /// <param name="pair">The models.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; what comes of it is the same for any number.</param>
    /// <param name="createSink">Makes what receives the rows that differ, for the columns of the input and the reader of a thread; null for nobody.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault for one of the models, or there are no rows.</exception>
    public static ModelComparison Run(ModelPair pair, CsvReader reader, int threads, Func<Header, TableReader, DifferingRows>? createSink = null)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(reader);
        var rows = new PairedPredictions(pair, reader);
        rows.Run(threads, createSink is null ? null : worker => createSink(rows.Header, worker));
        if (rows.Old.RowCount == 0 && !rows.Old.HasUnknownTarget)
        {
            throw new GophernetException(new Place(reader.SourceName), "found no row with a target", "Give rows with their targets to compare the models on.");
        }

        rows.SharePositive();
        var (old, @new) = (rows.Old.Judge(), rows.New.Judge());
        old.MissingGroupColumn = rows.HasGroups ? null : pair.Group;
        var groups = rows.Old.GroupKeys.Count == 0 ? null : RowGroups.Of(rows.Old.GroupKeys);
        var comparison = new ModelComparison(pair, old, @new, [], [], rows.Counts) { Groups = groups };
        return pair.Target switch
        {
            ClassTarget => comparison with { Differences = OfClasses(pair, rows.Old.ToClassRows(old), rows.New.ToClassRows(@new), groups) },
            NumberTarget => comparison.With(rows.Old.ToNumberRows(), rows.New.ToNumberRows()),
            _ => comparison with { Differences = OfLabels(comparison, rows.Old.ToRowLabels(), rows.New.ToRowLabels()) },
        };
    }

    private static MetricDifference[] OfClasses(ModelPair pair, ClassRows old, ClassRows @new, RowGroups? groups)
    {
        var differences = PairedClassification.Of(old, @new, groups);
        return old.AreSame(@new, pair.Order) ? MetricDifference.OfSame(differences) : differences;
    }

    private static MetricDifference[] OfLabels(ModelComparison comparison, RowLabels old, RowLabels @new)
    {
        var differences = PairedLabels.Of(comparison.Old.Values, comparison.New.Values, old, @new, comparison.Groups);
        return old.AreSame(@new, comparison.Pair.Order) ? MetricDifference.OfSame(differences) : differences;
    }

    private ModelComparison With(NumberRows old, NumberRows @new)
    {
        @new = @new.Take(Pair.Order);
        if (!Pair.HaveSameQuantiles)
        {
            (old, @new) = (old.WithoutQuantiles(), @new.WithoutQuantiles());
        }

        var (columns, average) = PairedRegression.Of(old, @new, Groups);
        if (old.AreSame(@new))
        {
            (columns, average) = (Array.ConvertAll(columns, MetricDifference.OfSame), MetricDifference.OfSame(average));
        }

        return this with
        {
            Differences = average,
            Columns = columns.Length == 1 ? [] : columns,
            MeanAbsoluteDifferences = old.Predicted.Select((predicted, i) => RegressionIntervals.ErrorsOf(predicted, @new.Predicted[i])
                .Average(difference => difference)),
        };
    }
}
