using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>Decides what a column is, over all rows that are kept. The order of the questions is the decision; each kind measures its own features.</summary>
internal static class FeatureInference
{
    /// <exception cref="GophernetException">A cell is not what the user says that its column is, or cannot be understood without the user.</exception>
    public static InferredColumn Infer(ColumnData column, ColumnHints hints)
    {
        if (hints.IsCategorical)
        {
            return CategoryInference.Infer(column.AsTexts());
        }

        if (hints.IsText)
        {
            return TextInference.Infer(column.AsTexts(), hints.MaxBuckets);
        }

        var counts = column.Counts;
        if (counts.Present == 0)
        {
            return InferredColumn.None("empty");
        }

        if (hints.IsNumeric || counts.Texts.Count == 0)
        {
            return NumberInference.Infer(column, hints);
        }

        if (counts.Distinct == 1 && counts.Missing == 0)
        {
            return InferredColumn.None("constant");
        }

        RefuseThousands(column);
        if (NumberInference.AreNumbersWithMissingWords(counts))
        {
            return NumberInference.Infer(column, hints);
        }

        if (counts.NumberRows == 0 && counts.Texts.TrueForAll(token => IsoDate.TryParse(token.Utf8, out _)))
        {
            return DateInference.Infer(column);
        }

        if (counts.NumberRows == 0 && BooleanFeature.FindPair(counts.Texts.Select(token => token.Text)) is { } pair)
        {
            return Boolean(column, pair);
        }

        return !TextInference.IsText(column) ? CategoryInference.Infer(column.AsTexts())
            : TextInference.IsIdentifier(column.AsTexts()) ? InferredColumn.None("an identifier: each row has another")
            : TextInference.Infer(column.AsTexts(), hints.MaxBuckets);
    }

    private static InferredColumn Boolean(ColumnData column, (string No, string Yes) pair)
    {
        var feature = new BooleanFeature(column.Name, pair.No, pair.Yes, new(0, 0, 1), column.Counts.Missing > 0);
        var values = column.Parse(feature);
        return column.Keep(feature with { Scaling = column.Scale(values) }, values);
    }

    private static void RefuseThousands(ColumnData column)
    {
        var texts = column.Counts.Texts;
        if (texts.TrueForAll(token => NumberParser.LooksLikeThousands(token.Utf8)))
        {
            throw new GophernetException(texts[0].Place, $"column \"{column.Name}\": found \"{texts[0].Text}\", a number with thousands separators",
                "Remove the separators, or leave the column out.")
            {
                Settings = [new("drop", column.Name)],
            };
        }
    }
}
