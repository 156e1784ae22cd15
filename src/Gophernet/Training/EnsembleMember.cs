using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>One of the networks that are trained: where it stands, and where it was best.</summary>
internal sealed class EnsembleMember : IDisposable
{
    private const int MaxRestarts = 5;
    private const float SmallerStep = 0.25f;

    // Where an epoch's loss is so many times the lowest, the network was on its way to numbers that overflow.
    private const double MaxGrowth = 10;

    private readonly Trainer _trainer;
    private readonly Validation? _validation;
    private readonly TrainingOptions _options;
    private readonly Parameters _best;
    private Parameters _good; // before the last epoch that went well: its loss is that of the weights as they were then
    private Parameters _before; // before the epoch that runs
    private double _lowestLoss = double.PositiveInfinity;
    private int _improvedEpoch; // on a tie the later epoch is the best, but patience is lost
    private float _learningRate;
    private int _restarts;

    /// <param name="trainer">Trains the network.</param>
    /// <param name="validation">Judges it after each epoch; null where there are no rows for it: the last epoch is the best then.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="lastEpoch">The epoch after which it is done.</param>
    public EnsembleMember(Trainer trainer, Validation? validation, TrainingOptions options, int lastEpoch)
    {
        (_trainer, _validation, _options, _learningRate, LastEpoch) = (trainer, validation, options, options.LearningRate, lastEpoch);
        _good = new Parameters(trainer.Network.Shape);
        _before = new Parameters(trainer.Network.Shape);
        _best = new Parameters(trainer.Network.Shape);
        _good.CopyFrom(trainer.Network.Parameters);
        _best.CopyFrom(trainer.Network.Parameters);
    }

    /// <summary>The epoch after which it is done.</summary>
    public int LastEpoch { get; }

    public int BestEpoch { get; private set; }

    public double BestError { get; private set; } = double.PositiveInfinity;

    public bool IsJudged => _validation is not null;

    /// <summary>The mean loss of a row in the last epoch.</summary>
    public double Loss { get; private set; }

    /// <summary>The error on the rows that judge, after the last epoch; NaN without any.</summary>
    public double Error { get; private set; } = double.NaN;

    /// <summary>How often a step went too far, and training continued from before with smaller ones.</summary>
    public int Restarts => _restarts;

    public bool IsDone => _trainer.Epoch >= LastEpoch
        || (_options.Patience > 0 && _validation is not null && _trainer.Epoch - _improvedEpoch >= _options.Patience);

    /// <summary>What the network, at its best, gives for rows that it has not learnt from; null where there are none.</summary>
    public HeldOutRows? HeldOut() => _validation is null ? null : new HeldOutRows(_validation.Rows, _validation.LogitsOf(Best()));

    /// <summary>The network as it was at its best.</summary>
    public Network Best() => new Network(_best).Copy();

    /// <exception cref="GophernetException">Training diverges, with smaller steps too.</exception>
    public void RunEpoch()
    {
        var parameters = _trainer.Network.Parameters;
        _before.CopyFrom(parameters);
        while (!TryRunEpoch())
        {
            // What was good before is taken up again, with smaller steps.
            _restarts++;
            parameters.CopyFrom(_good);
            _before.CopyFrom(_good);
            _trainer.Restart(_learningRate *= SmallerStep);
        }

        if (Loss <= MaxGrowth * _lowestLoss)
        {
            (_good, _before) = (_before, _good);
        }

        _lowestLoss = Math.Min(_lowestLoss, Loss);
        Error = _validation?.ErrorOf(_trainer.Network) ?? double.NaN;
        var error = double.IsNaN(Error) ? double.PositiveInfinity : Error;
        if (error < BestError)
        {
            _improvedEpoch = _trainer.Epoch;
        }

        if (_validation is null || error <= BestError)
        {
            (BestError, BestEpoch) = (error, _trainer.Epoch);
            _best.CopyFrom(parameters);
        }
    }

    /// <summary>Writes all that the next epochs depend on.</summary>
    public void Save(BinaryWriter state)
    {
        _trainer.Save(state);
        StateNumbers.Write(state, _good.Values);
        StateNumbers.Write(state, _best.Values);
        state.Write(BestEpoch);
        state.Write(BestError);
        state.Write(Loss);
        state.Write(Error);
        state.Write(_learningRate);
        state.Write(_restarts);
        state.Write(_lowestLoss);
        state.Write(_improvedEpoch);
    }

    /// <summary>Continues from where another stood.</summary>
    public void Load(BinaryReader state)
    {
        _trainer.Load(state);
        StateNumbers.Read(state, _good.Values);
        StateNumbers.Read(state, _best.Values);
        (BestEpoch, BestError, Loss, Error) = (state.ReadInt32(), state.ReadDouble(), state.ReadDouble(), state.ReadDouble());
        (_learningRate, _restarts, _lowestLoss, _improvedEpoch) = (state.ReadSingle(), state.ReadInt32(), state.ReadDouble(), state.ReadInt32());
    }

    /// <summary>Takes the network as it stands for the best so far: training continues a model, and must not make it worse.</summary>
    public void JudgeStart()
    {
        if (_validation is not null)
        {
            Error = _validation.ErrorOf(_trainer.Network);
            BestError = double.IsNaN(Error) ? double.PositiveInfinity : Error;
        }
    }

    public void Dispose() => _trainer.Dispose();

    private bool TryRunEpoch()
    {
        try
        {
            Loss = _trainer.RunEpoch();
            return true;
        }
        catch (GophernetException e)
        {
            return _restarts < MaxRestarts ? false : throw new GophernetException($"{e.Message}, {MaxRestarts} times with smaller steps too", e.Hint);
        }
    }
}
