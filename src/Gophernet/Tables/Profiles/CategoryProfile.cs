using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Tables.Profiles;

/// <summary>The categories of a column in training, with the rows of the most frequent.</summary>
/// <param name="MissingShare">The share of the rows in which it was missing.</param>
/// <param name="Counts">The most frequent categories that have an input of their own, each with its rows, the most frequent first.</param>
/// <param name="OtherCount">The rows of all other categories.</param>
/// <param name="CategoryCount">The number of categories, rare ones included.</param>
internal sealed record CategoryProfile(
    double MissingShare, ImmutableArray<(string Name, long Rows)> Counts, long OtherCount, int CategoryCount) : ColumnProfile(MissingShare)
{
    /// <summary>The most categories with their rows: beyond these a record would grow with the table.</summary>
    internal const int MaxCounts = 12;

    private const int MaxShown = 3;

    /// <summary>The categories without an input of their own; null where there were too many.</summary>
    public RareTexts? Rare { get; init; } = RareTexts.None;

    /// <summary>Counts categories.</summary>
    /// <param name="names">The categories that have an input of their own.</param>
    /// <param name="values">The category of each row, counted from 0; below 0 for another, NaN for missing.</param>
    public static CategoryProfile Of(ImmutableArray<string> names, ReadOnlySpan<double> values)
    {
        var (counts, missing, other) = (new long[names.Length], 0L, 0L);
        foreach (var value in values)
        {
            if (value >= 0)
            {
                counts[(int)value]++;
            }
            else if (double.IsNaN(value))
            {
                missing++;
            }
            else
            {
                other++;
            }
        }

        int[] order = Sequences.Range(names.Length).OrderBy(i => -counts[i]); // those that are as frequent stay in order
        foreach (var i in order.AsSpan(Math.Min(MaxCounts, order.Length)))
        {
            other += counts[i];
        }

        return new CategoryProfile(
            values.IsEmpty ? 0 : (double)missing / values.Length, [.. order.Take(MaxCounts).Select(i => (names[i], counts[i]))], other, names.Length);
    }

    /// <inheritdoc/>
    public override string Summary(Func<double, string> textOf)
    {
        var shown =
            Counts.Take(MaxShown).Where(count => count.Rows > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Name} {count.Rows}"));
        return string.Join(", ", shown) + (CategoryCount > MaxShown ? $", … ({CategoryCount} in all)" : "");
    }

    /// <inheritdoc/>
    public override ColumnProfile WithRareOf(ColumnProfile? other) => this with { Rare = (other as CategoryProfile)?.Rare };

    internal override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        json.WriteNumber("categories", CategoryCount);
        json.WriteStartObject("counts");
        foreach (var (name, rows) in Counts)
        {
            json.WriteNumber(name, rows);
        }

        json.WriteEndObject();
        json.WriteNumber("other", OtherCount);
    }

    internal override void WriteBulk(Utf8JsonWriter json)
    {
        if (Rare is null)
        {
            json.WriteNull("rare");
        }
        else if (Rare.Count > 0)
        {
            Rare.WriteJson("rare", json);
        }
    }

    internal static new CategoryProfile ReadJson(JsonNodeReader node)
    {
        var counts = node.Child("counts").Members(MaxCounts);
        return new CategoryProfile(
            ReadShare(node), [.. counts.Select(count => (count.Name, (long)count.Value.Whole(0, int.MaxValue)))],
            node.Child("other").Whole(0, int.MaxValue), node.Child("categories").Whole(0, int.MaxValue))
        {
            Rare = !node.Has("rare") ? RareTexts.None : node.Child("rare").IsNull ? null : RareTexts.ReadJson(node.Child("rare")),
        };
    }
}
