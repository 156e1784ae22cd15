using System.Collections.Immutable;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>A column that is written in a form, but for a few words that stand for missing values.</summary>
/// <param name="Form">The form.</param>
/// <param name="Words">What it does not read.</param>
/// <param name="WordRows">In how many rows these stand.</param>
internal sealed record FormMatch(CellForm Form, ImmutableArray<RawToken> Words, int WordRows)
{
    /// <summary>The words as a feature keeps them.</summary>
    public MissingWords MissingWords => Words.IsEmpty ? MissingWords.None : new([.. Words.Select(word => word.Text)]);

    /// <summary>Compares a column with a form.</summary>
    /// <returns>Null when more stands there than a few words that the form does not read.</returns>
    public static FormMatch? Of(ColumnData column, CellForm form)
    {
        var counts = column.Counts;
        if (column.Raw.HasNumbers)
        {
            return ReadsAll(form, counts.Numbers.Span) ? new FormMatch(form, [], 0) : null;
        }

        var words = ImmutableArray<RawToken>.Empty;
        var wordRows = 0;
        for (var code = 0; code < column.Raw.Tokens!.Count; code++)
        {
            var token = column.Raw.Tokens[code];
            var count = counts.CountOf(code);
            if (count > 0 && !(token.IsNumber && double.IsNaN(token.Number)) && !TryRead(form, token, out _))
            {
                words = words.Add(token);
                wordRows += count;
                if (!NumberInference.AreMissingWords(words.Length, wordRows, counts.Present))
                {
                    return null;
                }
            }
        }

        return new FormMatch(form, words, wordRows);
    }

    /// <summary>The best match of some forms: that with the fewest rows left over, and of equal ones the first.</summary>
    public static FormMatch? Best(ColumnData column, params ReadOnlySpan<CellForm> forms)
    {
        FormMatch? best = null;
        foreach (var form in forms)
        {
            if (Of(column, form) is { } match && (best is null || match.WordRows < best.WordRows))
            {
                best = match;
            }
        }

        return best;
    }

    /// <summary>Reads a text as it stood, or what is left of it: the number of a column of many numbers.</summary>
    public static bool TryRead(CellForm form, RawToken token, out double seconds) =>
        token.IsNumber && form.IsNumber ? form.TryConvert(token.Number, out seconds) : form.TryRead(token.Utf8, out seconds);

    /// <summary>What the feature of the match reads in each row; NaN where missing.</summary>
    public ReadOnlySpan<double> Values(ColumnData column, Feature feature) => column.Raw.HasNumbers
        ? column.Convert(number => Form.TryConvert(number, out var seconds) ? seconds : double.NaN)
        : column.Parse(feature);

    /// <summary>What the user should know of the words; null where there are none.</summary>
    public TableNote? NoteOf(ColumnData column, string among) => Words.IsEmpty
        ? null
        : new($"column \"{column.Name}\": {NameList.Count(WordRows, $"cell among its {among} counts", $"cells among its {among} count")} as missing: "
            + NameList.Shorten([.. Words.Select(word => word.Text)]) + (Words[0].IsNumber ? "" : $" (first at {Words[0].Place})"));

    private static bool ReadsAll(CellForm form, ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number) && !form.TryConvert(number, out _))
            {
                return false;
            }
        }

        return true;
    }
}
