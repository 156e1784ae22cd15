using System.Collections.Immutable;

namespace Gophernet.Tables.Inference;

/// <summary>The error where every column beside the target was dropped: which, why, and how one can be kept.</summary>
internal static class NothingToLearn
{
    private const int MaxSettings = 3;

    /// <param name="place">The table.</param>
    /// <param name="dropped">The columns that were dropped, with the reasons.</param>
    /// <param name="inferred">What became of each column; those that can be kept have a note that names the setting.</param>
    public static GophernetException In(Place place, IReadOnlyList<(string Name, string Reason)> dropped, InferredColumn?[] inferred)
    {
        if (dropped.Count == 0)
        {
            return new GophernetException(place, "found no column beside the target to learn from", "Give a table with at least one more column that varies.");
        }

        var ways = inferred.Where(column => column?.Feature is null).Select(column => column?.Note?.Setting).Where(setting => setting is not null);
        ImmutableArray<Setting> settings = [.. ways.Take(MaxSettings).Select(setting => setting!.Value)];
        return new GophernetException(
            place,
            "no column is left to learn from; dropped: "
                + NameList.ShortenTexts(dropped.Select(column => $"{NameList.Item(column.Name)} ({column.Reason})")),
            settings.IsEmpty ? "Give a table with at least one more column that varies."
                : "Give a table with a column that varies and repeats, or learn from such a one all the same.")
        {
            Settings = settings,
        };
    }
}
