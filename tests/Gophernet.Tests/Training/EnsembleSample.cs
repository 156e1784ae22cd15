using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Small tables with classes that can be learnt a little, and trainers of networks on them.</summary>
internal static class EnsembleSample
{
    public const int Inputs = 4;
    public const int Classes = 3;

    public static TrainingOptions Options { get; } = Preset.Plain with
    {
        Hidden = [8], BatchSize = 16, LearningRate = 0.01f, Epochs = 12, ValidationFraction = 0.2, NetworkCount = 2, Dropout = 0.1f,
    };

    public static NetworkShape Shape { get; } = NetworkShape.Create(Inputs, [8], Activation.Relu, Classes, Activation.Softmax);

    public static NetworkShape Linear { get; } = NetworkShape.Create(1, [], Activation.Identity, 1, Activation.Identity);

    /// <summary>Rows of three classes, the input of the class raised; and the class of each.</summary>
    public static (TrainingRows Rows, double[] Classes) Table(int rows, int seed = 1)
    {
        var random = new Random(seed);
        var (features, targets, classes) = (new Matrix(rows, Inputs), new Matrix(rows, Classes), new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var code = random.Next(Classes);
            for (var i = 0; i < Inputs; i++)
            {
                features[row, i] = 2 * random.NextSingle() - 1 + (i == code ? 0.7f : 0);
            }

            targets[row, code] = 1;
            classes[row] = code;
        }

        return (new TrainingRows(features, targets), classes);
    }

    /// <summary>Rows of one number, each the same.</summary>
    public static TrainingRows Numbers(int rows, float input, float target) => new(
        new Matrix(rows, 1, [.. Enumerable.Repeat(input, rows)]), new Matrix(rows, 1, [.. Enumerable.Repeat(target, rows)]));

    public static EnsembleTrainer Trainer(TrainingOptions options, int rows = 100, TrainingRows? validation = null, int threads = 1)
    {
        var (table, classes) = Table(rows);
        return new EnsembleTrainer(table, classes, validation, TaskKind.Classification, Shapes(Shape, options), options, threads);
    }

    /// <summary>Steps of plain descent on numbers.</summary>
    public static EnsembleTrainer NumberTrainer(TrainingOptions options, TrainingRows rows, TrainingRows? validation = null) =>
        new(rows, new double[rows.Inputs.RowCount], validation, TaskKind.Regression, Shapes(Linear, options), options, workers: 1);

    public static TrainingOptions NumberOptions { get; } = Preset.Classic with
    {
        OutputActivation = Activation.Identity, StartingWeights = StartingWeights.NormalScaled, Reduction = GradientReduction.Mean, Epochs = 20,
    };

    /// <summary>Runs every epoch there is.</summary>
    public static EnsembleTrainer Run(EnsembleTrainer trainer)
    {
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        return trainer;
    }

    /// <summary>The same for every network.</summary>
    public static ImmutableArray<NetworkShape> Shapes(NetworkShape shape, TrainingOptions options) =>
        [.. Enumerable.Repeat(shape, options.NetworkCount)];
}
