using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>Draws the weights that training starts from.</summary>
internal static class NewNetwork
{
    // As many rows say where the quantiles are.
    private const int MaxRowsOfSteps = 10_000;

    /// <summary>A network with starting weights.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="rows">The rows that it will learn from.</param>
    /// <param name="options">The starting weights, and the seed.</param>
    /// <param name="member">Its number among several.</param>
    public static Network Create(NetworkShape shape, TrainingRows rows, TrainingOptions options, int member)
    {
        var network = new Network(new Parameters(shape));
        var random = new RandomSource(options.Seed, RandomPurpose.StartingWeights, (ulong)member);
        options.StartingWeights.Fill(network.Parameters, random);
        if (shape.Input is { } input && input.Steps.Any(step => step.IsFitted))
        {
            FitSteps(network.Parameters, input.Steps, Sample(rows, MaxRowsOfSteps, random).Inputs.Numbers);
        }

        if (options.StartingWeights.AreFitted)
        {
            FittedWeights.Fit(network, Sample(rows, FittedWeights.MaxRows, random).Inputs, random);
        }

        return network;
    }

    private static Batch Sample(TrainingRows rows, int count, RandomSource random)
    {
        int[] indexes = [.. rows.Indexes];
        random.Shuffle(indexes);
        var sample = new Batch();
        rows.Gather(indexes.AsSpan(0, Math.Min(count, indexes.Length)), sample);
        return sample;
    }

    private static void FitSteps(Parameters parameters, ImmutableArray<InputStep> steps, PanelMatrix numbers)
    {
        var places = InputPlace.Of(steps.AsSpan());
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i].Fit(parameters.Tensors(places[i]), numbers, places[i].Number);
        }
    }
}
