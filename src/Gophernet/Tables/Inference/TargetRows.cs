using Gophernet.Tables.Cells;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>Decides which rows have a target: what a word for a missing value means among classes, and what a text means among numbers.</summary>
/// <param name="targets">The target columns.</param>
/// <param name="missing">The words for missing values.</param>
/// <param name="task">What is to be predicted, or null where it is to be found out.</param>
internal sealed class TargetRows(RawColumn[] targets, MissingTokens missing, TaskKind? task)
{
    // A word for a missing value is a class where it stands in 1 of 20 rows, or as often as half of the other classes' mean.
    private const int MaxRowsPerClassWord = 20;
    private const int MinRowsOfClassWord = 5;

    // A few texts among numbers are cells without a number; more are classes.
    private const int MinNumbersPerText = 20;

    private readonly List<TableNote> _notes = [];

    /// <summary>What was decided, for the user.</summary>
    public IReadOnlyList<TableNote> Notes => _notes;

    /// <summary>The rows with a target, in order.</summary>
    /// <param name="count">The number of rows.</param>
    public int[] Find(int count)
    {
        if (targets is [{ HasNumbers: false } target] && task != TaskKind.MultiLabel)
        {
            Decide(target, count);
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
        var (tokens, counts) = (target.Tokens!, CountTokens(target, count));
        var (numbers, texts, words) = (new List<(double Number, int Count)>(), new List<int>(), new List<int>());
        for (var code = 0; code < tokens.Count; code++)
        {
            var token = tokens[code];
            if (!token.IsNumber)
            {
                texts.Add(code);
            }
            else if (!double.IsNaN(token.Number))
            {
                numbers.Add((token.Number, counts[code]));
            }
            else if (missing.Contains(token.Utf8))
            {
                words.Add(code);
            }
        }

        var textRows = Sum(texts, counts);
        var numberRows = Sum(numbers);
        var areNumbers = textRows * (long)MinNumbersPerText <= numberRows
            && (task == TaskKind.Regression || (task is null && !ClassNumbers.Of(numbers).AreClasses));
        if (areNumbers && texts.Count > 0)
        {
            LeaveOut(target, texts, textRows);
        }

        var areClasses = task != TaskKind.Regression && texts.Count > 0 && !areNumbers;
        foreach (var word in words)
        {
            var others = texts.Count + numbers.Count;
            var isFrequent = counts[word] >= MinRowsOfClassWord
                && ((long)counts[word] * MaxRowsPerClassWord >= count || 2L * counts[word] * others >= textRows + numberRows);
            if (areClasses && isFrequent && MissingTokens.MayNameClass(tokens[word].Text))
            {
                NameClass(target, word, counts[word], count);
            }
            else
            {
                NameMissing(tokens[word], counts[word], areClasses);
            }
        }
    }

    private static int[] CountTokens(RawColumn target, int count)
    {
        var counts = new int[target.Tokens!.Count];
        for (var row = 0; row < count; row++)
        {
            if (target.Code(row) is >= 0 and var code)
            {
                counts[code]++;
            }
        }

        return counts;
    }

    private static int Sum(List<int> codes, int[] counts)
    {
        var sum = 0;
        foreach (var code in codes)
        {
            sum += counts[code];
        }

        return sum;
    }

    private static int Sum(List<(double Number, int Count)> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
        {
            sum += number.Count;
        }

        return sum;
    }

    private void LeaveOut(RawColumn target, List<int> texts, int rows)
    {
        var tokens = target.Tokens!;
        foreach (var code in texts)
        {
            target.TakeForMissing(code);
        }

        _notes.Add(new($"target \"{target.Name}\": "
            + NameList.Count(rows, "cell among its numbers is none, and its row is", "cells among its numbers are none, and their rows are")
            + $" left out: {NameList.Shorten([.. texts.Select(code => tokens[code].Text)])} (first at {tokens[texts[0]].Place})"));
    }

    private void NameClass(RawColumn target, int code, int rows, int count)
    {
        var text = target.Tokens![code].Text;
        target.TakeForText(code);
        _notes.Add(new($"target \"{target.Name}\": \"{text}\", in {rows} of {NameList.Count(count, "row")}, is taken for a class; if it means missing, say so",
            new Setting("missing", text)));
    }

    private void NameMissing(RawToken token, int rows, bool areClasses) => _notes.Add(new(
        $"{NameList.Count(rows, "row")} left out: the target is \"{token.Text}\", which means missing (first at {token.Place})"
            + (areClasses ? "; if it is a class, say that nothing means missing" : ""),
        areClasses ? new Setting("missing", "") : null));
}
