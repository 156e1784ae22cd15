using System.Collections.Immutable;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of numbers: their scaling, and the words among them that stand for missing ones.</summary>
internal static class NumberInference
{
    private const string MissingWordsCode = "missing_words";

    /// <summary>Whether the texts of a column are few enough to be words for missing numbers.</summary>
    public static bool AreNumbersWithMissingWords(ColumnCounts counts) => counts.Others.AreMissing(counts.Present, counts.Distinct - counts.Texts.Count);

    /// <summary>Whether a column has numbers with decimals, which name nothing, and one text in up to half of its cells.</summary>
    public static bool AreDecimalsWithOneWord(ColumnData column)
    {
        var counts = column.Counts;
        return counts.Others.AreOneWord(counts.Present) && counts.Distinct > TargetInference.MaxNamedNumbers + 1
            && column.Raw.Tokens!.Any(token => token.IsNumber && token.Number != Math.Floor(token.Number) && !double.IsNaN(token.Number));
    }

    /// <param name="column">The column.</param>
    /// <param name="hints">What is known of it.</param>
    /// <param name="found">How its numbers are written; null for plain ones.</param>
    /// <exception cref="GophernetException">The user says that the cells are numbers, and one is not.</exception>
    public static InferredColumn Infer(ColumnData column, ColumnHints hints, FoundForm? found = null)
    {
        var counts = column.Counts;
        var (form, texts, textRows) = found?.Form is null ? (null, counts.Texts, counts.TextRows) : (found.Form, found.Words, found.WordRows);
        if (hints.IsNumeric && texts.Where(text => !NoValueWords.Contains(text.Text)) is { Length: > 0 } others)
        {
            throw new NotNumbers(column.Raw, counts, others, textRows).OfFeature();
        }

        var words = texts.Select(token => token.Text).ToImmutableArray();
        var hasMissing = counts.Missing + textRows > 0;
        var values = form is null ? column.Numbers() : column.Parse(new NumericFeature(column.Name, new(0, 0, 1), hasMissing, words) { Written = form });
        var range = column.Raw.HasNumbers ? counts.Range : NumberRange.Of(values);
        if (range.Low == range.High && !hasMissing)
        {
            return InferredColumn.None(column.Raw.Traits.MayBeLongCodes() && counts.Distinct > 1 ? "the same in the digits that numbers keep" : "constant");
        }

        var mayBeNames = !hints.IsNumeric && textRows == 0 && form is not { Units.IsEmpty: false }; // $1 and 5 kg are amounts
        var doubt = (TableNote?)null;
        if (mayBeNames && IdentifierInference.ReasonOf(column.Name, values, range, hints.MayCountRows) is { } reason)
        {
            var tellsTarget = ValueGroups.TellTarget(values, hints.Neighbours);
            if (!(tellsTarget && IdentifierInference.MayBeAmounts(column.Name, values.Length, range)))
            {
                return IdentifierNotes.Drop(column.Name, reason, tellsTarget, "numbers", "numeric");
            }

            doubt = IdentifierNotes.OnKept(column.Name);
        }

        if (mayBeNames && form is null && hints.Neighbours is { } test && test.AreNames(column, values, range))
        {
            return AsCategories(column);
        }

        var scaling = column.Scale(values);
        var feature = new NumericFeature(column.Name, scaling, hasMissing, words) { Written = form, Tails = TailForm.Of(scaling, values) };
        var notes = found?.Notes ?? [];
        var note = Join(column.Name, MissingNote(column, texts, textRows), notes.Length > 0 ? notes[0] : null);
        var sentinels = Sentinels.NoteOn($"column \"{column.Name}\"", values, range, TextOf(form));
        var code = !hints.IsNumeric && counts.LooksLikeCode && form is null
            ? new TableNote($"column \"{column.Name}\" looks like a code; if its numbers are names, make it categorical",
                new Setting("categorical", column.Name)) { Code = "looks_like_code" }
            : (TableNote?)null;
        return column.Keep(feature, values, note ?? doubt ?? sentinels ?? code, range) with
        {
            OtherNote = notes.Length > 1 ? notes[1] : note is null ? null : doubt ?? sentinels,
        };
    }

    /// <summary>How a number is written in a form, if more than the signs before decimals and between thousands makes it one; null for plain ones.</summary>
    internal static Func<double, string>? TextOf(NumberForm? form) =>
        form is { Units.IsEmpty: false } or { Negative: NegativeStyle.Parentheses or NegativeStyle.Trailing }
            ? number => NumberFormWriter.ToText(form, number)
            : null;

    /// <summary>The words among the numbers, and infinite ones.</summary>
    private static TableNote? MissingNote(ColumnData column, List<RawToken> words, int wordRows)
    {
        RawToken[] texts = [.. words, .. column.Raw.Infinite.Texts];
        if (texts.Length == 0)
        {
            return null;
        }

        var count = NameList.Count(wordRows + column.Raw.Infinite.Count, "cell among its numbers counts", "cells among its numbers count");
        var first = texts.OrderBy(token => token.Place.Line)[0];
        return new($"column \"{column.Name}\": {count} as missing: {NameList.Shorten([.. texts.Select(token => token.Text)])} (first at {first.Place})")
        {
            Code = MissingWordsCode,
        };
    }

    private static TableNote? Join(string name, TableNote? first, TableNote? second)
    {
        var subject = $"column \"{name}\": ";
        return first is { } a && second is { } b ? new($"{a.Text}; {b.Text[subject.Length..]}", b.Setting) { Code = a.Code } : first ?? second;
    }

    /// <summary>Numbers whose neighbours do not predict alike, such as those of shops.</summary>
    private static InferredColumn AsCategories(ColumnData column)
    {
        var inferred = CategoryInference.Infer(column.AsTexts());
        return inferred with
        {
            Note = Join(column.Name, inferred.Note, new(
                $"column \"{column.Name}\": its whole numbers are taken for names, which predict better; to learn from them as numbers",
                new Setting("numeric", column.Name))),
        };
    }
}
