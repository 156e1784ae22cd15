using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Finds marks beside some numbers of a column, which say how sure or how far these are, and count as the numbers that they stand beside: <c>&lt;0.5</c> and
/// <c>&gt;100</c> of laboratories, <c>~12</c>, <c>c. 1930</c>, <c>80+</c>, <c>12.3*</c>, <c>12?</c>, and the flags of Eurostat, <c>12.3 b</c>.
/// </summary>
internal static class NumberMarks
{
    private const int MinDistinct = TargetInference.MaxNamedNumbers + 1;
    private const string More = "+";
    private const double MaxBeyond = 2; // how far numbers with flags may lie beyond the others

    private static readonly string[] Below = ["<", "<=", "\u2264"];
    private static readonly string[] Above = [">", ">=", "\u2265"];
    private static readonly string[] About = ["~", "\u2248", "ca.", "ca", "c.", "circa", "approx.", "approx", "about", "est.", "env.", "etwa"];
    private static readonly string[] After = [More, "*", "**", "***", "\u2020", "\u2021", "?", "??", "!", "#", "(?)", "(e)", "(p)", "(r)", "(est.)", "(est)"];

    private static readonly string[] Flags = ["b", "c", "d", "e", "f", "i", "n", "p", "r", "s", "u", "z"];

    /// <summary>Finds the marks that stand in a column.</summary>
    /// <param name="form">How its numbers are written but for them.</param>
    /// <param name="raw">The column.</param>
    /// <param name="counts">What stands in it.</param>
    /// <param name="column">The texts round its numbers.</param>
    /// <param name="format">How plain numbers are written.</param>
    /// <returns>The form that reads them too, and what to say; null where there are none, or where they name things: &lt;50 beside &gt;50.</returns>
    public static (NumberForm Form, TableNote Note)? Find(NumberForm form, RawColumn raw, ColumnCounts counts, WrittenColumn column, CellFormat format)
    {
        var units = new List<NumberUnit>();
        var found = new List<string>();
        var hasFlags = AreFlags(column, counts) || (AreAllFlags(column) && AreOfSome(column)); // b, where it is no billion
        foreach (var affixes in column.Affixes)
        {
            var (before, after) = (Encoding.UTF8.GetString(affixes.Before), Encoding.UTF8.GetString(affixes.After));
            var (mark, sign) = (MarkBefore(before), MarkAfter(after) is { Length: > 0 } known ? known : hasFlags && IsFlag(after) ? after : "");
            if ((mark.Length == 0 && sign.Length == 0) || form.TryUnit(affixes.Before, affixes.After, out _))
            {
                continue;
            }

            var (restBefore, restAfter) = (before[mark.Length..].Trim(), Without(after, sign));
            if (!form.TryUnit(Encoding.UTF8.GetBytes(restBefore), Encoding.UTF8.GetBytes(restAfter), out var unit))
            {
                continue;
            }

            Add(units, before, mark.Length > 0, new NumberUnit(before, 1));
            Add(units, after, sign.Length > 0, unit with { Text = after });
            found.AddRange(((string[])[mark, sign]).Where(text => text.Length > 0 && !found.Contains(text)));
        }

        if (found.Count == 0 || (found.Contains(More) && column.Negatives[(int)NegativeStyle.Trailing] > 0)) // 2-, 2, 2+ are grades
        {
            return null;
        }

        foreach (var kind in (string[][])[[.. Below, .. Above], About, After, hasFlags ? Flags : []])
        {
            foreach (var text in found.Exists(kind.Contains) ? kind : [])
            {
                Add(units, text, text != More || found.Contains(More), new NumberUnit(text, 1)); // later rows may have another: >500, 12*
            }
        }

        var marked = form with { Units = [.. form.Units, .. units.Where(unit => !form.Units.Any(known => known.Text == unit.Text))], Decimals = null };
        return MarkedRows(form, marked, raw, counts, format) is > 0 and var rows
            ? (marked, new TableNote(
                $"column \"{raw.Name}\": passed over {NameList.Shorten(found)} beside {NameList.Count(rows, "number")}; "
                    + "to tell these apart, make it categorical",
                new Setting("categorical", raw.Name)))
            : null;
    }

    /// <summary>The rows that only the marks make numbers; 0 where they tell numbers apart that are equal without.</summary>
    private static int MarkedRows(NumberForm form, NumberForm marked, RawColumn raw, ColumnCounts counts, CellFormat format)
    {
        var (plain, below, above, others) = (new HashSet<double>(), new HashSet<double>(), new HashSet<double>(), new HashSet<double>());
        var rows = 0;
        for (var code = 0; code < raw.Tokens!.Count; code++)
        {
            var token = raw.Tokens[code];
            if (counts.CountOf(code) == 0 || (token.IsNumber && double.IsNaN(token.Number)))
            {
                continue;
            }

            if (form.TryParse(token.Utf8, format, out var number))
            {
                plain.Add(number);
            }
            else if (marked.TryParse(token.Utf8, format, out number))
            {
                rows += counts.CountOf(code);
                (StartsWithOne(token.Text, Below) ? below : StartsWithOne(token.Text, Above) ? above : others).Add(number);
            }
        }

        // Of many numbers those on a bound are few; of few, each may be a name.
        HashSet<double>[] kinds = [plain, below, above, others];
        var distinct = kinds.Sum(kind => (long)kind.Count);
        var isClear = !below.Overlaps(above) && (distinct >= MinDistinct || distinct == kinds.SelectMany(kind => kind).Distinct().Length);
        return isClear ? rows : 0;
    }

    private static bool StartsWithOne(string text, string[] marks) => Array.Exists(marks, mark => text.StartsWith(mark, StringComparison.Ordinal));

    private static void Add(List<NumberUnit> units, string text, bool isMarked, NumberUnit unit)
    {
        if (isMarked && text.Length > 0 && !units.Exists(known => known.Text == text))
        {
            units.Add(unit);
        }
    }

    private static string MarkBefore(string before)
    {
        var best = "";
        foreach (var mark in (string[])[.. Below, .. Above, .. About])
        {
            var stands = before.StartsWith(mark, StringComparison.OrdinalIgnoreCase)
                && !(char.IsAsciiLetter(mark[^1]) && before.Length > mark.Length && before[mark.Length] != ' '); // CA$ is a currency
            best = mark.Length > best.Length && stands ? before[..mark.Length] : best;
        }

        return best;
    }

    private static string MarkAfter(string after)
    {
        var best = "";
        foreach (var mark in After)
        {
            var stands = after.StartsWith(mark, StringComparison.Ordinal) || after.EndsWith(mark, StringComparison.Ordinal);
            best = mark.Length > best.Length && stands ? mark : best;
        }

        return best;
    }

    private static string Without(string after, string mark) => mark.Length == 0 ? after
        : (after.StartsWith(mark, StringComparison.Ordinal) ? after[mark.Length..] : after[..^mark.Length]).Trim();

    /// <summary>
    /// Whether what stands after numbers are flags of Eurostat, which writes a colon where there is no number; or after some of them, if they are neither
    /// seconds and days nor perhaps billions.
    /// </summary>
    public static bool AreFlags(WrittenColumn column, ColumnCounts counts) => AreAllFlags(column)
        && (counts.Texts.Exists(text => text.Text.StartsWith(':'))
            || (AreOfSome(column) && column.Affixes.Exists(affixes => affixes.After.AsSpan().ContainsAnyExcept("bsd"u8))));

    private static bool AreAllFlags(WrittenColumn column) => column.Affixes.TrueForAll(
        affixes => affixes.Before.Length == 0 && (affixes.After.Length == 0 || IsFlag(Encoding.UTF8.GetString(affixes.After))));

    /// <summary>
    /// Whether most numbers have nothing beside them, and those that have a letter are like them: letters of house numbers stand without a blank, behind whole
    /// numbers, and degrees of another scale, and pence, are larger.
    /// </summary>
    private static bool AreOfSome(WrittenColumn column)
    {
        var bare = column.Affixes.Find(affixes => affixes.AreNone);
        var flagged = column.Affixes.Where(affixes => !affixes.AreNone);
        return bare is not null && flagged.Sum(affixes => affixes.Rows) <= bare.Rows
            && (flagged.Length > 1 || flagged.All(affixes => affixes.WrittenAfter[0] == ' ' || affixes.MaxDecimals > 0))
            && flagged.All(affixes => affixes.High <= bare.High * MaxBeyond);
    }

    /// <summary>Whether a text is one or two flags of Eurostat: b for a break, e for an estimate, p for provisional; but no unit, such as ns, nor cc.</summary>
    private static bool IsFlag(string text) => text.Length is > 0 and <= 2 && text.All(flag => Flags.Contains(flag.ToString()))
        && (text.Length == 1 || text == "bp" || (text != "cc" && !IsUnit(text)));

    private static bool IsUnit(string text) => UnitKind.All.Any(kind => kind.Units.Any(unit => unit.Text.Equals(text, StringComparison.OrdinalIgnoreCase)));
}
