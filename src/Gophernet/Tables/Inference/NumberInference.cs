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

    private const int MinRowsOfSequence = 20;

    /// <summary>Whether the texts of a column are few enough to be words for missing numbers.</summary>
    public static bool AreNumbersWithMissingWords(ColumnCounts counts) => AreMissingWords(counts.Texts.Count, counts.TextRows, counts.Present);

    /// <summary>Whether some words in a column are few enough to stand for missing values.</summary>
    /// <param name="words">The different words.</param>
    /// <param name="rows">The rows that have one.</param>
    /// <param name="present">The rows that have a word or a value.</param>
    public static bool AreMissingWords(int words, int rows, int present) => rows * (long)MinCellsPerWord <= present && words <= MaxMissingWords;

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

        if (!hints.IsNumeric && hints.MayCountRows && counts.Missing == 0 && IsSequence(values, column.Rows))
        {
            return InferredColumn.None("an identifier: it counts the rows");
        }

        var words = counts.Texts.Select(token => token.Text).ToImmutableArray();
        var feature = new NumericFeature(column.Name, column.Scale(values), counts.Missing + counts.TextRows > 0, words);
        TableNote? note = words.Length > 0
            ? new($"column \"{column.Name}\": {NameList.Count(counts.TextRows, "cell among its numbers counts", "cells among its numbers count")} as missing: "
                + $"{NameList.Shorten(words)} (first at {counts.Texts[0].Place})")
            : !hints.IsNumeric && counts.LooksLikeCode
                ? new($"column \"{column.Name}\" looks like a code; if its numbers are names, make it categorical", new Setting("categorical", column.Name))
                : null;
        return column.Keep(feature, values, note);
    }

    /// <summary>Whether the values count up by one from row to row.</summary>
    private static bool IsSequence(ReadOnlySpan<double> values, ReadOnlySpan<int> rows)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] - values[i - 1] != rows[i] - rows[i - 1]) // rows that are left out leave gaps
            {
                return false;
            }
        }

        return values.Length >= MinRowsOfSequence;
    }
}
