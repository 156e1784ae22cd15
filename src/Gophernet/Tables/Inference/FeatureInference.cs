using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>Decides what a column is, over all rows that are kept. The order of the questions is the decision; each kind measures its own features.</summary>
internal static class FeatureInference
{
    /// <exception cref="GophernetException">A cell is not what the user says that its column is, or cannot be understood without the user.</exception>
    public static InferredColumn Infer(ColumnData column, ColumnHints hints)
    {
        var inferred = Find(column, hints);
        if (hints is { IsCategorical: false, IsText: false } && inferred is { Feature: CategoricalFeature or TextFeature } or { Feature: null })
        {
            inferred = WithNote(inferred, NoteOnNumbers(column, inferred.Feature));
        }

        return inferred.Feature is CategoricalFeature feature ? WithNote(inferred, SimilarNames.NoteOn(column.Name, feature.Categories)) : inferred;
    }

    private static InferredColumn WithNote(InferredColumn inferred, TableNote? note) =>
        note is null ? inferred : inferred.Note is null ? inferred with { Note = note } : inferred with { OtherNote = inferred.OtherNote ?? note };

    private static InferredColumn Find(ColumnData column, ColumnHints hints)
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

        if (hints.DateForm is { } form)
        {
            return form is ClockDuration ? TimeInference.Infer(column, form) : DateInference.Infer(column, form);
        }

        if (hints.IsNumeric)
        {
            return NumberInference.Infer(column, hints, column.FindForm(isNumeric: true));
        }

        var isCode = column.Raw.Traits.AreCodes() && !HasZeroDates(column); // 02134
        if (!(isCode && counts.Texts.Count == 0) && DateInference.TryInfer(column, hints) is { } dates)
        {
            return dates;
        }

        if (counts.Texts.Count > 0 && MeasureInference.TryInfer(column) is { } measures) // before durations: 33.9S, 1m75
        {
            return measures;
        }

        if (counts.Texts.Count > 0 && TimeInference.TryInfer(column) is { } times) // before units: 2 h
        {
            return times;
        }

        isCode |= LongNumbers.AreIn(column) || VersionNumbers.Find(column) is not null;
        if (!isCode && column.FindForm(isNumeric: false) is { } found)
        {
            return NumberInference.Infer(column, hints, found);
        }

        if (!isCode && counts.Texts.Count == 0)
        {
            var numbers = NumberInference.Infer(column, hints);
            return numbers.Feature is null ? numbers
                : numbers with { Note = MonthNumbers.HintFor(column) ?? numbers.Note ?? CountedDateInference.HintFor(column) };
        }

        if (counts.Distinct == 1 && counts.Missing == 0)
        {
            return InferredColumn.None("constant");
        }

        if (!isCode && (NumberInference.AreNumbersWithMissingWords(counts) || NumberInference.AreDecimalsWithOneWord(column)))
        {
            return NumberInference.Infer(column, hints);
        }

        if (counts.NumberRows == 0 && BooleanFeature.FindPair(counts.Texts.Select(token => token.Text)) is { } pair)
        {
            return Boolean(column, pair);
        }

        if (IdentifierInference.ReasonOf(column, isCode) is { } reason && !DateInference.AreInSeveralForms(column))
        {
            return Identifier(column, hints, reason);
        }

        if (!TextInference.IsText(column))
        {
            return CategoryInference.Infer(column.AsTexts());
        }

        return DateInference.AreInSeveralForms(column) ? InferredColumn.None("dates written in several ways: write all in one")
            : TextInference.IsIdentifier(column.AsTexts()) ? Identifier(column, hints, "an identifier: each row has another")
            : TextInference.Infer(column.AsTexts(), hints.MaxBuckets);
    }

    /// <summary>Whether no number but a date of zeros begins with one: 00000000 among 20240229.</summary>
    private static bool HasZeroDates(ColumnData column)
    {
        for (var code = 0; code < column.Raw.Tokens?.Count; code++)
        {
            var text = column.Raw.Tokens[code].Utf8;
            if (column.Counts.CountOf(code) > 0 && text is [(byte)'0', _, ..] && !NoDate.IsZeros(text))
            {
                return false;
            }
        }

        return DateInference.AreDates(column);
    }

    /// <summary>What should be said of a column that almost was one of numbers or dates.</summary>
    private static TableNote? NoteOnNumbers(ColumnData column, Feature? feature)
    {
        if (SeveralForms.NoteOnVersions(column, feature) is { } versions)
        {
            return versions;
        }

        if (feature is not null && LongNumbers.AreIn(column))
        {
            return LongNumbers.NoteOn(column.Name);
        }

        if (feature is not null && VersionNumbers.Find(column) is { } two)
        {
            return VersionNumbers.NoteOn(column.Name, two);
        }

        var mostly = column.FindMostlyNumbers() is { } found && !(found.Missing is null && DateInference.AreInSeveralForms(column)) ? found : null;
        var text = $"column \"{column.Name}\": {mostly?.Text}";
        return mostly?.Missing is { } setting ? new($"{text}; if they mean missing, say so", setting)
            : SeveralUnits.NoteOn(column) ?? SeveralForms.NoteOnNumbers(column) ?? (mostly is null ? null : new TableNote(text));
    }

    private static InferredColumn Identifier(ColumnData column, ColumnHints hints, string reason) =>
        IdentifierNotes.Drop(column.Name, reason, ValueGroups.TellTarget(column.AsTexts(), hints.Neighbours), "text", "text");

    private static InferredColumn Boolean(ColumnData column, (string No, string Yes) pair)
    {
        var feature = new BooleanFeature(column.Name, pair.No, pair.Yes, new(0, 0, 1), column.Counts.Missing > 0);
        var values = column.Parse(feature);
        return column.Keep(feature with { Scaling = column.Scale(values) }, values);
    }
}
