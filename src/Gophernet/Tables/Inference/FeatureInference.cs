using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Decides what a column is, over all rows that are kept, and measures what its encoding needs.</summary>
/// <param name="format">How cells are written.</param>
/// <param name="rows">The rows that are kept.</param>
/// <param name="scaling">How numbers become inputs.</param>
/// <param name="scratch">Memory for a number a row: columns are looked at one after the other, and none needs it for long.</param>
internal sealed class FeatureInference(CellFormat format, ReadOnlyMemory<int> rows, NumberScaling scaling, Memory<double> scratch)
{
    // Text of which more than half is different names rows, not groups of them.
    private const int FewTexts = 20;

    // A few words among numbers are ways to say that one is missing.
    private const int MinCellsPerWord = 10;
    private const int MaxMissingWords = 3;

    // What bounds a network's memory: 100,000 categories of 18 learned numbers are 7 MB of weights, and a model file of a few more for their names.
    private const int MaxCategories = 100_000;
    private const int MinRowsOfSequence = 20;

    /// <param name="column">The column.</param>
    /// <param name="isCategorical">Whether the user says that its cells are names.</param>
    /// <param name="isNumeric">Whether the user says that they are numbers.</param>
    /// <param name="mayCountRows">Whether a column that counts the rows is taken for an identifier, and not for time.</param>
    public InferredColumn Infer(RawColumn column, bool isCategorical, bool isNumeric, bool mayCountRows)
    {
        if (isCategorical)
        {
            return Categorical(column.AsTexts());
        }

        var counts = new ColumnCounts(column, rows.Span, scratch);
        if (counts.Present == 0)
        {
            return new InferredColumn(null, null, "empty");
        }

        if (isNumeric || counts.Texts.Count == 0)
        {
            return Numeric(column, counts, isNumeric, mayCountRows);
        }

        if (counts.Distinct == 1 && counts.Missing == 0)
        {
            return new InferredColumn(null, null, "constant");
        }

        RefuseThousands(column, counts);
        if (counts.TextRows * (long)MinCellsPerWord <= counts.Present && counts.Texts.Count <= MaxMissingWords)
        {
            return Numeric(column, counts, isNumeric, mayCountRows);
        }

        if (counts.NumberRows == 0 && counts.Texts.TrueForAll(token => IsoDate.TryParse(token.Utf8, out _)))
        {
            return Date(column, counts);
        }

        if (counts.NumberRows == 0 && BooleanFeature.FindPair(counts.Texts.Select(token => token.Text)) is { } pair)
        {
            return Boolean(column, pair, counts.Missing > 0);
        }

        return counts.Distinct > FewTexts && counts.Distinct > rows.Length / 2
            ? new InferredColumn(null, null, "free text or an identifier")
            : Categorical(column.AsTexts());
    }

    private InferredColumn Numeric(RawColumn column, ColumnCounts counts, bool isForced, bool mayCountRows)
    {
        if (isForced && counts.Texts.Count > 0)
        {
            var text = counts.Texts[0];
            throw new GophernetException(text.Place, $"column \"{column.Name}\": expected a number, found \"{text.Text}\"",
                "Fix the cell, or name its text as one of missing values.")
            {
                Settings = [new("missing")],
            };
        }

        var values = column.HasNumbers ? counts.Numbers.Span : Values(column.Number);
        var (low, high, _) = NumberRange.Of(values);
        if (low == high && counts.Missing + counts.TextRows == 0)
        {
            return new InferredColumn(null, null, "constant");
        }

        if (!isForced && mayCountRows && counts.Missing == 0 && IsSequence(values))
        {
            return new InferredColumn(null, null, "an identifier: it counts the rows");
        }

        var words = counts.Texts.Select(token => token.Text).ToImmutableArray();
        var feature = new NumericFeature(column.Name, Scale(values), counts.Missing + counts.TextRows > 0, words);
        TableNote? note = words.Length > 0
            ? new($"column \"{column.Name}\": {NameList.Count(counts.TextRows, "cell among its numbers counts", "cells among its numbers count")} as missing: "
                + $"{NameList.Shorten(words)} (first at {counts.Texts[0].Place})")
            : !isForced && counts.LooksLikeCode
                ? new($"column \"{column.Name}\" looks like a code; if its numbers are names, make it categorical", new Setting("categorical", column.Name))
                : null;
        return new InferredColumn(
            feature, column.HasNumbers && values.Length == column.Count ? column.Numbers : Store(feature, values), Note: note);
    }

    private InferredColumn Boolean(RawColumn column, (string No, string Yes) pair, bool hasMissing)
    {
        var feature = new BooleanFeature(column.Name, pair.No, pair.Yes, new Scaling(0, 0, 1), hasMissing);
        var values = Parse(column, feature);
        return new InferredColumn(feature with { Scaling = Scale(values) }, Store(feature, values));
    }

    private InferredColumn Date(RawColumn column, ColumnCounts counts)
    {
        var feature = new DateFeature(column.Name, [], counts.Missing > 0);
        var values = Parse(column, feature);
        var numbers = new double[values.Length];
        var parts = ImmutableArray.CreateBuilder<(DatePart, Scaling)>();
        foreach (var part in (DatePart[])[DatePart.Year, DatePart.Month, DatePart.Weekday, DatePart.Hour, DatePart.ElapsedDays])
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = DateFeature.PartOf(values[i], part);
            }

            var (low, high, _) = NumberRange.Of(numbers);
            if (low < high)
            {
                parts.Add((part, Scale(numbers)));
            }
        }

        return parts.Count == 0 && counts.Missing == 0
            ? new InferredColumn(null, null, "constant")
            : new InferredColumn(feature with { Parts = parts.ToImmutable() }, Store(feature, values));
    }

    /// <summary>The categories are those of enough rows to learn from, the most frequent where they are very many; others share one.</summary>
    private InferredColumn Categorical(RawColumn column)
    {
        var counts = new ColumnCounts(column, rows.Span);
        if (counts.Present == 0)
        {
            return new InferredColumn(null, null, "empty");
        }

        var fewest = rows.Length >= 1000 ? 10 : rows.Length >= 100 ? 3 : 1;
        var tokens = column.Tokens!.Select((token, code) => (token.Text, Count: counts.CountOf(code))).Where(token => token.Count > 0);
        ImmutableArray<string> kept = [.. tokens.Where(token => token.Count >= fewest)
            .OrderBy(token => token.Text, StringComparer.Ordinal).OrderBy(token => -token.Count)
            .Take(MaxCategories).Select(token => token.Text).OrderBy(text => text, StringComparer.Ordinal)];
        if (tokens.Length == 1 && counts.Missing == 0)
        {
            return new InferredColumn(null, null, "constant");
        }

        var hasMissing = counts.MissingCells > 0; // a point among texts is a text
        if (kept.IsEmpty && !hasMissing)
        {
            return new InferredColumn(null, null, "every category is rare");
        }

        var feature = new CategoricalFeature(column.Name, kept, kept.Length < tokens.Length, hasMissing);
        return new InferredColumn(feature, Store(feature, Parse(column, feature)));
    }

    private static void RefuseThousands(RawColumn column, ColumnCounts counts)
    {
        var first = counts.Texts[0];
        if (counts.Texts.TrueForAll(token => NumberParser.LooksLikeThousands(token.Utf8)))
        {
            throw new GophernetException(first.Place, $"column \"{column.Name}\": found \"{first.Text}\", a number with thousands separators",
                "Remove the separators, or leave the column out.")
            {
                Settings = [new("drop", column.Name)],
            };
        }
    }

    private static Column Store(Feature feature, ReadOnlySpan<double> values)
    {
        var column = feature.CreateColumn();
        column.Append(values);
        column.Seal();
        return column;
    }

    private ReadOnlySpan<double> Parse(RawColumn column, Feature feature)
    {
        var parsed = column.Tokens!.Select(token =>
            feature.TryParse(token.Utf8, format, out var value) ? value : double.NaN).ToArray();
        return Values(row => column.IsMissing(row) ? double.NaN : parsed[column.Code(row)]);
    }

    private ReadOnlySpan<double> Values(Func<int, double> valueOf)
    {
        var values = scratch.Span[..rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = valueOf(rows.Span[i]);
        }

        return values;
    }

    private Scaling Scale(ReadOnlySpan<double> values) => Scaling.Of(scaling, values);

    /// <summary>Whether the values count up by one from row to row.</summary>
    private bool IsSequence(ReadOnlySpan<double> values)
    {
        var kept = rows.Span; // rows that are left out leave gaps
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] - values[i - 1] != kept[i] - kept[i - 1])
            {
                return false;
            }
        }

        return values.Length >= MinRowsOfSequence;
    }
}
