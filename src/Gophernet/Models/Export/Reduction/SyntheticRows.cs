using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;

namespace Gophernet.Models.Export.Reduction;

/// <summary>
/// Rows that are drawn from what a model's record knows of its training table, each column by itself: between the quantiles of numbers, and as often as each of
/// the most frequent categories. They are as wide as rows of training are, but columns that go together there do not here.
/// </summary>
internal static class SyntheticRows
{
    private const int Count = 1000;

    /// <summary>Draws rows, the same for every call; null where the record does not know each column, or one is of texts.</summary>
    public static Table? Of(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var features = model.Schema.Features;
        var profiles = features.Select(feature => feature.IsText ? null : model.Record?.Data?.Of(feature.Name));
        if (profiles.Any(profile => profile is null))
        {
            return null;
        }

        var (random, row) = (new RandomSource(0, RandomPurpose.Reduction), new double[features.Length]);
        var table = new Table("<rows>", features.AsSpan(), targetCount: 0);
        for (var i = 0; i < Count; i++)
        {
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = Value(features[column], profiles[column]!, random);
            }

            table.Append(row, [], line: 0);
        }

        return table;
    }

    private static double Value(Feature feature, ColumnProfile profile, RandomSource random)
    {
        var (isPresent, place) = (random.NextSingle() >= profile.MissingShare, random.NextSingle());
        return !isPresent ? double.NaN : profile switch
        {
            NumberProfile numbers => Number(numbers, place, random.NextSingle()),
            CategoryProfile categories => Category(feature, categories, place),
            _ => double.NaN,
        };
    }

    private static double Number(NumberProfile profile, double place, double within)
    {
        if (profile.Quantiles.IsEmpty)
        {
            return double.NaN;
        }

        var bin = 0;
        for (; bin < profile.Bins.Length - 1 && place >= profile.Bins[bin]; bin++)
        {
            place -= profile.Bins[bin];
        }

        return profile.Quantiles[bin] + within * (profile.Quantiles[bin + 1] - profile.Quantiles[bin]);
    }

    private static double Category(Feature feature, CategoryProfile profile, double place)
    {
        var all = profile.OtherCount;
        foreach (var (_, rows) in profile.Counts)
        {
            all += rows;
        }

        var left = (long)(place * all);
        foreach (var (name, rows) in profile.Counts)
        {
            if (left < rows)
            {
                return feature is CategoricalFeature categories ? categories.Categories.IndexOf(name) : name == ((BooleanFeature)feature).Yes ? 1 : 0;
            }

            left -= rows;
        }

        return feature is CategoricalFeature ? CategoricalFeature.OtherCode : double.NaN;
    }
}
