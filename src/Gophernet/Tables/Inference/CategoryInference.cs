using System.Collections.Immutable;
using System.Text;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of categories: those of enough rows to learn from, the most frequent where they are very many; others share one.</summary>
internal static class CategoryInference
{
    // What bounds a network's memory: 100,000 categories of 18 learned numbers are 7 MB of weights, and a model file of a few more for their names.
    private const int MaxCategories = 100_000;

    // Fewer rows with rare categories tell little of any part of these.
    private const int MinRareRows = 100;

    /// <param name="column">A column of texts.</param>
    public static InferredColumn Infer(ColumnData column)
    {
        var counts = column.Counts;
        if (counts.Present == 0)
        {
            return InferredColumn.None("empty");
        }

        var fewest = MinRows(column);
        var tokens = column.Raw.Tokens!.Select((token, code) => (token.Text, Count: counts.CountOf(code))).Where(token => token.Count > 0);
        ImmutableArray<string> kept = [.. tokens.Where(token => token.Count >= fewest)
            .OrderBy(token => token.Text, StringComparer.Ordinal).OrderBy(token => -token.Count)
            .Take(MaxCategories).Select(token => token.Text).OrderBy(text => text, StringComparer.Ordinal)];
        if (tokens.Length == 1 && counts.Missing == 0)
        {
            return InferredColumn.None("constant");
        }

        var hasMissing = counts.MissingCells > 0; // a point among texts is a text
        if (kept.IsEmpty && !hasMissing)
        {
            return InferredColumn.None("every category is rare");
        }

        var feature = new CategoricalFeature(column.Name, kept, kept.Length < tokens.Length, hasMissing);
        var rare = tokens.Where(token => kept.BinarySearch(token.Text, StringComparer.Ordinal) < 0);
        var inferred = column.Keep(feature, column.Parse(feature), NoteOnPooled(column, tokens, kept, fewest));
        return inferred with
        {
            Profile = (CategoryProfile)inferred.Profile! with
            {
                CategoryCount = tokens.Length,
                Rare = RareTexts.Of([.. rare.Select(token => Encoding.UTF8.GetBytes(token.Text))]),
            },
        };
    }

    /// <summary>Whether most rows have a category that is too rare to learn.</summary>
    public static bool AreMostlyRare(ColumnData column)
    {
        var (fewest, rare) = (MinRows(column), 0);
        for (var code = 0; code < column.Raw.Tokens!.Count; code++)
        {
            rare += column.Counts.CountOf(code) is var count && count < fewest ? count : 0;
        }

        return rare >= MinRareRows && rare > column.Counts.Present / 2;
    }

    /// <summary>The fewest rows of a category that is learned by itself.</summary>
    private static int MinRows(ColumnData column) => column.Rows.Length >= 1000 ? 5 : column.Rows.Length >= 100 ? 3 : 1;

    private static TableNote? NoteOnPooled(ColumnData column, (string Text, int Count)[] tokens, ImmutableArray<string> kept, int fewest)
    {
        if (kept.Length == tokens.Length)
        {
            return null;
        }

        var keptRows = 0;
        foreach (var name in tokens.Where(token => kept.BinarySearch(token.Text, StringComparer.Ordinal) >= 0))
        {
            keptRows += name.Count;
        }

        var (pooled, rows) = (tokens.Length - kept.Length, column.Counts.Present - keptRows);
        var why = kept.Length == MaxCategories ? "" : $", those with fewer than {fewest} rows,";
        var of = NameList.Count(tokens.Length, "category", "categories");
        return new($"column \"{column.Name}\": {pooled} of {of}{why} share one input ({NameList.Count(rows, "row")})") { Code = "rare_categories" };
    }
}
