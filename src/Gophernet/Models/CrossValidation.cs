using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>
/// How good the models of a recipe are on rows that they have not seen: the rows are divided into parts, and each is predicted by a model that was
/// trained on the others, from the columns to the threshold: <see cref="FoldTables"/>.
/// </summary>
internal sealed class CrossValidation
{
    private readonly FoldTables _tables;
    private readonly CrossValidationOptions _options;
    private readonly FoldDivision[] _divisions; // for each repeat
    private readonly FoldJudge _judge;
    private readonly SpooledFolds? _spooled; // of a table that does not fit the memory
    private readonly int? _positive; // of two classes, the one that pr_auc is of in every part
    private readonly JudgedFold[] _results;
    private readonly int _first; // the number of the first of them

    /// <summary>Divides the rows.</summary>
    /// <param name="tables">The rows.</param>
    /// <param name="options">What is judged, and how.</param>
    /// <exception cref="GophernetException">There are fewer rows, groups or times than parts.</exception>
    public CrossValidation(FoldTables tables, CrossValidationOptions options)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(options);
        (_tables, _options) = (tables, options);
        var (folds, repeats) = (options.Folds, options.Repeats);
        FoldDivision.RequireRows(tables.All, folds);
        _positive = All.Schema.Target is ClassTarget ? ClassRanking.PositiveOf(All.Table.Target(0).Count(0), All.Table.RowCount) : null;
        _judge = new FoldJudge(tables, options.Decision) { Positive = _positive, OnRelease = options.OnRelease };
        (_first, var count) = (options.Share ?? new WorkShare(1, 1)).Of(folds * repeats);
        _results = new JudgedFold[count];
        if (All.Large is not null)
        {
            (_spooled, _divisions, UnlearntNotes) = (new SpooledFolds(tables, options), [], []);
            RepeatNote = _spooled.RepeatNote;
            return;
        }

        RepeatNote = tables.FindRepeats(options.Threads, folds);
        _divisions = Sequences.Range(repeats).Select(
            repeat => new FoldDivision(All, folds, new RandomSource(options.Training.Seed, RandomPurpose.CrossValidation, (ulong)repeat)));
        UnlearntNotes = UnlearntClasses.NotesOn(All, Sequences.Range(folds).Select(fold => _divisions[0].RowsOf(fold)));
    }

    /// <summary>What the user should know of rows that have the same inputs as others; null for nothing.</summary>
    public TableNote? RepeatNote { get; }

    /// <summary>What the user should know of classes that no network has learnt where their rows are judged.</summary>
    public IReadOnlyList<TableNote> UnlearntNotes { get; }

    /// <summary>What came of every part of the share, in order: those of the first repeat, then those of the next.</summary>
    public IReadOnlyList<JudgedFold> Parts => _results;

    /// <summary>What came of all, once it has run.</summary>
    public CrossValidated Result => new(_spooled?.Table ?? All.Table, All.Schema, _results)
    {
        Folds = _options.Folds,
        Repeats = _options.Repeats,
        Preset = _options.Training.Preset,
        Seed = _options.Training.Seed,
        Positive = _positive,
        Quantile = _options.Training.Loss.Quantile,
        Group = _options.Group,
        Time = _options.Time,
        LeftOutCount = _spooled?.LeftOutCount ?? All.LeftOutCount,
        RowCount = _spooled?.RowCount ?? All.Table.RowCount,
        Dropped = All.Dropped,
    };

    private TrainingTable All => _tables.All;

    /// <summary>Trains and judges a model for each part of each repeat.</summary>
    /// <param name="progress">Told how many parts are done, on any thread; null for nobody.</param>
    /// <param name="cancellation">Asked for after each epoch, and within long ones.</param>
    /// <exception cref="DivergenceException">Training diverges, with smaller steps too.</exception>
    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    /// <exception cref="GophernetException">No column says anything of the rows of a part; or a prediction is not a finite number.</exception>
    public void Run(IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var outer = _spooled is null ? Math.Clamp(_results.Length, 1, _options.Threads) : 1; // one spool at a time
        using var pool = new WorkerPool(outer);
        var count = 0;
        pool.Run(_results.Length, index =>
        {
            _results[index] = RunPart(_first + index, Math.Max(1, _options.Threads / outer), cancellation);
            progress?.Report(Interlocked.Increment(ref count));
        });
    }

    private JudgedFold RunPart(int index, int threads, CancellationToken cancellation)
    {
        var (repeat, fold) = (index / _options.Folds, index % _options.Folds);
        var options = _options.Training with { Seed = _options.Training.Seed + (ulong)index };
        return _spooled?.Run(_judge, repeat, fold, options, threads, cancellation)
            ?? _judge.Run(repeat, fold, _divisions[repeat].RowsOf(fold), options, threads, cancellation);
    }
}
