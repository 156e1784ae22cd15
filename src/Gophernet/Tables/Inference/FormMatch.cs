using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Csv;
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
    /// <param name="column">The column.</param>
    /// <param name="form">The form.</param>
    /// <param name="isSaid">Whether the user says that it is written so: then 0 is a point in time where the form reads it.</param>
    /// <returns>Null when more stands there than a few words that the form does not read, and what programs write for none.</returns>
    public static FormMatch? Of(ColumnData column, CellForm form, bool isSaid = false)
    {
        var counts = column.Counts;
        if (column.Raw.HasNumbers)
        {
            return OfNumbers(form, counts.Numbers.Span, isSaid);
        }

        var words = ImmutableArray<RawToken>.Empty;
        var nothings = ImmutableArray<RawToken>.Empty;
        var (others, nothingRows, readCount) = (default(OtherCells), 0, 0);
        for (var code = 0; code < column.Raw.Tokens!.Count; code++)
        {
            var token = column.Raw.Tokens[code];
            var count = counts.CountOf(code);
            if (count == 0 || (token.IsNumber && double.IsNaN(token.Number)))
            {
                continue;
            }

            var isRead = TryRead(form, token, out _);
            if (!(isRead && isSaid) && IsNothing(form, token))
            {
                nothings = nothings.Add(token);
                nothingRows += count;
            }
            else if (!isRead)
            {
                words = words.Add(token);
                others.Add(token.Text, count);
                if (!others.AreFew(counts.Present))
                {
                    return null;
                }
            }
            else
            {
                readCount++;
            }
        }

        return 2L * nothingRows <= counts.Present && others.AreMissing(counts.Present, readCount, areNumbers: false)
            ? new FormMatch(form, words.AddRange(nothings), others.Rows + nothingRows)
            : null;
    }

    /// <summary>The match of a form in which the user says that a column is written.</summary>
    /// <exception cref="GophernetException">A cell is not.</exception>
    public static FormMatch OfSaid(ColumnData column, CellForm form)
    {
        if (Of(column, form, isSaid: true) is { } match)
        {
            return match;
        }

        column = column.AsTexts();
        var wrong = column.Raw.Tokens!.Where((token, code) => column.Counts.CountOf(code) > 0
            && !(token.IsNumber && double.IsNaN(token.Number)) && !TryRead(form, token, out _))[0];
        throw new GophernetException(wrong.IsNumber ? null : wrong.Place, $"column \"{column.Name}\": expected {form.Expected}, found \"{wrong.Text}\"",
            "Fix the cell, say another form, or name its text as one of missing values.")
        {
            Field = column.Name,
            Settings = [new("dates", $"{column.Name}=FORM"), new("missing", Quoting.ListItem(wrong.Text))],
        };
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
        ? column.Convert(number => !IsWord(number) && Form.TryConvert(number, out var seconds) ? seconds : double.NaN)
        : column.Parse(feature);

    /// <summary>What the user should know of the words; null where there are none.</summary>
    public TableNote? NoteOf(ColumnData column, string among) => Words.IsEmpty
        ? null
        : new($"column \"{column.Name}\": {NameList.Count(WordRows, $"cell among its {among} counts", $"cells among its {among} count")} as missing: "
            + NameList.Shorten([.. Words.Select(word => word.Text)]) + (Words[0].IsNumber ? "" : $" (first at {Words[0].Place})"));

    /// <summary>Whether a number is one of the words: 0 among seconds since 1970.</summary>
    public bool IsWord(double number)
    {
        foreach (var word in Words)
        {
            if (word.IsNumber && word.Number == number)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNothing(CellForm form, RawToken token) =>
        form.IsNothing(token.Utf8) || (token.IsNumber && form.IsNumber && form.IsNothing(token.Number));

    private static FormMatch? OfNumbers(CellForm form, ReadOnlySpan<double> numbers, bool isSaid)
    {
        var words = ImmutableArray<RawToken>.Empty;
        var (wordRows, present) = (0, 0);
        foreach (var number in numbers)
        {
            if (double.IsNaN(number))
            {
                continue;
            }

            present++;
            var isRead = form.TryConvert(number, out _);
            if (!(isRead && isSaid) && form.IsNothing(number))
            {
                wordRows++;
                if (!words.Any(word => word.Number == number))
                {
                    words = words.Add(new RawToken(number.ToString(CultureInfo.InvariantCulture), IsNumber: true, number, default));
                }
            }
            else if (!isRead)
            {
                return null;
            }
        }

        return 2L * wordRows > present ? null : new FormMatch(form, words.Sort((a, b) => a.Number.CompareTo(b.Number)), wordRows);
    }
}
