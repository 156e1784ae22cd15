using System.Collections.Immutable;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of numbers: their scaling, and the words among them that stand for missing ones.</summary>
internal static class NumberInference
{
    // A few words among numbers are ways to say that one is missing.
    private const int MinCellsPerWord = 10;
    private const int MaxMissingWords = 3;

    /// <summary>Whether the texts of a column are few enough to be words for missing numbers.</summary>
    public static bool AreNumbersWithMissingWords(ColumnCounts counts) =>
        counts.TextRows * (long)MinCellsPerWord <= counts.Present && counts.Texts.Count <= MaxMissingWords;

    /// <exception cref="GophernetException">The user says that the cells are numbers, and one is not.</exception>
    public static InferredColumn Infer(ColumnData column, ColumnHints hints)
    {
        var counts = column.Counts;
        if (hints.IsNumeric && counts.Texts.Count > 0)
        {
            var text = counts.Texts[0];
            throw new GophernetException(text.Place, $"column \"{column.Name}\": expected a number, found \"{text.Text}\"",
                "Fix the cell, or name its text as one of missing values.")
            {
                Settings = [new("missing")],
            };
        }

        var values = column.Numbers();
        var (low, high, _) = NumberRange.Of(values);
        if (low == high && counts.Missing + counts.TextRows == 0)
        {
            return InferredColumn.None("constant");
        }

        if (!hints.IsNumeric && counts.TextRows == 0 && IdentifierInference.ReasonOf(column.Name, values, hints.MayCountRows) is { } reason)
        {
            return InferredColumn.None(
                reason, new($"to learn from column \"{column.Name}\" all the same, say that it is numbers", new Setting("numeric", column.Name)));
        }

        if (!hints.IsNumeric && counts.TextRows == 0 && hints.Neighbours is { } test && test.AreNames(values, counts.LooksLikeCode))
        {
            return AsCategories(column);
        }

        var words = counts.Texts.Select(token => token.Text).ToImmutableArray();
        var feature = new NumericFeature(column.Name, column.Scale(values), counts.Missing + counts.TextRows > 0, words);
        return column.Keep(feature, values, NoteOn(column, values, hints, words));
    }

    private static TableNote? NoteOn(ColumnData column, ReadOnlySpan<double> values, ColumnHints hints, ImmutableArray<string> words)
    {
        var counts = column.Counts;
        if (words.Length > 0)
        {
            var cells = NameList.Count(counts.TextRows, "cell among its numbers counts", "cells among its numbers count");
            return new($"column \"{column.Name}\": {cells} as missing: "
                + $"{NameList.Shorten(words)} (first at {counts.Texts[0].Place})");
        }

        if (Sentinels.NoteOn($"column \"{column.Name}\"", values) is { } note)
        {
            return note;
        }

        return !hints.IsNumeric && counts.LooksLikeCode
            ? new($"column \"{column.Name}\" looks like a code; if its numbers are names, make it categorical", new Setting("categorical", column.Name))
            : null;
    }

    /// <summary>Numbers whose neighbours do not predict alike, such as those of shops.</summary>
    private static InferredColumn AsCategories(ColumnData column) => CategoryInference.Infer(column.AsTexts()) with
    {
        Note = new($"column \"{column.Name}\": its whole numbers are taken for names, which predict better; to learn from them as numbers",
            new Setting("numeric", column.Name)),
    };
}
