using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>
/// The folds of a table that does not fit the memory. For each, columns are understood in the rows of the sample that are not in it, the table is read once
/// for a spool of all rows that are not in it, and once more to predict those that are. Beside the sample, and what is predicted for one fold, nothing grows
/// with the rows unless the predictions of all are wanted.
/// </summary>
internal sealed class SpooledFolds
{
    private readonly FoldTables _tables;
    private readonly CrossValidationOptions _options;
    private readonly LargeTable _large;
    private readonly RowDealing _dealing;
    private readonly ulong[] _keys; // of each row of the sample

    /// <summary>Deals the rows.</summary>
    /// <param name="tables">The sample.</param>
    /// <param name="options">What is judged, and how.</param>
    /// <exception cref="GophernetException">There are fewer groups than folds, or something that was asked for needs all rows in memory.</exception>
    public SpooledFolds(FoldTables tables, CrossValidationOptions options)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(options);
        (_tables, _options, _large) = (tables, options, tables.All.Large!);
        var (all, seed) = (tables.All, options.Training.Seed);
        SpoolLimits.Require(all, options.Training);
        var groups = all.Dependence as GroupedRows;
        var columns = groups is null ? all.Schema.FeatureNames : [groups.Column];
        _keys = tables.KeysOf(columns);
        _dealing = groups is null ? RowDealing.ByInputs(columns, _keys, options.Folds, seed)
            : RowDealing.ByGroups(groups, _keys, Folds.StrataOf(all.Table.Target(0), all.Schema.Target.Task), options.Folds, options.Repeats, seed);
        tables.ReleaseFeatures();
    }

    /// <summary>What the user should know of rows that have the same inputs as others; null for nothing.</summary>
    public TableNote? RepeatNote => _dealing.Note is { } note ? new TableNote(note) : null;

    /// <summary>The lines and targets of all rows, where they were asked for; null before the first fold.</summary>
    public Table? Table { get; private set; }

    /// <summary>All rows with a target.</summary>
    public int RowCount { get; private set; }

    /// <summary>The rows without one.</summary>
    public int LeftOutCount { get; private set; }

    /// <summary>Trains and judges the model of a fold.</summary>
    /// <param name="judge">Trains it.</param>
    /// <param name="repeat">The repeat.</param>
    /// <param name="fold">The part of it.</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">The most threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Asked for after each epoch, and within long ones.</param>
    public JudgedFold Run(FoldJudge judge, int repeat, int fold, TrainingOptions options, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(judge);
        var judged = new FoldRows(_dealing, repeat, fold);
        var sampled = _tables.All.Table.Lines;
        var learnt = Array.FindAll(Sequences.Range(_keys.Length), row => !judged.Contains(_keys[row], sampled[row]));
        if (learnt.Length == 0)
        {
            throw Empty();
        }

        var model = judge.Train(_tables.Learnt(learnt, threads) with { Large = _large with { Judged = judged } }, options, threads, cancellation);
        var collected = new CollectedPredictions(model) { Positive = judge.Positive, OnRelease = judge.OnRelease };
        var rows = new GrowingList<int>();
        var lines = _options.KeepsRows && Table is null ? new Table(_tables.All.Table.Source, 0, model.Schema.Target.ValueCount) : null;
        _large.ReadAgain(reader =>
        {
            (RowCount, LeftOutCount) = (0, 0);
            var input = new TableInput(model.Schema, reader, withTarget: true, isLenient: true, others: _dealing.Columns);
            PredictionStream.Run(model, threads, () =>
            {
                var blocks = new FoldBlocks(new TableReader(input), new FoldFilter(judged, input));
                return (blocks, new Sink(collected, () => Note(blocks, rows, lines)));
            });
            return RowCount + LeftOutCount;
        });
        if (collected.RowCount == 0)
        {
            throw Empty();
        }

        Table ??= lines;
        var places = new int[rows.Count];
        rows.CopyTo(places);
        var evaluation = collected.Judge();
        return new JudgedFold(
            repeat, fold, places, model.Training.Rows, model.Schema, _options.KeepsRows ? collected.Outputs() : new Matrix(0, 0), model.Decision, evaluation)
        {
            RowCount = collected.RowCount,
        };
    }

    private void Note(FoldBlocks blocks, GrowingList<int> rows, Table? lines)
    {
        if (_options.KeepsRows)
        {
            foreach (var place in blocks.Places)
            {
                rows.Add(RowCount + place);
            }
        }

        lines?.Append(blocks.All.WithFeatures([]));
        RowCount += blocks.All.RowCount;
        LeftOutCount += blocks.LeftOutCount;
    }

    private GophernetException Empty() => new(
        new Place(_tables.All.Table.Source), "a part has no rows, or all of them", "Give rows of more groups or other inputs, or fewer parts.")
    {
        IsOfSettings = true, Settings = [new("folds")],
    };

    private sealed class Sink(CollectedPredictions collected, Action note) : PredictionSink
    {
        public override void Commit(PredictedRows rows)
        {
            collected.Commit(rows);
            note();
        }
    }
}
