using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// Trains one network or several side by side, each judged after every epoch on rows that it does not learn from; where there are several, on
/// others each, so that every row teaches most of them. Networks of other shapes are judged on the same rows, to be compared. The epoch loop is the
/// caller's.
/// </summary>
internal sealed class EnsembleTrainer : IDisposable
{
    private readonly TrainingRows _rows;
    private readonly ImmutableArray<Network> _start;
    private readonly ImmutableArray<bool[]?> _masks;
    private readonly NetworkTrainer[] _members;
    private readonly int _first; // the number of the first of them in the ensemble
    private readonly WorkerPool _memberPool;
    private readonly WorkerPool _validationPool;
    private readonly Action<int> _runMember;
    private readonly bool _hasLongEpochs; // of all networks together

    /// <summary>Divides the rows and draws the starting weights.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="strata">A number a row: its class, or what is predicted. Each part of the rows gets its share of small and large ones.</param>
    /// <param name="validation">Other rows to be judged on; null to take the share of the rows that the options say.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="shapes">The shape of each network, as many as the options say; those of the same kind share an object, and kinds take turns.</param>
    /// <param name="options">How to train.</param>
    /// <param name="workers">Who shares the work; the result does not depend on it.</param>
    /// <param name="start">The networks to continue (warm start), as many as the options say, which are not changed; none to draw starting weights.</param>
    /// <param name="dependence">What makes the rows depend on each other; null where they are independent.</param>
    /// <param name="repeats">The rows that have the same inputs as others; null for none.</param>
    /// <param name="masks">For each network, which numbers of a row it takes, as they are; null for all, and none where each takes all.</param>
    /// <param name="share">Which of the networks are trained; null for all.</param>
    /// <exception cref="GophernetException">The rows are of one group, or of one time.</exception>
    public EnsembleTrainer(
        TrainingRows rows, ReadOnlySpan<double> strata, TrainingRows? validation, TaskKind task, ImmutableArray<NetworkShape> shapes, TrainingOptions options,
        Workers workers, ImmutableArray<Network> start = default, RowDependence? dependence = null, RepeatedRows? repeats = null,
        ImmutableArray<bool[]?> masks = default, WorkShare? share = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NetworkCount, 1, nameof(options));
        (_rows, Options, Task, Shapes, Workers, _start, _masks) = (rows, options, task, shapes, workers, start, masks);
        (_first, var count) = (share ?? new WorkShare(1, 1)).Of(options.NetworkCount);
        (_memberPool, _validationPool, _runMember) = (CreateMemberPool(count), CreateValidationPool(count), RunMember);
        var parts = RowDivision.Of(rows.Indexes, strata, validation is not null, task, options, dependence, repeats, shapes.Distinct().Length);
        IsJudged = validation is not null || Array.Exists(parts, part => part.Judged.Length > 0);
        _members = new NetworkTrainer[count];
        for (var member = 0; member < _members.Length; member++)
        {
            var (learnt, judged) = parts[_first + member];
            _members[member] = CreateMember(
                _first + member, judged.Length == 0 ? rows : rows.Take(learnt), judged.Length == 0 ? validation : rows.Take(judged), options.Epochs);
        }

        _hasLongEpochs = AreLong(_members);
    }

    /// <summary>Trains the networks of another trainer again, on all rows, for as many epochs as were best there.</summary>
    private EnsembleTrainer(EnsembleTrainer chosen)
    {
        (_rows, Options, Task, Shapes) = (chosen._rows, chosen.Options, chosen.Task, chosen.Shapes);
        (Workers, _start, _masks, _first) = (chosen.Workers, chosen._start, chosen._masks, chosen._first);
        var count = chosen._members.Length;
        (_memberPool, _validationPool, _runMember) = (CreateMemberPool(count), CreateValidationPool(count), RunMember);
        _members = [.. chosen._members.Select((member, i) => CreateMember(_first + i, _rows, null, member.BestEpoch))];
        _hasLongEpochs = AreLong(_members);
    }

    /// <summary>How the networks are trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>What is predicted.</summary>
    public TaskKind Task { get; }

    /// <summary>The shape of each network.</summary>
    public ImmutableArray<NetworkShape> Shapes { get; }

    /// <summary>How many networks are trained: there may be none in a share.</summary>
    public int NetworkCount => _members.Length;

    /// <summary>Of each network the blocks of a batch that processes share; 0 where each computes all of them.</summary>
    public int[] SharedBlockCounts => _members.Select(member => member.SharedBlockCount);

    /// <summary>Who shares the work.</summary>
    public Workers Workers { get; }

    /// <summary>Asked within long epochs whether they should end.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The epochs run so far.</summary>
    public int Epoch { get; private set; }

    /// <summary>The epochs there will be at most.</summary>
    public int LastEpoch
    {
        get
        {
            var last = 0;
            foreach (var member in _members)
            {
                last = Math.Max(last, member.LastEpoch);
            }

            return last;
        }
    }

    /// <summary>Whether every network has run its epochs, or has lost patience.</summary>
    public bool IsDone => Array.TrueForAll(_members, member => member.IsDone);

    /// <summary>The mean loss of a row in the last epoch, over all networks.</summary>
    public double Loss => MeanOf(member => member.Loss);

    /// <summary>The mean error on the rows that judge after the last epoch, over all networks; NaN without any.</summary>
    public double Error => MeanOf(member => member.Error);

    /// <summary>Whether there are rows that judge.</summary>
    public bool IsJudged { get; }

    /// <summary>What <see cref="Error"/> is, in a few words; null where there are no such rows.</summary>
    public string? ErrorName => _members.Length == 0 ? null : _members[0].ErrorName;

    /// <summary>How often a step went too far, and training continued from before with smaller ones, over all networks.</summary>
    public int Restarts => (int)_members.Sum(member => member.Restarts);

    /// <summary>The epoch at which each network was best.</summary>
    public ImmutableArray<int> BestEpochs => [.. _members.Select(member => member.BestEpoch)];

    /// <summary>The networks, each as it was at its best.</summary>
    /// <exception cref="DivergenceException">What one gives for rows that it has learnt from is not finite.</exception>
    public ImmutableArray<Network> Networks => [.. _members.Select(member => member.Best())];

    /// <summary>What each network, at its best, gives for the rows that judge it; none where there are no such rows.</summary>
    /// <exception cref="DivergenceException">What one gives for those that it has learnt from is not finite.</exception>
    public RowLogits[] HeldOut() => _members
        .Select((member, i) => member.HeldOut()?.Of(_first + i)).OfType<RowLogits>();

    /// <summary>What training came to so far, of each network; further training does not change it.</summary>
    /// <param name="refit">What has trained them again on all rows; null for nobody.</param>
    /// <param name="maxRows">Of more rows that networks put out something for, some that lie evenly among them.</param>
    /// <param name="checkedRows">For each network, so many that it has learnt from are looked at first.</param>
    /// <param name="withLearnt">Whether outputs for rows that were learnt from are asked for where no others judge.</param>
    /// <exception cref="DivergenceException">What one gives for rows that it has learnt from is not finite.</exception>
    public TrainedNetwork[] Outcome(EnsembleTrainer? refit, int maxRows, int checkedRows, bool withLearnt)
    {
        var outputs = Array.ConvertAll(_members, member => member.HeldOut(maxRows, checkedRows));
        return _members.Select((member, i) =>
        {
            var network = (refit ?? this)._members[i].Best(checkedRows);
            var given = outputs[i] ?? (withLearnt && !IsJudged ? RowLogits.Of(network, _rows, _rows.Indexes, maxRows) : null);
            return new TrainedNetwork(_first + i, network, member.Epoch, member.BestEpoch, member.Loss, member.Curve.Rounded())
            {
                ErrorName = member.ErrorName,
                Outputs = given?.Of(_first + i),
            };
        });
    }

    /// <summary>A trainer that trains the networks again on all rows, for as many epochs as were best here.</summary>
    public EnsembleTrainer Refit() => new(this);

    /// <summary>Runs an epoch of every network that is not done.</summary>
    /// <exception cref="DivergenceException">Training diverges, with smaller steps too.</exception>
    /// <exception cref="OperationCanceledException">
    /// <see cref="Cancellation"/> asked for it: each network stands before the epoch, or after it where it was done with it, and then waits for the others.
    /// </exception>
    public void RunEpoch()
    {
        _memberPool.Run(_members.Length, _runMember);
        Epoch++;
    }

    /// <summary>Writes all that the next epochs depend on.</summary>
    public void Save(BinaryWriter state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write(Epoch);
        foreach (var member in _members)
        {
            member.Save(state);
        }
    }

    /// <summary>Continues from where another trainer, of the same rows and options, stood.</summary>
    public void Load(BinaryReader state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Epoch = state.ReadInt32();
        foreach (var member in _members)
        {
            member.Load(state);
            StateNumbers.Require(member.Epoch <= Epoch + 1, "the epoch");
        }

        StateNumbers.Require(Epoch <= LastEpoch, "the epoch");
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _memberPool.Dispose();
        _validationPool.Dispose();
        foreach (var member in _members)
        {
            member.Dispose();
        }
    }

    // Networks are shared out first, as they wait for each other least; threads that are left share the rows of each. Processes that share rows train
    // the networks one after the other, all of them the same one.
    private WorkerPool CreateMemberPool(int members) => new(Workers.Group is null ? Math.Clamp(members, 1, Workers.Threads) : 1);

    private WorkerPool CreateValidationPool(int members) => new(members == 1 || Workers.Group is not null ? Workers.Threads : 1);

    private NetworkTrainer CreateMember(int index, TrainingRows learnt, TrainingRows? judged, int lastEpoch)
    {
        var mask = _masks.IsDefault ? null : _masks[index];
        learnt = mask is null ? learnt : learnt.Masked(mask);
        var network = _start.IsDefault ? NewNetwork.Create(Shapes[index], learnt, Options, index) : _start[index].Copy();
        if (mask is not null)
        {
            network.Ignore(mask); // for good: where an input is 0 in every row, the gradient of its weights is
        }

        Validation? JudgeBy(ProcessGroup? group) => judged is null ? null : new(judged, Task, Options.Loss, Shapes[index], _validationPool, group);
        var validation = JudgeBy(Workers.Group);
        var options = Shapes[index].IsComparing ? ComparedRows.OptionsFor(Options) : Options;
        var member = new NetworkTrainer(learnt, options, network, index, Workers.Share(_memberPool.ThreadCount), validation, lastEpoch);
        if (!_start.IsDefault && validation is not null)
        {
            member.JudgeStart(Workers.Group is null ? validation : JudgeBy(null)!);
        }

        return member;
    }

    private void RunMember(int index)
    {
        if (_hasLongEpochs)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        var member = _members[index];
        if (!member.IsDone && member.Epoch == Epoch) // it is ahead where it was done with an epoch that was cancelled
        {
            member.Cancellation = Cancellation;
            member.RunEpoch();
        }
    }

    private static bool AreLong(NetworkTrainer[] members)
    {
        var work = 0.0;
        foreach (var member in members)
        {
            work += member.Work;
        }

        return EpochWork.IsLong(work, int.MaxValue);
    }

    private double MeanOf(Func<NetworkTrainer, double> value)
    {
        var sum = 0.0;
        foreach (var member in _members)
        {
            sum += value(member);
        }

        return sum / _members.Length;
    }
}
