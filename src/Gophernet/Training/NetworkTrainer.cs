using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// Trains one network: the steps of an epoch, smaller ones from before where they went too far, and which epoch was the best. The epoch loop is the
/// caller's.
/// </summary>
internal sealed class NetworkTrainer : IDisposable
{
    private const int MaxRestarts = 5;
    private const float SmallerStep = 0.25f;
    internal const string Advice = "Try a smaller learning rate, or inputs on a smaller scale.";

    // So many rows that it has learnt from tell whether its outputs are finite.
    internal const int MaxCheckedRows = 1024;

    // Where an epoch's loss is so many times the lowest, the network was on its way to numbers that overflow.
    private const double MaxGrowth = 10;

    private readonly TrainingRows _rows;
    private readonly TrainingOptions _options;
    private readonly Validation? _validation;
    private readonly bool _isShared; // by other processes, which may ask all to end
    private readonly BatchGradient _gradient;
    private readonly IStepRule _rule;
    private readonly BestNetwork _best;
    private Parameters _good; // before the last epoch that went well: its loss is that of the weights as they were then
    private Parameters _before; // before the epoch that runs
    private double _lowestLoss = double.PositiveInfinity;
    private int _improvedEpoch; // on a tie the later epoch is the best, but patience is lost
    private float _learningRate;

    /// <summary>Trains a network from where it stands.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train; its widths and starting weights are not looked at.</param>
    /// <param name="network">The network, changed in place.</param>
    /// <param name="member">Its number among several: each draws other random numbers.</param>
    /// <param name="workers">Who shares the work; null for one thread. The result does not depend on it.</param>
    /// <param name="validation">Judges it after each epoch; null where there are no rows for it: the last epoch is the best then.</param>
    /// <param name="lastEpoch">The epoch after which it is done; null for that of the options.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or the options contradict each other.</exception>
    public NetworkTrainer(
        TrainingRows rows, TrainingOptions options, Network network, int member = 0, Workers? workers = null, Validation? validation = null,
        int? lastEpoch = null)
    {
        rows.RequireFit(network.Shape);
        (_rows, _options, Network, _validation, _learningRate) = (rows, options, network, validation, options.LearningRate);
        (LastEpoch, _isShared) = (lastEpoch ?? options.Epochs, workers?.Group is not null);
        Work = EpochWork.Of(rows, validation?.Rows.Length ?? 0, options, network.Shape);
        _gradient = new BatchGradient(rows, options, network, workers ?? 1);
        _rule = options.Optimizer.CreateRule(rows, options, network, _gradient, member);
        (_good, _before, _best) = (new Parameters(network.Shape), new Parameters(network.Shape), new BestNetwork(network.Shape, rows, validation));
        _good.CopyFrom(network.Parameters);
        _best.Take(network.Parameters);
    }

    /// <summary>Whether the third wave of the learning rate is over, and what it gave up to its height, a third of the time, was not surpassed.</summary>
    private bool HasStopped => _options.StopsBetweenWaves && IsJudged && _options.Schedule == Schedule.CosLog4
        && Epoch >= LastEpoch * Schedule.EndOfThirdWave && BestEpoch <= LastEpoch / 3.0;

    private bool HasFiniteWeights => VectorLoop.AreFinite(Network.Parameters.Values) && VectorLoop.AreFinite(Network.Parameters.SparseValues);

    /// <summary>Asked within long epochs whether they should end.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>How much there is to do in an epoch: see <see cref="EpochWork"/>.</summary>
    internal double Work { get; }

    /// <summary>Whether short epochs can be cancelled too.</summary>
    internal bool StopsInShortEpochs { get; init; }

    /// <summary>The network that is trained, as it stands.</summary>
    public Network Network { get; }

    /// <summary>The epochs run so far.</summary>
    public int Epoch { get; private set; }

    /// <summary>The epoch after which it is done.</summary>
    public int LastEpoch { get; }

    /// <summary>The epoch at which it was best.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The error on the rows that judge, at its best.</summary>
    public double BestError { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether there are rows that judge it.</summary>
    public bool IsJudged => _validation is not null;

    /// <summary>What the error on those rows is, in a few words; null where there are none.</summary>
    public string? ErrorName => _validation?.ErrorName;

    /// <summary>The mean loss of a row in the last epoch.</summary>
    public double Loss { get; private set; }

    /// <summary>The error on the rows that judge, after the last epoch; NaN without any.</summary>
    public double Error { get; private set; } = double.NaN;

    /// <summary>How often a step went too far, and training continued from before with smaller ones.</summary>
    public int Restarts { get; private set; }

    /// <inheritdoc cref="BatchGradient.SharedBlockCount"/>
    public int SharedBlockCount => _gradient.SharedBlockCount;

    /// <summary>How training went so far.</summary>
    public TrainingCurve Curve { get; } = new();

    /// <summary>Whether it has run its epochs, or has lost patience.</summary>
    public bool IsDone => Epoch >= LastEpoch || (_options.Patience > 0 && IsJudged && Epoch - _improvedEpoch >= _options.Patience) || HasStopped;

    /// <summary>Shows the rows to the network once.</summary>
    /// <returns>The mean loss of a row.</returns>
    /// <exception cref="DivergenceException">Training diverges, with smaller steps too.</exception>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> asked for it: it stands where the epoch began.</exception>
    public double RunEpoch()
    {
        var cancellation = StopsInShortEpochs || EpochWork.IsLong(Work, _rows.LearntCount) ? Cancellation : default;
        _gradient.Cancellation = cancellation;
        _validation?.Cancellation = cancellation;
        _before.CopyFrom(Network.Parameters, cancellation);
        var canBeCanceled = cancellation.CanBeCanceled || _isShared;
        if (canBeCanceled)
        {
            _rule.Remember(cancellation);
        }

        var loss = Loss;
        try
        {
            RunEpoch(canBeCanceled);
        }
        catch (OperationCanceledException)
        {
            GoBack(loss);
            throw;
        }

        return Loss;
    }

    /// <summary>Takes the network as it stands for the best so far: training continues a model, and must not make it worse.</summary>
    /// <param name="validation">Judges it here alone: it is not known yet whether other processes have the same rows.</param>
    public void JudgeStart(Validation validation)
    {
        Error = ErrorOf(validation);
        BestError = double.IsNaN(Error) ? double.PositiveInfinity : Error;
    }

    /// <inheritdoc cref="BestNetwork.Give"/>
    public Network Best(int checkedRows = MaxCheckedRows) => _best.Give(checkedRows, BestEpoch);

    /// <inheritdoc cref="BestNetwork.HeldOut"/>
    public RowLogits? HeldOut(int maxRows = int.MaxValue, int checkedRows = MaxCheckedRows) => _best.HeldOut(maxRows, checkedRows, BestEpoch);

    /// <summary>Writes all that the next epochs depend on.</summary>
    public void Save(BinaryWriter state)
    {
        _rule.Save(state);
        StateNumbers.Write(state, Network.Parameters.Values);
        StateNumbers.Write(state, _good.Values);
        StateNumbers.Write(state, _best.Parameters.Values);
        StateNumbers.Write(state, Network.Parameters.SparseValues);
        StateNumbers.Write(state, _good.SparseValues);
        StateNumbers.Write(state, _best.Parameters.SparseValues);
        state.Write(Epoch);
        state.Write(BestEpoch);
        state.Write(BestError);
        state.Write(Loss);
        state.Write(Error);
        state.Write(_learningRate);
        state.Write(Restarts);
        state.Write(_lowestLoss);
        state.Write(_improvedEpoch);
        Curve.Save(state);
    }

    /// <summary>Continues from where another trainer, of the same rows and options, stood.</summary>
    public void Load(BinaryReader state)
    {
        _rule.Load(state);
        StateNumbers.ReadFinite(state, Network.Parameters.Values, "a weight");
        StateNumbers.ReadFinite(state, _good.Values, "a weight");
        StateNumbers.ReadFinite(state, _best.Parameters.Values, "a weight");
        StateNumbers.ReadFinite(state, Network.Parameters.SparseValues, "a weight of a text");
        StateNumbers.ReadFinite(state, _good.SparseValues, "a weight of a text");
        StateNumbers.ReadFinite(state, _best.Parameters.SparseValues, "a weight of a text");
        (Epoch, BestEpoch, BestError) = (state.ReadInt32(), state.ReadInt32(), state.ReadDouble());
        (Loss, Error, _learningRate, Restarts) = (state.ReadDouble(), state.ReadDouble(), state.ReadSingle(), state.ReadInt32());
        (_lowestLoss, _improvedEpoch) = (state.ReadDouble(), state.ReadInt32());
        StateNumbers.Require(Epoch >= 0 && Epoch <= LastEpoch, "the epoch");
        StateNumbers.Require(BestEpoch >= 0 && BestEpoch <= Epoch && _improvedEpoch >= 0 && _improvedEpoch <= Epoch, "the best epoch");
        StateNumbers.Require(!double.IsNaN(BestError) && double.IsFinite(Loss) && !double.IsNaN(_lowestLoss), "an error");
        StateNumbers.Require(Restarts is >= 0 and <= MaxRestarts, "the number of restarts");
        StateNumbers.Require(_learningRate >= 0 && _learningRate <= _options.LearningRate, "the learning rate");
        Curve.Load(state);
        _gradient.TextStep?.Restart(_learningRate / _options.LearningRate);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _gradient.Dispose();

    /// <summary>How wrong the network is, compared with rows that it learns from alone.</summary>
    private double ErrorOf(Validation validation, CancellationToken cancellation = default) => validation.ErrorOf(
        ComparedRows.Complete(Network.Parameters, _rows, _rows.Indexes, ComparedRows.MaxRowsOfEpoch, cancellation));

    private void RunEpoch(bool canBeCanceled)
    {
        Epoch++;
        while (!TryTakeSteps())
        {
            if (Restarts == MaxRestarts)
            {
                throw new DivergenceException(
                    $"the loss or a weight is no longer a finite number in epoch {Epoch}: training has diverged, {MaxRestarts} times with smaller steps too",
                    Advice);
            }

            // What was good before is taken up again, with smaller steps.
            Restarts++;
            Network.Parameters.CopyFrom(_good);
            _before.CopyFrom(_good);
            _rule.Restart(_learningRate *= SmallerStep);
            if (canBeCanceled)
            {
                _rule.Remember();
            }
        }

        var error = _validation is null ? double.NaN : ErrorOf(_validation, _validation.Cancellation);
        if (Loss <= MaxGrowth * _lowestLoss)
        {
            (_good, _before) = (_before, _good);
        }

        _lowestLoss = Math.Min(_lowestLoss, Loss);
        Judge(error);
    }

    /// <summary>Goes back to where a cancelled epoch began. What was learnt in the first is the best until it is run again.</summary>
    private void GoBack(double loss)
    {
        if (--Epoch == 0 && _rule.TakesManySteps && double.IsPositiveInfinity(BestError) && HasFiniteWeights)
        {
            _best.Take(Network.Parameters);
        }

        Loss = loss;
        Network.Parameters.CopyFrom(_before);
        _rule.Undo();
    }

    /// <summary>Takes the steps of an epoch. The loss is taken before the last of them, which may have gone too far: the weights are looked at too.</summary>
    private bool TryTakeSteps()
    {
        var loss = _rule.TakeSteps(Epoch);
        if (!double.IsFinite(loss) || !HasFiniteWeights)
        {
            return false;
        }

        Loss = loss;
        return true;
    }

    private void Judge(double judged)
    {
        Error = judged;
        Curve.Add(Epoch, Loss, IsJudged ? judged : null);
        var error = double.IsNaN(Error) ? double.PositiveInfinity : Error;
        if (error < BestError)
        {
            _improvedEpoch = Epoch;
        }

        if (_validation is null || error <= BestError)
        {
            (BestError, BestEpoch) = (error, Epoch);
            _best.Take(Network.Parameters);
        }
    }
}
