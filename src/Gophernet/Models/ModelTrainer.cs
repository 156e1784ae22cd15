using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>From a table to a model: fits the encoder, trains the network epoch by epoch, and puts both together.</summary>
public sealed class ModelTrainer : IDisposable
{
    private readonly TrainingTable _data;
    private readonly TrainingOptions _options;
    private readonly Trainer _trainer;
    private double _loss;

    /// <summary>Encodes the table and draws the starting weights.</summary>
    /// <param name="data">The rows to learn from; they are not needed afterwards.</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">How many threads to use; the model does not depend on it.</param>
    /// <exception cref="GophernetException">The options are for another task.</exception>
    public ModelTrainer(TrainingTable data, TrainingOptions options, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        _data = data;
        _options = ForTask(options, data.Schema.Target.Task);
        _trainer = new Trainer(
            FeatureEncoder.EncodeRows(data.Schema, data.Table, threads), FeatureEncoder.EncodeTargets(data.Schema, data.Table, threads), _options, threads);
    }

    /// <summary>The epochs run so far.</summary>
    public int Epoch => _trainer.Epoch;

    /// <summary>The network's shape.</summary>
    public NetworkShape Shape => _trainer.Network.Shape;

    /// <summary>Shows every row to the network once.</summary>
    /// <returns>The mean loss of a row.</returns>
    /// <exception cref="GophernetException">Training has diverged.</exception>
    public double RunEpoch() => _loss = _trainer.RunEpoch();

    /// <summary>The model as it stands now; going on with training does not change it.</summary>
    public Model ToModel() => new(
        _data.Schema, _trainer.Network.Copy(), new TrainingRecord(ProductVersion.Current, _options, _data.Table.RowCount, Epoch, _loss));

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _trainer.Dispose();

    /// <summary>Outputs and loss that fit what is predicted: numbers are not probabilities, and labels do not exclude each other.</summary>
    private static TrainingOptions ForTask(TrainingOptions options, TaskKind task) => task switch
    {
        TaskKind.Regression when options.Loss == Loss.SquaredError => throw new GophernetException(
            $"the preset {options.Preset} is for classes, and the target is numbers", "Leave --preset out, or see --task."),
        TaskKind.Regression => options with { OutputActivation = Activation.Identity, Loss = Loss.SquaredError },
        TaskKind.MultiLabel => options with { OutputActivation = Activation.Sigmoid },
        _ => options,
    };
}
