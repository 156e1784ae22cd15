using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tuning;

/// <summary>
/// Judges trials, all on the same rows: those of each part but the last with one network, or one of each kind, which learn from the others of these; and at
/// the end those of the last, which nothing was chosen by, with as many networks as the options say.
/// </summary>
internal sealed class TrialJudge
{
    private readonly FoldTables _tables;
    private readonly TuningOptions _options;
    private readonly DataSize _size;
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
        (_tables, _options, _size) = (tables, options, size);
        FoldDivision.RequireRows(tables.All, options.Folds);
        RepeatNote = tables.FindRepeats(options.Threads, options.Folds);
        _division = new FoldDivision(tables.All, options.Folds, new RandomSource(training.Seed, RandomPurpose.CrossValidation));
        _losses = new RowLosses(tables.All, training.Loss);
    }

    /// <summary>What the user should know of rows that have the same inputs as others; null for nothing.</summary>
    public TableNote? RepeatNote { get; }

    /// <inheritdoc cref="RowLosses.Name"/>
    public string LossName => _losses.Name;

    /// <inheritdoc cref="RowLosses.Measure"/>
    public string Measure => _losses.Measure;

    /// <summary>The parts that choose.</summary>
    public int Parts => _options.Folds - 1;

    /// <summary>The score of a trial on a part that chooses.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="part">The part.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="cancellation">Ends it.</param>
    public PartScore Score(Trial trial, int part, int threads, CancellationToken cancellation)
    {
        try
        {
            var judged = Run(trial, part, isWhole: false, threads, trial.Number == 0 ? static () => { } : RequireTime, cancellation);
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
    /// <param name="trainers">Trains both side by side, or one after the other: gets the work for each.</param>
    /// <param name="threads">The most threads for each.</param>
    /// <param name="cancellation">Ends it.</param>
    public FinalComparison Compare(Trial best, Trial own, Action<Action<int>> trainers, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        var judged = new JudgedFold[2];
        trainers(i => judged[i] = Run(i == 0 ? best : own, Parts, isWhole: true, threads, static () => { }, cancellation));
        var (losses, others) = (_losses.Of(judged[0]), _losses.Of(judged[1]));
        var keys = _tables.All.Dependence is GroupedRows groups ? Array.ConvertAll(judged[0].Rows, row => groups.Keys[row]) : [];
        return new FinalComparison(
            PartScore.Of(losses, _losses.MeasureOf(judged[0])), PartScore.Of(others, _losses.MeasureOf(judged[1])), PairedDifference.Of(losses, others, keys));
    }

    private JudgedFold Run(Trial trial, int part, bool isWhole, int threads, Action beforeEpoch, CancellationToken cancellation)
    {
        var options = trial.OptionsFor(_size);
        var networks = isWhole ? options.NetworkCount : Math.Min(options.KindCount, options.NetworkCount);
        options = options with { NetworkCount = networks, Seed = options.Seed + (ulong)part };
        var judge = new FoldJudge(_tables, _options.Decision)
        {
            Scaling = trial.Preset.Scaling, OnRelease = _options.OnRelease, BeforeEpoch = beforeEpoch,
        };
        return judge.Run(0, part, _division.RowsOf(part, kept: Parts), options, threads, cancellation);
    }

    private void RequireTime()
    {
        if (_options.IsOver())
        {
            throw new OperationCanceledException();
        }
    }
}
