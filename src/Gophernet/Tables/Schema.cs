using System.Collections.Immutable;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables;

/// <summary>What a model knows of the tables it works on: columns are found by these names, in any order. It travels in the model file.</summary>
/// <param name="Columns">Every column of the training table, in order: where an input has no header, columns are found by position.</param>
/// <param name="MissingTexts">The texts of missing values.</param>
/// <param name="Features">The columns that the network learns from.</param>
/// <param name="Target">What it predicts.</param>
internal sealed record Schema(ImmutableArray<string> Columns, ImmutableArray<string> MissingTexts, ImmutableArray<Feature> Features, Target Target)
{
    /// <summary>The names of the features.</summary>
    public ImmutableArray<string> FeatureNames => [.. Features.Select(feature => feature.Name)];

    /// <summary>The numbers that features become.</summary>
    public int NumberCount
    {
        get
        {
            var count = 0;
            foreach (var feature in Features)
            {
                count += feature.NumberCount;
            }

            return count;
        }
    }

    /// <summary>The columns of categories that features become.</summary>
    public int CodeCount
    {
        get
        {
            var count = 0;
            foreach (var feature in Features)
            {
                count += feature.IsCategory ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>The columns of texts.</summary>
    public int TextCount
    {
        get
        {
            var count = 0;
            foreach (var feature in Features)
            {
                count += feature.IsText ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>How many categories each of these columns has.</summary>
    public ImmutableArray<int> CodeWidths => [.. Features.Where(feature => feature.IsCategory).Select(feature => feature.Width)];

    /// <summary>The number of inputs of the network, each category counted as one.</summary>
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
