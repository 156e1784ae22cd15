using System.Text;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Profiles;

/// <summary>What is recorded of a column.</summary>
public class ProfileTests
{
    [Fact]
    public void Quantiles_of_few_numbers_are_among_them()
    {
        // Of 0 … 100, the quantile of p is 100·p.
        var profile = Of([.. Enumerable.Range(0, 101).Select(i => (double)(i * 37 % 101))]);

        Assert.Equal([0, 1, 25, 50, 75, 99, 100], profile.Quantiles);
        Assert.Equal([0.0198, 0.2376, 0.2475, 0.2475, 0.2376, 0.0099], profile.Bins); // 2, 24, 25, 25, 24 and 1 of 101
    }

    [Fact]
    public void Of_many_numbers_the_ends_are_exact_and_the_quartiles_close()
    {
        const int Rows = 100_000;
        const double Close = 0.05; // of the range: more than three deviations of the place of a quartile
        var values = Enumerable.Range(0, Rows).Select(i => (double)((long)i * 7919 % Rows)).ToArray();

        var profile = Of(values);

        Assert.Equal((0, Rows - 1), (profile.Low, profile.High));
        Assert.All([(2, 0.25), (3, 0.5), (4, 0.75)], ((int Index, double Place) quartile) =>
            Assert.InRange(profile.Quantiles[quartile.Index] / Rows, quartile.Place - Close, quartile.Place + Close));
    }

    [Fact]
    public void A_period_of_the_rows_does_not_hide_half_of_them()
    {
        var values = Enumerable.Range(0, 10_240).Select(i => (double)(i % 10 < 5 ? 0 : 1)).ToArray(); // ten rows for each that is looked at

        Assert.Equal((0, 1), (Of(values).Quantiles[2], Of(values).Quantiles[4]));
    }

    [Fact]
    public void Missing_numbers_are_a_share_and_no_part_of_the_rest()
    {
        var profile = Of([1, double.NaN, 3, double.NaN]);

        Assert.Equal(0.5, profile.MissingShare);
        Assert.Equal((1, 3), (profile.Low, profile.High));
        Assert.Empty(Of([double.NaN]).Quantiles);
    }

    [Fact]
    public void Shares_between_equal_quantiles_are_counted_once()
    {
        var profile = Of([.. Enumerable.Repeat(0.0, 80), .. Enumerable.Range(1, 20).Select(i => (double)i)]);

        Assert.Equal(1, profile.Bins.Sum(), 6);
        Assert.Equal(0.8, profile.Bins[0], 6);
        Assert.Equal([0, 0], profile.Bins[1..3]);
    }

    [Fact]
    public void The_most_frequent_categories_are_named_and_all_are_counted()
    {
        var names = Enumerable.Range(0, 20).Select(i => $"c{i:00}").ToArray();
        var values = Enumerable.Range(0, 20).SelectMany(i => Enumerable.Repeat((double)i, i + 1)).Append(-1).Append(double.NaN).ToArray();

        var profile = CategoryProfile.Of([.. names], values);

        Assert.Equal(("c19", 20L), profile.Counts[0]);
        Assert.Equal(12, profile.Counts.Length);
        Assert.Equal(values.Length - 1, profile.Counts.Sum(count => count.Rows) + profile.OtherCount);
        Assert.Equal(1.0 / values.Length, profile.MissingShare);
    }

    [Fact]
    public void A_rare_category_is_known_and_another_is_not()
    {
        string[] cells = [.. Enumerable.Range(0, 400).Select(row => row == 7 ? "rare" : row % 2 == 0 ? "a" : "b")];

        var profile = Assert.IsType<CategoryProfile>(InferredTable.OfCells(cells).Profile!.Of("x"));

        Assert.Equal((3, 1), (profile.CategoryCount, profile.Rare!.Count));
        Assert.True(profile.Rare.Contains("rare"u8));
        Assert.False(profile.Rare.Contains("unseen"u8));
    }

    [Fact]
    public void Too_many_rare_texts_are_not_kept() =>
        Assert.Null(RareTexts.Of([.. Enumerable.Range(0, 1_001).Select(i => Encoding.UTF8.GetBytes($"{i}"))]));

    private static NumberProfile Of(double[] values) => NumberProfile.Of(values, NumberRange.Of(values));
}
