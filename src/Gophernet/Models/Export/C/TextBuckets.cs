using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The buckets of n-grams that texts of training had: no other counts.</summary>
internal static class TextBuckets
{
    /// <summary>Those of a column, ascending.</summary>
    public static int[] UsedOf(TextFeature feature) => Sequences.Range(feature.Rarity.Length).Where(bucket => feature.Rarity[bucket] > 0);
}
