using System.Collections.Immutable;

namespace Gophernet.Training;

/// <summary>What the rows of each class count.</summary>
/// <param name="IsBalanced">Whether all classes count the same together, however many rows they have.</param>
/// <param name="Named">The weights of classes by name; the others count 1.</param>
public sealed record ClassWeighting(bool IsBalanced, ImmutableArray<(string Class, float Weight)> Named)
{
    /// <summary>The weight of each class.</summary>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="actual">The class of each row.</param>
    /// <exception cref="GophernetException">A class is named that does not occur.</exception>
    internal double[] WeightsOf(ImmutableArray<string> classes, ReadOnlySpan<double> actual)
    {
        var weights = new double[classes.Length];
        if (IsBalanced)
        {
            foreach (var code in actual)
            {
                weights[(int)code]++;
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = weights[i] == 0 ? 0 : actual.Length / (weights[i] * weights.Length);
            }

            return weights;
        }

        weights.AsSpan().Fill(1);
        foreach (var (name, weight) in Named)
        {
            var index = classes.IndexOf(name);
            weights[index >= 0 ? index : throw new GophernetException(
                $"a weight is given for the class \"{name}\", which does not occur",
                NearestName.Find(name, classes) is { } near ? $"Did you mean {near}?" : $"The classes are: {NameList.Shorten(classes)}.")
            {
                IsOfSettings = true,
                Settings = [new("class-weight")],
            }] = weight;
        }

        return weights;
    }
}
