using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Comparison;

/// <summary>How good two models are on the same rows, and whether the difference is more than chance.</summary>
internal sealed class ModelComparison
{
    private ModelComparison(ModelPair pair, PairedPredictions rows)
    {
        (Pair, Counts, Old) = (pair, rows.Counts, rows.Old.Judge());
        Old.MissingGroupColumn = rows.HasGroups ? null : pair.Group;
        var groups = rows.Old.GroupKeys.Count == 0 ? null : RowGroups.Of(rows.Old.GroupKeys);
        (Old.RowGroups, Old.GroupColumn) = (groups, groups is null ? null : pair.Group);
        if (pair.Target is NumberTarget)
        {
            var order = Sequences.Range(pair.Order.Length);
            var (old, @new) = (rows.Old.ToNumberRows().Take(order, pair.HaveSameQuantiles), rows.New.ToNumberRows().Take(pair.Order, pair.HaveSameQuantiles));
            var columns = PairedRegression.Of(old, @new, groups);
            (Columns, Differences) = (columns.Length == 2 ? [] : columns[..^1], columns[^1]); // the mean of one is that one
            MeanAbsoluteDifferences = Array.ConvertAll(order, i => RegressionMetrics.Mean(RegressionIntervals.ErrorsOf(old.Predicted[i], @new.Predicted[i])));
        }
        else if (pair.Target is ClassTarget)
        {
            Differences = PairedClassification.Of(rows.Old.ToClassRows(Old), rows.New.ToClassRows(rows.New.Judge()), groups);
        }
        else
        {
            Differences = MetricDifference.Of(Old.Values, rows.New.Judge().Values);
            PairedLabels.AddTo(Differences, rows.Old.ToRowLabels(), rows.New.ToRowLabels(), groups);
        }

        ComparedModel[] models = [pair.Old, pair.New];
        Learnt = models.Where(model => model.Model.Record?.Data?.Hash == rows.Hash).Select(model => model.Name);
        if (pair.AreSame)
        {
            MetricDifference.SetSame(Differences);
            Array.ForEach(Columns, MetricDifference.SetSame);
        }
    }

    /// <summary>The models.</summary>
    public ModelPair Pair { get; }

    /// <summary>How good the one is that is there: its rows are those of both.</summary>
    public ModelEvaluation Old { get; }

    /// <summary>The names of those models that were trained on these very rows.</summary>
    public string[] Learnt { get; }

    /// <summary>Of each metric that both have.</summary>
    public MetricDifference[] Differences { get; }

    /// <summary>The same of each column of numbers, in the order of the old model; empty where there is one, and for classes and labels.</summary>
    public MetricDifference[][] Columns { get; } = [];

    /// <summary>How many rows they predict differently.</summary>
    public DecisionCounts Counts { get; }

    /// <summary>
    /// The mean absolute difference of the predictions of each column of numbers, in the order of the old model; empty for classes and labels.
    /// </summary>
    public double[] MeanAbsoluteDifferences { get; } = [];

    /// <summary>Reads the rows of an input, which both models predict.</summary>
    /// <param name="pair">The models.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; what comes of it is the same for any number.</param>
    /// <param name="createSink">Makes what receives the rows that differ, for the columns of the input and the reader of a thread; null for nobody.</param>
    /// <param name="onRelease">Called when much memory was let go; null for nobody.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault for one of the models, or there are no rows.</exception>
    public static ModelComparison Run(
        ModelPair pair, CsvReader reader, int threads, Func<Header, TableReader, DifferingRows>? createSink = null, Action? onRelease = null)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(reader);
        var rows = new PairedPredictions(pair, reader, onRelease);
        rows.Run(threads, createSink);
        if (rows.Old.RowCount == 0 && !rows.Old.HasUnknownTarget)
        {
            throw new GophernetException(new Place(reader.SourceName), "found no row with a target", "Give rows with their targets to compare the models on.");
        }

        rows.SharePositive();
        return new ModelComparison(pair, rows);
    }
}
