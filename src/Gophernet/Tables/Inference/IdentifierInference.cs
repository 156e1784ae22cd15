using System.Buffers;
using System.Text;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Columns that name the rows: whole numbers or texts that are another one in (almost) every row. They are found from the values alone, never from the
/// order of the rows, so that they are the same in a table, its rows shuffled, and a part of it.
/// </summary>
internal static class IdentifierInference
{
    private const int MinRows = 20;
    private const int MinHexadecimals = 16;
    private const int MinRandomLetters = 20;
    private const string Code = "an identifier: a code, another one in every row";

    private static readonly SearchValues<char> Hexadecimals = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Letters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_+/=");

    // Two rows in a hundred may stand twice in the table.
    private const int MinRowsPerRepetition = 50;

    // Amounts that do not repeat, drawn by chance from as many as there are: where 4 pairs are expected, none is seen once in 55 times.
    private const double MinExpectedPairs = 4;

    /// <summary>Why a column of numbers names the rows; null where it does not.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">Its numbers, none missing.</param>
    /// <param name="range">Their range.</param>
    /// <param name="isFirst">Whether it is the first column, where the numbers of rows stand, and others follow.</param>
    public static string? ReasonOf(string name, ReadOnlySpan<double> values, NumberRange range, bool isFirst)
    {
        var isCalledSo = ColumnWords.NamesIdentifier(name);
        if (values.Length < MinRows || !(isCalledSo || isFirst) || ColumnWords.NamesTime(name) || ColumnWords.NamesMeasure(name))
        {
            return null;
        }

        if (range.MissingCount > 0 || (!isCalledSo && (MayDifferByChance(values.Length, range) || range.Low < 0))) // rows are not counted from below 0
        {
            return null;
        }

        var repetitions = Repetitions(values);
        var areNames = isCalledSo ? (long)repetitions * MinRowsPerRepetition <= values.Length : repetitions == 0 && !AreGrid(values);
        return areNames ? "an identifier: whole numbers, another one in every row" : null;
    }

    /// <summary>Whether numbers that are all different may be amounts: the name of the column may mean them, and there are as many as seldom repeat.</summary>
    public static bool MayBeAmounts(string name, int rows, NumberRange range) => !ColumnWords.NamesOnlyIdentifier(name) && MayDifferByChance(rows, range);

    /// <summary>Why a column of texts names the rows, or one of codes such as 00417; null where it does not.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isCode">Whether its numbers, if it has some, are codes.</param>
    public static string? ReasonOf(ColumnData column, bool isCode)
    {
        var counts = column.Counts;
        var areCodes = isCode && counts.TextRows == 0;
        if (counts.Present <= MinRows || (counts.NumberRows > counts.TextRows && !areCodes)
            || (long)(counts.Present - counts.Distinct) * MinRowsPerRepetition > counts.Present)
        {
            return null;
        }

        var texts = counts.Texts;
        if (areCodes)
        {
            return Code;
        }

        if (texts.TrueForAll(token => Guid.TryParseExact(token.Text, "D", out _) || Guid.TryParseExact(token.Text, "B", out _)))
        {
            return "an identifier: a UUID, another one in every row";
        }

        if (texts.TrueForAll(token => token.Text.Length == texts[0].Text.Length) && (AreHexadecimal(texts) || AreRandom(texts)))
        {
            return "an identifier: a hash, another one in every row";
        }

        var form = FormOf(texts[0].Text);
        return texts.TrueForAll(token => FormOf(token.Text) == form) && form.Contains('0', StringComparison.Ordinal)
            || (ColumnWords.NamesIdentifier(column.Name) && texts.TrueForAll(token => !token.Text.Contains(' ', StringComparison.Ordinal)))
                ? Code
                : null;
    }

    /// <summary>Whether chance would make few pairs of equal numbers: there are n²/2 pairs of rows, each with 1 of the range.</summary>
    private static bool MayDifferByChance(int rows, NumberRange range) => (double)rows * rows / (2 * (range.High - range.Low + 1)) < MinExpectedPairs;

    /// <summary>The rows whose number stood before; as many as there are rows where one is not whole.</summary>
    private static int Repetitions(ReadOnlySpan<double> values)
    {
        var seen = new HashSet<double>();
        var repetitions = 0;
        foreach (var value in values)
        {
            if (!double.IsInteger(value))
            {
                return values.Length;
            }

            repetitions += seen.Add(value) ? 0 : 1;
            if (repetitions * (long)MinRowsPerRepetition > values.Length)
            {
                return repetitions;
            }
        }

        return repetitions;
    }

    /// <summary>Whether whole numbers are steps of more than one from each other: 0, 10, 20 are settings of an experiment.</summary>
    private static bool AreGrid(ReadOnlySpan<double> values)
    {
        var step = 0.0;
        foreach (var value in values)
        {
            step = WholeNumbers.GreatestDivisor(step, Math.Abs(value - values[0]));
            if (step == 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreHexadecimal(List<RawToken> texts) =>
        texts[0].Text.Length >= MinHexadecimals && texts.TrueForAll(token => token.Text.AsSpan().IndexOfAnyExcept(Hexadecimals) < 0);

    /// <summary>Letters and digits without a blank, as no words are: ULIDs, keys in base 64.</summary>
    private static bool AreRandom(List<RawToken> texts)
    {
        var withDigit = 0;
        foreach (var token in texts)
        {
            withDigit += token.Text.AsSpan().ContainsAnyInRange('0', '9') ? 1 : 0;
        }

        return texts[0].Text.Length >= MinRandomLetters && withDigit * (long)10 >= texts.Count * (long)9
            && texts.TrueForAll(token => token.Text.AsSpan().IndexOfAnyExcept(Letters) < 0);
    }

    /// <summary>A text with its letters as they are, and 0 for a number of any length: C0001 and C12 are of one form.</summary>
    private static string FormOf(string text)
    {
        var form = new StringBuilder();
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter) || form.Length == 0 || form[^1] != '0')
            {
                form.Append(char.IsAsciiDigit(letter) ? '0' : letter);
            }
        }

        return form.ToString();
    }
}
