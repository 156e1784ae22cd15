using System.Collections.Immutable;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables;

/// <summary>What a model knows of the tables it works on: columns are found by these names, in any order. It travels in the model file.</summary>
/// <param name="Columns">Every column of the training table, in order: where an input has no header, columns are found by position.</param>
/// <param name="MissingTexts">The texts of missing values.</param>
/// <param name="Features">The columns that the network learns from.</param>
/// <param name="Target">What it predicts.</param>
public sealed record Schema(ImmutableArray<string> Columns, ImmutableArray<string> MissingTexts, ImmutableArray<Feature> Features, Target Target)
{
    /// <summary>The names of the features.</summary>
    public ImmutableArray<string> FeatureNames => [.. Features.Select(feature => feature.Name)];

    /// <summary>The number of inputs of the network.</summary>
    public int InputCount
    {
        get
        {
            var count = 0; // no LINQ: its enumerator would be allocated for every block of rows
            foreach (var feature in Features)
            {
                count += feature.Width;
            }

            return count;
        }
    }
}
