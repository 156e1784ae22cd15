using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Models;

/// <summary>From a table to a model: fits the encoder, trains the networks epoch by epoch, and puts both together.</summary>
public sealed class ModelTrainer : IDisposable
{
    private readonly TrainingTable _data;
    private readonly Table _judged; // the table that held-out rows are of
    private readonly DecisionOptions _decision;
    private readonly NumberScaling _scaling;
    private readonly PriorCorrection _prior;
    private readonly EnsembleTrainer _chosen;
    private EnsembleTrainer? _refit;
    private bool _isDisposed;

    /// <summary>Encodes the table and draws the starting weights.</summary>
    /// <param name="data">The rows to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">How many threads to use; the model does not depend on it.</param>
    /// <param name="validation">Rows to be judged on, read with the schema of the data; null to hold back some of the data.</param>
    /// <param name="decision">How a model of two classes decides; null for the usual way.</param>
    /// <param name="start">The model to continue (warm start), with the schema of the data; null to draw starting weights.</param>
    /// <param name="onRelease">Called each time that much memory was let go, for a caller who wants it collected at once; null for nobody.</param>
    /// <param name="group">Processes that train the same model together; null for this one alone. The model does not depend on it.</param>
    /// <param name="share">Which of the networks are trained, for a <see cref="TrainingPart"/>; null for all, and a model.</param>
    /// <exception cref="GophernetException">The options are for another task; or rows are held back by groups, or by time, and all are of one.</exception>
    internal ModelTrainer(
        TrainingTable data, TrainingOptions options, int threads = 1, Table? validation = null, DecisionOptions? decision = null, Model? start = null,
        Action? onRelease = null, ProcessGroup? group = null, WorkShare? share = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        _decision = decision ?? DecisionOptions.Usual;
        _scaling = start?.Training.Scaling ?? data.Scaling;
        var target = data.Schema.Target;
        Options = options.Optimizer.Restrict(options);
        data = SpoolLimits.Prepare(data, Options, threads);
        if (validation is null && Options.ValidationFraction > 0)
        {
            (data, RepeatNote) = data.FindRepeats(threads, Folds.ForShare(Options.ValidationFraction).Count);
        }

        var selection = start is null ? ColumnSelection.Of(data, Options, validation is not null, threads) : null;
        if (selection is not null)
        {
            (NotSelected, data, validation) = (selection.NotSelected, selection.Select(data), validation?.WithFeatures(selection.Features));
            Options = selection.IsOfAll ? Options with { Numbers = TrainingOptions.PlainNumbers } : Options; // a wave of nothing is not nothing
            HasChoosingKind = !selection.IsOfAll;
        }

        _judged = validation ?? data.Table;
        if (start is not null)
        {
            Options = OptionTable.WithShapeOf(start.Training.Options, Options);
        }

        TaskFit.Require(Options, target.Task);
        Schema = target is NumberTarget numbers && (Options.LimitsPredictions || !numbers.Limits.IsEmpty || !numbers.Smearings.IsEmpty)
            ? data.Schema with { Target = numbers.WithLimits(PredictionLimits.Of(data, numbers, Options)) }
            : data.Schema;
        TaskFit.Require(_decision, target);
        Schema = start is null ? Schema with { Target = NetworkPlan.TargetFor(Schema.Target, Options) } : Schema;
        if (start is not null)
        {
            TaskFit.RequireQuantiles(Schema.Target, Options.Loss);
        }

        Shapes = start is null ? NetworkPlan.ShapesFor(Schema, Options, HasChoosingKind) : [.. start.Networks.Select(network => network.Shape)];
        TaskFit.RequireSteps(Shapes, Options);
        var encoder = new TrainingRowEncoder(Schema, Options, data.Table, threads, onRelease);
        Rows = SpoolWriter.Complete(encoder.Encode(data.Table, data.Weights), data, Schema, encoder, Shapes, Options, validation is null, threads);
        using var unowned = new Storage.Unowned(Rows.Spool); // until nothing can fail any more
        _data = data.WithCountsOf(Rows.Spool);
        JudgedRows = validation is null ? null : encoder.Encode(validation, []);
        _prior = PriorCorrection.Of(Schema.Target, data.Table, Options);
        (Start, Share) = (start, share);
        _chosen = new EnsembleTrainer(Rows, data.Table.Target(0), JudgedRows, target.Task, Shapes, Options, new(threads, group), start?.Networks ?? default,
            data.Dependence, data.Repeats, selection?.Masks ?? default, share);
        RepeatNote = _chosen.IsJudged ? RepeatNote : null;
        TaskFit.RequireJudged(_decision, _chosen.IsJudged);
        unowned.Release();
    }

    /// <summary>What was noticed in the table, and what to do about it.</summary>
    public IReadOnlyList<TableNote> Notes => _data.Notes;

    /// <summary>What the user should know of rows that have the same inputs as others; null for nothing, and where none are held back.</summary>
    internal TableNote? RepeatNote { get; }

    /// <summary>How the networks are trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>What the record of the model has of its user: the options that were given, and the model that is continued.</summary>
    internal ModelRecord Given { get; init; } = new((TableProfile?)null);

    /// <summary>Asked within long epochs whether they should end.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether metrics on rows held back have intervals.</summary>
    internal bool HasIntervals { get; init; } = true;

    /// <summary>Whether one kind of network takes the columns that tell most of the target.</summary>
    internal bool HasChoosingKind { get; }

    /// <summary>The columns that no network takes, because others tell more of the target.</summary>
    internal ImmutableArray<string> NotSelected { get; } = [];

    /// <summary>The rows, with the columns that networks take.</summary>
    internal Table Table => _data.Table;

    /// <summary>The columns, and how they become inputs and outputs.</summary>
    internal Schema Schema { get; }

    /// <summary>The shape of each network: those of one kind share an object.</summary>
    internal ImmutableArray<NetworkShape> Shapes { get; }

    /// <summary>The shape of the first network.</summary>
    internal NetworkShape Shape => Shapes[0];

    /// <summary>The epochs run so far; they are counted anew where the networks are trained again on all rows.</summary>
    public int Epoch => Current.Epoch;

    /// <summary>The epochs there will be at most.</summary>
    public int LastEpoch => _refit?.LastEpoch ?? _chosen.LastEpoch;

    /// <summary>Whether the networks are trained again on all rows.</summary>
    public bool IsRefitting => _refit is not null;

    /// <summary>Whether there is nothing left to do.</summary>
    public bool IsDone => Current.IsDone && (IsRefitting || !WillRefit);

    /// <summary>How often a step went too far, and training continued from before with smaller ones.</summary>
    public int Restarts => _chosen.Restarts + (_refit?.Restarts ?? 0);

    /// <summary>The mean error on rows that the networks do not learn from, after the last epoch; NaN where there are none.</summary>
    public double ValidationError => Current.Error;

    /// <summary>What <see cref="ValidationError"/> is, in a few words; null where there are no such rows.</summary>
    public string? ErrorName => Current.ErrorName;

    /// <summary>Whether there are rows that the networks are judged on and do not learn from.</summary>
    public bool IsJudged => _chosen.IsJudged;

    /// <summary>The rows to learn from, encoded.</summary>
    internal TrainingRows Rows { get; }

    /// <summary>Other rows to be judged on, encoded, or null.</summary>
    internal TrainingRows? JudgedRows { get; }

    /// <summary>The model that is continued, or null.</summary>
    internal Model? Start { get; }

    /// <inheritdoc cref="EnsembleTrainer.SharedBlockCounts"/>
    internal int[] SharedBlockCounts => _chosen.SharedBlockCounts;

    /// <summary>Which of the networks are trained; null for all.</summary>
    internal WorkShare? Share { get; }

    /// <summary>What rows are held back by; null where they are drawn, are others, or there are none.</summary>
    internal RowDependence? Dependence => IsJudged && JudgedRows is null ? _data.Dependence : null;

    /// <summary>The groups of other rows to be judged on, which are drawn whole for intervals; null for none.</summary>
    internal GroupedRows? JudgedGroups { get; init; }

    /// <summary>The rows that each network is judged on and does not learn from.</summary>
    internal IReadOnlyList<int[]> HeldOutRows => _chosen.HeldOut().Select(heldOut => heldOut.Rows);

    /// <summary>What is known of the model before training.</summary>
    internal ModelPlan Plan
    {
        get
        {
            var training = new TrainingRecord(ProductVersion.Current, Options, Rows.LearntCount, 0, [.. new int[Shapes.Length]], 0)
            {
                Scaling = _scaling,
                Group = JudgedBy?.Column,
                Time = (Dependence as TimedRows)?.Column,
            };
            var bare = new Model(Schema, [], training)
            {
                Threshold = _decision.Threshold, Costs = _decision.Costs,
                LogitOffsets = _prior.LogitOffsets, DecisionWeights = _prior.Weights,
                Record = Given.Of(_data, Schema, NotSelected),
            };
            return new ModelPlan(bare, Shapes) { TunedFor = _decision.TunedFor, HasOtherRows = JudgedRows is not null };
        }
    }

    /// <summary>The rows of each class among those that are learnt from; none for other targets.</summary>
    internal long[] ClassRows =>
        Rows.Spool?.ClassRows ?? (Schema.Target is ClassTarget classes ? classes.CountRows(_data.Table.Target(0)) : []);

    /// <summary>The targets of the rows that networks are judged on, or else of those that they learn from.</summary>
    internal JudgedTargets JudgedTargets => new(_judged, (JudgedRows ?? Rows).Targets, (JudgedRows ?? Rows).Weights, JudgedBy?.Keys);

    /// <summary>The groups that judge, or null.</summary>
    private GroupedRows? JudgedBy => JudgedRows is null ? Dependence as GroupedRows : JudgedGroups;

    private EnsembleTrainer Current => _refit ?? _chosen;

    private bool WillRefit => Options.Refits && _chosen.IsJudged && _chosen.NetworkCount > 0;

    /// <summary>Shows every row to the networks once.</summary>
    /// <returns>The mean loss of a row.</returns>
    /// <exception cref="DivergenceException">Training diverges, with smaller steps too.</exception>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> asked for it: training stands where the epoch began.</exception>
    /// <exception cref="InvalidOperationException"><see cref="IsDone"/>: there is nothing left to do.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is closed.</exception>
    public double RunEpoch()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (IsDone)
        {
            throw new InvalidOperationException("Training is done: ask IsDone before each epoch.");
        }

        if (_chosen.IsDone && !IsRefitting && WillRefit)
        {
            _refit = LeavableWork.Run(_chosen.Refit, Cancellation);
        }

        Current.Cancellation = Cancellation;
        Current.RunEpoch();
        return Current.Loss;
    }

    /// <summary>The model as it is best so far; further training does not change it.</summary>
    /// <returns>The model, and how good it is on rows that its networks have not learnt from; null where there are none.</returns>
    /// <exception cref="DivergenceException">Training has diverged: what the networks predict is not finite.</exception>
    /// <exception cref="GophernetException">The prediction of a row that the networks have not learnt from is not a finite number.</exception>
    public (Model Model, ModelEvaluation? HeldOut) ToModel() => ToModel(isHasty: false);

    /// <summary>
    /// The model as it is best so far, and soon where a token asks for it, before or meanwhile: then no more rows judge it than can be looked at in a moment.
    /// </summary>
    internal (Model Model, ModelEvaluation? HeldOut) ToModelInTime(CancellationToken cancellation)
    {
        try
        {
            return LeavableWork.Run(() => ToModel(isHasty: false), cancellation);
        }
        catch (OperationCanceledException)
        {
            return ToModel(isHasty: true);
        }
    }

    /// <summary>What the networks of <see cref="Share"/> came to, for whoever completes the model.</summary>
    /// <exception cref="DivergenceException">Training has diverged: what the networks predict is not finite.</exception>
    internal TrainingPart ToPart() =>
        new(Plan, JudgedTargets, IsJudged, ClassRows, Outcome(int.MaxValue, NetworkTrainer.MaxCheckedRows, withLearnt: true));

    private (Model Model, ModelEvaluation? HeldOut) ToModel(bool isHasty)
    {
        var maxRows = isHasty ? HastyRows.MaxOf(Shapes) : int.MaxValue;
        var needsLearnt = Schema.Target is NumberTarget { Smearings.IsEmpty: false };
        var networks = Outcome(maxRows, Math.Min(NetworkTrainer.MaxCheckedRows, maxRows), needsLearnt);
        return ModelCompletion.Complete(Plan, JudgedTargets, networks, IsJudged, HasIntervals && !isHasty);
    }

    private TrainedNetwork[] Outcome(int maxRows, int checkedRows, bool withLearnt) =>
        _chosen.Outcome(_refit is { IsDone: true } ? _refit : null, maxRows, checkedRows, withLearnt);

    /// <summary>Writes all that the next epochs depend on.</summary>
    internal void Save(BinaryWriter state)
    {
        _chosen.Save(state);
        state.Write(IsRefitting);
        _refit?.Save(state);
    }

    /// <summary>Continues from where another trainer, of the same data and options, stood.</summary>
    internal void Load(BinaryReader state)
    {
        _chosen.Load(state);
        if (state.ReadBoolean())
        {
            StateNumbers.Require(_chosen.IsDone && WillRefit, "the training on all rows");
            _refit = _chosen.Refit();
            _refit.Load(state);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _chosen.Dispose();
        _refit?.Dispose();
        Rows.Spool?.Dispose();
    }
}
