
namespace Gophernet.Tables;

/// <summary>Where the inputs of a feature stand in encoded rows.</summary>
/// <param name="FirstNumber">The first of its numbers.</param>
/// <param name="NumberCount">How many they are.</param>
/// <param name="Code">Its column of categories; −1 for none.</param>
/// <param name="Text">Its column of texts; −1 for none.</param>
internal readonly record struct FeaturePlace(int FirstNumber, int NumberCount, int Code, int Text)
{
    /// <summary>The places of all features, in their order.</summary>
    public static FeaturePlace[] Of(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var (numbers, codes, texts) = (0, 0, 0);
        return schema.Features.Select(feature =>
        {
            var place = new FeaturePlace(numbers, feature.NumberCount, feature.IsCategory ? codes : -1, feature.IsText ? texts : -1);
            numbers += feature.NumberCount;
            codes += feature.IsCategory ? 1 : 0;
            texts += feature.IsText ? 1 : 0;
            return place;
        });
    }
}
