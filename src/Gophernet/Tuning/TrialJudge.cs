using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tuning;

/// <summary>
/// Judges trials, all on the same rows: those of each part but the last with one network, or one of each kind, which learn from the others of these or from a
/// sample of them; and at the end those of the last, which nothing was chosen by, with as many networks as the options say, where there is time.
/// </summary>
internal sealed class TrialJudge
{
    private readonly FoldTables _tables;
    private readonly TuningOptions _options;
    private readonly DataSize _size;
    private readonly ulong _seed;
    private readonly FoldDivision _division;
    private readonly RowLosses _losses;

    /// <summary>Divides the rows as a cross-validation with the same seed does.</summary>
    /// <param name="tables">The rows.</param>
    /// <param name="options">How they are divided.</param>
    /// <param name="training">The user's own options.</param>
    /// <param name="size">The size of the table.</param>
    /// <exception cref="GophernetException">There are fewer rows, groups or times than parts.</exception>
    public TrialJudge(FoldTables tables, TuningOptions options, TrainingOptions training, DataSize size)
    {
        ArgumentNullException.ThrowIfNull(tables);
        (_tables, _options, _size, _seed) = (tables, options, size, training.Seed);
        FoldDivision.RequireRows(tables.All, options.Folds);
        RepeatNote = tables.FindRepeats(options.Threads, options.Folds);
        _division = new FoldDivision(tables.All, options.Folds, new RandomSource(training.Seed, RandomPurpose.CrossValidation));
        _losses = new RowLosses(tables.All, training.Loss);
        Halving = new Halving(options.Folds - 1, _division.RowsOf(0, kept: options.Folds - 1).Learnt.Length);
    }

    /// <summary>The steps that judge.</summary>
    public Halving Halving { get; }

    /// <summary>What the user should know of rows that have the same inputs as others; null for nothing.</summary>
    public TableNote? RepeatNote { get; }

    /// <inheritdoc cref="RowLosses.Name"/>
    public string LossName => _losses.Name;

    /// <inheritdoc cref="RowLosses.Measure"/>
    public string Measure => _losses.Measure;

    /// <summary>The score of a trial in a step.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="step">The step.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="cancellation">Ends it.</param>
    public PartScore Score(Trial trial, int step, int threads, CancellationToken cancellation)
    {
        try
        {
            var rows = step == Halving.Sample ? SampledRows() : _division.RowsOf(step, kept: LastPart);
            var judged = Run(trial, Math.Max(0, step), rows, isWhole: false, threads, trial.Number == 0 ? static () => { } : RequireTime, cancellation);
            return PartScore.Of(_losses.Of(judged), _losses.MeasureOf(judged));
        }
        catch (GophernetException e) when (trial.Number > 0)
        {
            return PartScore.Failed(e.Message); // steps of its length diverge, or its preset is not for these rows: others are
        }
    }

    /// <summary>Compares a trial with the user's own options on the part that nothing was chosen by.</summary>
    /// <param name="best">The trial.</param>
    /// <param name="own">The user's own options.</param>
    /// <param name="isWhole">Whether both have as many networks as the options say, and not just one of each kind.</param>
    /// <param name="trainers">Trains both side by side, or one after the other: gets the work for each.</param>
    /// <param name="threads">The most threads for each.</param>
    /// <param name="cancellation">Ends it.</param>
    public FinalComparison Compare(Trial best, Trial own, bool isWhole, Action<Action<int>> trainers, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        var judged = new JudgedFold[2];
        var rows = _division.RowsOf(LastPart, kept: LastPart);
        trainers(i => judged[i] = Run(i == 0 ? best : own, LastPart, rows, isWhole, threads, static () => { }, cancellation));
        var (losses, others) = (_losses.Of(judged[0]), _losses.Of(judged[1]));
        var keys = _tables.All.Dependence is GroupedRows groups ? Array.ConvertAll(judged[0].Rows, row => groups.Keys[row]) : [];
        return new FinalComparison(
            PartScore.Of(losses, _losses.MeasureOf(judged[0])), PartScore.Of(others, _losses.MeasureOf(judged[1])),
            PairedDifference.Of(losses, others, keys), isWhole);
    }

    private int LastPart => _options.Folds - 1;

    private JudgedFold Run(
        Trial trial, int part, (int[] Learnt, int[] Judged) rows, bool isWhole, int threads, Action beforeEpoch, CancellationToken cancellation)
    {
        var options = trial.OptionsFor(_size);
        var networks = isWhole ? options.NetworkCount : Math.Min(options.KindCount, options.NetworkCount);
        options = options with { NetworkCount = networks, Seed = options.Seed + (ulong)part };
        var judge = new FoldJudge(_tables, _options.Decision)
        {
            Scaling = trial.Preset.Scaling, OnRelease = _options.OnRelease, BeforeEpoch = beforeEpoch,
        };
        return judge.Run(0, part, rows, options, threads, cancellation);
    }

    /// <summary>The rows of the first part, and of those that its networks learn from a sample, in which classes and numbers have their share.</summary>
    private (int[] Learnt, int[] Judged) SampledRows()
    {
        var rows = _division.RowsOf(0, kept: LastPart);
        var (target, task) = (_tables.All.Table.Target(0).ToArray(), _tables.All.Schema.Target.Task);
        var folds = Folds.Of(
            Array.ConvertAll(rows.Learnt, row => target[row]), task, Halving.Divisor, new RandomSource(_seed, RandomPurpose.Tuning), repeats: null);
        var sampled = Array.FindAll(Sequences.Range(folds.Length), i => folds[i] is 0 or Folds.None); // a rare class stays
        return (Array.ConvertAll(sampled, i => rows.Learnt[i]), rows.Judged);
    }

    private void RequireTime()
    {
        if (_options.Time is { IsOver: true })
        {
            throw new OperationCanceledException();
        }
    }
}
