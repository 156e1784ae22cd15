using Gophernet.Csv.Numbers;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>Decides which rows have a target: what a word for a missing value means among classes, and what a text means among numbers.</summary>
/// <param name="targets">The target columns.</param>
/// <param name="format">How cells are written.</param>
/// <param name="task">What is to be predicted, or null where it is to be found out.</param>
internal sealed class TargetRows(RawColumn[] targets, CellFormat format, TaskKind? task)
{
    // A word for a missing value is a class where it stands in 1 of 20 rows, or as often as half of the other classes' mean.
    private const int MaxRowsPerClassWord = 20;
    private const int MinRowsOfClassWord = 5;

    // A few texts among numbers are cells without a number, as they are in other columns; more are classes.
    private const int MinNumbersPerText = 20;
    private const int MinNumbersPerWord = 10;

    private readonly List<TableNote> _notes = [];

    /// <summary>What was decided, for the user.</summary>
    public IReadOnlyList<TableNote> Notes => _notes;

    /// <summary>The rows with a target, in order.</summary>
    /// <param name="count">The number of rows.</param>
    public int[] Find(int count)
    {
        foreach (var target in targets)
        {
            if (!target.HasNumbers && task != TaskKind.MultiLabel)
            {
                Decide(target, count);
            }

            NoteInfinite(target);
        }

        var rows = new int[count];
        var found = 0;
        for (var row = 0; row < count; row++)
        {
            rows[found] = row;
            found += HaveValue(row) ? 1 : 0;
        }

        return found == count ? rows : rows[..found];
    }

    private bool HaveValue(int row)
    {
        foreach (var column in targets)
        {
            if (!column.HasValue(row))
            {
                return false;
            }
        }

        return true;
    }

    private void Decide(RawColumn target, int count)
    {
        var counts = new ColumnCounts(target, Sequences.Range(count));
        if (format.Missing.HasNumbers && MissingNumbers.Take(target, FormOf(target, counts)?.Form, format))
        {
            counts = new ColumnCounts(target, Sequences.Range(count));
        }

        var (texts, others) = (counts.Texts, counts.Others);
        if (texts.Count > 0 && FormOf(target, counts) is { } found)
        {
            (texts, others) = (found.Words, found.Others);
        }

        var textRows = others.Rows;
        var areFew = textRows * (long)MinNumbersPerText <= counts.Present - textRows || others.AreMissing(counts.Present, counts.Distinct - texts.Count);
        var areAmounts = AreAmounts(target, counts, isWritten: texts != counts.Texts);
        var areNumbers = areFew && areAmounts;
        if (areNumbers && texts.Count > 0)
        {
            LeaveOut(target, texts, textRows);
        }
        else if (!areNumbers && areAmounts && task is null && targets.Length == 1 && MostlyNumbers.Of(target, counts, format) is { What: "numbers" } mostly)
        {
            _notes.Add(new($"target \"{target.Name}\": {mostly.Text}; all are taken for classes; to predict numbers, say so, and what means missing",
                new Setting("task", "regression")) { Alternative = mostly.MissingOrSome });
        }

        var areClasses = task != TaskKind.Regression && !areNumbers;
        for (var code = 0; code < target.Tokens!.Count; code++)
        {
            if (format.IsMissing(target.Tokens[code].Utf8))
            {
                DecideWord(target, code, counts, areClasses);
            }
        }
    }

    /// <summary>How numbers are written that are no plain ones, but for a few cells; null where most cells are none at all.</summary>
    private FoundForm? FormOf(RawColumn target, ColumnCounts counts)
    {
        var without = 0;
        foreach (var text in counts.Texts)
        {
            var isNumber = WrittenNumber.TryRead(text.Utf8, out _) || NoValueWords.Contains(text.Text)
                || (NumberTail.IsOn(text.Utf8) && !NumberTail.IsRange(text.Utf8));
            without += isNumber ? 0 : counts.CountOf(target.IndexOf(text));
        }

        return (task == TaskKind.Regression || (task is null && counts.Distinct > TargetInference.MaxNamedNumbers))
            && without * (long)MinNumbersPerWord <= counts.Present
            ? NumberFormInference.Find(target, counts, format, isNumeric: true, mayDrop: false) is { Form: not null } found ? found : null
            : null;
    }

    /// <summary>Whether cells that are numbers are amounts, and no names of classes.</summary>
    private bool AreAmounts(RawColumn target, ColumnCounts counts, bool isWritten)
    {
        if (task is not null || targets.Length > 1)
        {
            return task is null or TaskKind.Regression;
        }

        return !target.Traits.AreCodes() && (isWritten || !ClassNumbers.Of(target.Tokens!
            .Select((token, code) => (token.Number, Count: counts.CountOf(code))).Where(number => !double.IsNaN(number.Number))).AreClasses);
    }

    private void DecideWord(RawColumn target, int code, ColumnCounts counts, bool areClasses)
    {
        var rows = counts.CountOf(code);
        var isFrequent = rows >= MinRowsOfClassWord
            && ((long)rows * MaxRowsPerClassWord >= target.Count || 2L * rows * counts.Distinct >= counts.Present);
        if (areClasses && counts.Texts.Count > 0 && isFrequent && MissingTokens.MayNameClass(target.Tokens![code].Text))
        {
            NameClass(target, code, rows);
        }
        else
        {
            NameMissing(target.Tokens![code], rows, areClasses && !NumberParser.TryParse(target.Tokens[code].Utf8, out _));
        }
    }

    private void LeaveOut(RawColumn target, List<RawToken> texts, int rows)
    {
        foreach (var text in texts)
        {
            target.TakeForMissing(target.IndexOf(text));
        }

        var left = new MostlyNumbers("numbers", 0, 0, texts);
        _notes.Add(new($"target \"{target.Name}\": "
            + NameList.Count(rows, "cell is not a number; its row is", "cells are not numbers; their rows are")
            + $" left out: {NameList.Shorten([.. texts.Select(text => text.Text)])} (first at {texts[0].Place}); if they mean missing, say so",
            left.MissingOrSome));
    }

    private void NameClass(RawColumn target, int code, int rows)
    {
        var text = target.Tokens![code].Text;
        target.TakeForText(code);
        _notes.Add(new(
            $"target \"{target.Name}\": \"{text}\", in {rows} of {NameList.Count(target.Count, "row")}, is taken for a class; if it means missing, say so",
            new Setting("missing", text)));
    }

    private void NoteInfinite(RawColumn target)
    {
        if (target.Infinite.Texts is [var first, ..])
        {
            _notes.Add(new($"target \"{target.Name}\": "
                + NameList.Count(target.Infinite.Count, "cell is infinite, and its row is", "cells are infinite, and their rows are")
                + $" left out: {NameList.Shorten([.. target.Infinite.Texts.Select(token => token.Text)])} (first at {first.Place})"));
        }
    }

    private void NameMissing(RawToken token, int rows, bool mayBeClass) => _notes.Add(new(
        $"{NameList.Count(rows, "row")} left out: the target is \"{token.Text}\", which means missing (first at {token.Place})"
            + (mayBeClass ? "; if it is a class, say that nothing means missing" : ""),
        mayBeClass ? new Setting("missing", "") : null));
}
