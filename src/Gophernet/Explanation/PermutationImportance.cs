using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Explanation;

/// <summary>
/// How much worse a model predicts once the values of a column are exchanged among the rows, so that they say nothing of the target any more, and all else
/// stays (Breiman, "Random forests", 2001; Fisher, Rudin and Dominici, "All models are wrong, but many are useful", 2019). It says what the model needs, not
/// what the world does: of two columns that say the same, a model may need neither alone.
/// </summary>
internal sealed class PermutationImportance
{
    private const int BlockRows = 4096;

    private readonly ExplainedRows _rows;
    private readonly RowMetric _metric;
    private readonly ImportanceOptions _options;
    private readonly ulong[] _groups;
    private readonly int[] _own; // 0, 1, 2 …
    private readonly double[] _losses; // of each row as it is

    private PermutationImportance(ExplainedRows rows, RowMetric metric, ImportanceOptions options, ulong[] groups)
    {
        (_rows, _metric, _options, _groups) = (rows, metric, options, groups);
        _own = Sequences.Range(rows.Table.RowCount);
        _losses = new double[_own.Length];
    }

    /// <summary>The metric.</summary>
    public RowMetric Metric => _metric;

    /// <summary>The metric of the rows as they are.</summary>
    public double Value { get; private set; }

    /// <summary>What each column means to the model, or the columns that are exchanged together: the most important first.</summary>
    public IReadOnlyList<Importance> Columns { get; private set; } = [];

    /// <summary>The columns that move together.</summary>
    public required IReadOnlyList<ColumnGroup> Groups { get; init; }

    /// <summary>Measures the importance of every column.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">Rows with targets that the model knows. They are encoded: their features are no longer there as they were read.</param>
    /// <param name="groups">A key a row for the group that it is of, where rows depend on each other; empty where they do not.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told how many columns are done; null for nobody.</param>
    /// <exception cref="GophernetException">The metric is not defined on the rows, or a prediction is not a finite number.</exception>
    public static PermutationImportance Of(Model model, Table table, ulong[] groups, ImportanceOptions options, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var metric = RowMetric.Of(options.Metric, model, table);
        var together = ColumnGroup.Find(model.Schema, table, options.Seed, options.Threads);
        var importance = new PermutationImportance(new ExplainedRows(model, table, options.Threads), metric, options, groups) { Groups = together };
        importance.Run(progress);
        return importance;
    }

    private void Run(IProgress<int>? progress)
    {
        var blocks = (_own.Length + BlockRows - 1) / BlockRows;
        OrderedWork.ForEach(_options.Threads, blocks, block => FillLosses(
            _rows.CreateMixer(), _metric.ForThread(), [], _own, block * BlockRows, Math.Min(BlockRows, _own.Length - block * BlockRows), _losses));
        Value = _metric.ValueOf(RegressionMetrics.Mean(_losses));
        var units = ColumnGroup.Units(_options.JoinsColumns ? Groups : [], _rows.FeatureCount);
        var measured = new Importance[units.Length];
        var done = 0;
        OrderedWork.ForEach(_options.Threads, units.Length, unit =>
        {
            measured[unit] = new Importance(units[unit], PairedDifference.Of(_losses, LossesWithout(units[unit]), _groups));
            progress?.Report(Interlocked.Increment(ref done));
        });
        Columns = measured.OrderBy(importance => -importance.Loss.Mean);
    }

    /// <summary>
    /// What each row loses where columns are those of other rows, a mean over the repeats, and how much more than others lose those that have its values:
    /// a row is drawn twice, with its target and with its values, and both are part of the error (Hoeffding, "A class of statistics with asymptotically
    /// normal distribution", 1948). The second has a mean of 0.
    /// </summary>
    private double[] LossesWithout(int[] columns)
    {
        var (mixer, metric) = (_rows.CreateMixer(), _metric.ForThread());
        var (own, given) = (new double[_own.Length], new double[_own.Length]);
        var losses = new double[_own.Length];
        var repeats = _options.RepeatsFor(_own.Length);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var others = Sequences.Range(_own.Length);
            new RandomSource(_options.Seed, RandomPurpose.Explaining, (ulong)repeat).Shuffle(others); // the same for all columns: less noise between them
            for (var first = 0; first < _own.Length; first += BlockRows)
            {
                FillLosses(mixer, metric, columns, others, first, Math.Min(BlockRows, _own.Length - first), losses);
            }

            for (var row = 0; row < losses.Length; row++)
            {
                var more = (losses[row] - _losses[row]) / repeats; // exactly 0 where the column says nothing
                own[row] += more;
                given[others[row]] += more;
            }
        }

        var mean = RegressionMetrics.Mean(own);
        return own.Select((more, row) => _losses[row] + more + given[row] - mean);
    }

    private void FillLosses(ExplainedRows.Mixer mixer, RowMetric metric, int[] columns, int[] others, int first, int count, double[] losses)
    {
        var own = _own.AsSpan(first, count).ToArray();
        var exchanged = others.AsSpan(first, count).ToArray();
        var rows = new int[_rows.FeatureCount][];
        Array.Fill(rows, own);
        foreach (var column in columns)
        {
            rows[column] = exchanged;
        }

        var outputs = mixer.Predict(own, rows);
        for (var i = 0; i < count; i++)
        {
            losses[first + i] = metric.LossOf(outputs.Row(i), first + i);
        }
    }
}
