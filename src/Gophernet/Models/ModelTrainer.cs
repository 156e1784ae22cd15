using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>From a table to a model: fits the encoder, trains the network epoch by epoch, and puts both together.</summary>
public sealed class ModelTrainer
{
    private readonly TrainingTable _data;
    private readonly TrainingOptions _options;
    private readonly FeatureEncoder _encoder;
    private readonly Trainer _trainer;
    private double _loss;

    /// <summary>Encodes the table and draws the starting weights.</summary>
    /// <param name="data">The rows to learn from; they are not needed afterwards.</param>
    /// <param name="options">How to train.</param>
    public ModelTrainer(TrainingTable data, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        _data = data;
        _options = options;
        _encoder = options.StandardiseInputs ? FeatureEncoder.Standardising(data.Table) : FeatureEncoder.Unscaled(data.Table.FeatureCount);
        var features = new Matrix(0, 0);
        _encoder.EncodeRows(data.Table, features);
        _trainer = new Trainer(features, TargetEncoder.Encode(data.Table.ClassCodes, data.Schema.Classes.Length), options);
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
        _data.Schema, _encoder, _trainer.Network.Copy(), new TrainingRecord(ProductVersion.Current, _options, _data.Table.RowCount, Epoch, _loss));
}
