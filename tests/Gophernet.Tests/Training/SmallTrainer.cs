using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Trainers of one network on matrices.</summary>
internal static class SmallTrainer
{
    /// <summary>Trains a network from where it stands.</summary>
    public static NetworkTrainer Of(Network network, Matrix features, Matrix targets, TrainingOptions options, int threads = 1) =>
        new(new TrainingRows(features, targets), options, network, workers: threads);

    /// <summary>Trains a chain of layers from starting weights.</summary>
    public static NetworkTrainer New(Matrix features, Matrix targets, TrainingOptions options)
    {
        var rows = new TrainingRows(features, targets);
        var shape = NetworkShape.Create(features.Columns, [.. options.Hidden], options.HiddenActivation, targets.Columns, options.OutputActivation);
        return new NetworkTrainer(rows, options, NewNetwork.Create(shape, rows, options, member: 0));
    }
}
