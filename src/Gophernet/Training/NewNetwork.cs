using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>Draws the weights that training starts from.</summary>
internal static class NewNetwork
{
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
        if (options.StartingWeights.AreFitted)
        {
            int[] indexes = [.. rows.Indexes];
            random.Shuffle(indexes);
            var sample = new Batch();
            rows.Gather(indexes.AsSpan(0, Math.Min(FittedWeights.MaxRows, indexes.Length)), sample);
            FittedWeights.Fit(network, sample.Inputs, random);
        }

        return network;
    }
}
