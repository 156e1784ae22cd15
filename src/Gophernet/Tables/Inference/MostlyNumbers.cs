using Gophernet.Csv;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What is said of a column that is mostly numbers, dates or times, but has too many other cells to be read as such.</summary>
/// <param name="What">What most cells are: <c>numbers</c>, <c>dates</c> or <c>times</c>.</param>
/// <param name="Rows">How many they are.</param>
/// <param name="Present">The cells with a value.</param>
/// <param name="Others">The others, in the order in which they first stood.</param>
internal sealed record MostlyNumbers(string What, int Rows, int Present, IReadOnlyList<RawToken> Others)
{
    // Of fewer different numbers, such as grades and steps of a scale, each may be a name.
    private const int MinDistinct = TargetInference.MaxNamedNumbers;
    private const int MaxWords = 5;

    private static readonly (string What, CellForm Form)[] Forms =
    [
        ("dates", DateForms.Iso), ("dates", DateForms.MonthName), ("dates", DateForms.DayFirst), ("dates", DateForms.MonthFirst),
        ("dates", DateForms.YearFirst), ("dates", DateForms.Compact), ("dates", DateForms.Quarter), ("dates", DateForms.Week),
        ("times", TimeOfDay.Form), ("times", DurationForms.Hours), ("times", DurationForms.Minutes),
    ];

    /// <summary>What the cells are: how many of them numbers, and the others with the first of them.</summary>
    public string Text => $"{Rows} of {Present} cells are {What}; the others: {NameList.Shorten([.. Others.Select(other => other.Text)])}"
        + (Others[0].IsNumber ? "" : $" (first at {Others[0].Place})");

    /// <summary>The setting by which the others are missing; null where they are too many.</summary>
    public Setting? Missing => Others.Count <= MaxWords ? new Setting("missing", string.Join(',', Others.Select(other => Quoting.ListItem(other.Text)))) : null;

    /// <summary>The same, or what the user is to fill in.</summary>
    public Setting MissingOrSome => Missing ?? new Setting("missing", "TEXT");

    /// <summary>Looks at a column of texts.</summary>
    /// <returns>Null where fewer than half of the cells are numbers, dates or times.</returns>
    public static MostlyNumbers? Of(RawColumn raw, ColumnCounts counts, CellFormat format)
    {
        if (raw.Tokens is null || counts.Texts.Count == 0 || raw.Traits.AreCodes())
        {
            return null;
        }

        var best = Those("numbers", raw, counts, token => token.IsNumber, isNumber: true);
        var known = format with { KnownDecimal = format.KnownDecimal ?? (format.DecimalComma ? Separators.Comma : Separators.Point) };
        if (AreMostlyWritten(raw, counts) && NumberFormInference.Find(raw, counts, known, isNumeric: true) is { Form: { } written })
        {
            best = Better(best, Those("numbers", raw, counts, token => written.TryParse(token.Utf8, format, out _), isNumber: true));
        }

        foreach (var (what, form) in Forms)
        {
            best = Better(best, Those(what, raw, counts, token => FormMatch.TryRead(form, token, out _), isNumber: false));
        }

        return best;
    }

    private static MostlyNumbers? Better(MostlyNumbers? one, MostlyNumbers? other) => one is null || other?.Rows > one.Rows ? other : one;

    private static MostlyNumbers? Those(string what, RawColumn raw, ColumnCounts counts, Func<RawToken, bool> isRead, bool isNumber)
    {
        var (rows, otherRows, distinct, others) = (0, 0, 0, new List<RawToken>());
        for (var code = 0; code < raw.Tokens!.Count; code++)
        {
            var token = raw.Tokens[code];
            if (counts.CountOf(code) == 0 || (token.IsNumber && double.IsNaN(token.Number)))
            {
                continue;
            }

            if (isRead(token))
            {
                (rows, distinct) = (rows + counts.CountOf(code), distinct + 1);
            }
            else
            {
                others.Add(token);
                otherRows += counts.CountOf(code);
                if (2L * otherRows > counts.Present)
                {
                    return null; // as most columns of texts are after a few of them
                }
            }
        }

        return others.Count > 0 && distinct > (isNumber ? MinDistinct : 1) ? new MostlyNumbers(what, rows, counts.Present, others) : null;
    }

    /// <summary>Whether half of the cells have one number, whatever stands beside it.</summary>
    private static bool AreMostlyWritten(RawColumn raw, ColumnCounts counts)
    {
        var without = 0;
        for (var code = 0; code < raw.Tokens!.Count && 2L * without <= counts.Present; code++)
        {
            without += counts.CountOf(code) == 0 || WrittenNumber.TryRead(raw.Tokens[code].Utf8, out _) ? 0 : counts.CountOf(code);
        }

        return 2L * without <= counts.Present;
    }
}
