using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Finds how the numbers of a column are written, over all its cells: <see cref="DecimalInference"/> what stands before decimals,
/// <see cref="UnitInference"/> what their unit is.
/// </summary>
internal static class NumberFormInference
{
    private const int MaxDecimals = 15;
    private const int DoubtfulDecimals = 3;

    // A few whole numbers with a minus after them are marks, or steps of a scale.
    private const int MinMarks = 20;

    /// <param name="raw">The column.</param>
    /// <param name="counts">What stands in the rows that are kept.</param>
    /// <param name="format">How plain numbers are written.</param>
    /// <param name="isNumeric">Whether the user says that every cell is a number.</param>
    /// <param name="mayDrop">Whether the column may be left out: a target may not.</param>
    /// <returns>Null where the numbers are plain, or too few cells are numbers.</returns>
    /// <exception cref="GophernetException">A comma stands before thousands or decimals, and nothing tells which.</exception>
    public static FoundForm? Find(RawColumn raw, ColumnCounts counts, CellFormat format, bool isNumeric = false, bool mayDrop = true)
    {
        const NumberTraits Doubts = NumberTraits.DoubtfulPoint | NumberTraits.DoubtfulComma;
        if (raw.Tokens is not { } tokens || raw.Traits.AreCodes() || (counts.Texts.Count == 0 && (raw.Traits & Doubts) == 0))
        {
            return null;
        }

        var tails = NumberTails.Find(raw, counts, mayBeRanges: mayDrop);
        var column = new WrittenColumn(tails is not null);
        var others = default(OtherCells);
        for (var code = 0; code < tokens.Count; code++)
        {
            if (counts.CountOf(code) == 0 || IsSign(tokens[code]) || column.TryAdd(tokens[code], counts.CountOf(code)))
            {
                continue;
            }

            others.Add(tokens[code].Text, counts.CountOf(code));
            if (!others.AreFew(counts.Present) && others.Words > 1 && !isNumeric)
            {
                return null;
            }
        }

        if (column.Affixes.Count == 0 || (column.Doubtful is not null && counts.Distinct == 1 && !isNumeric))
        {
            return null; // one text alone tells nothing but where it stands: $150,000+
        }

        var units = AccountSides.Find(raw, counts) ?? (NumberMarks.AreFlags(column, counts) ? null : UnitInference.Find(column, counts.Present));
        units = units is not null && SkippedSteps.Are(units, column) ? null : units;
        if (units is { IsKnown: false } && column.HasCode)
        {
            return null; // 001A
        }

        var (point, note) = DecimalInference.Find(raw, column, format, units, mayDrop);
        var other = point == Separators.Point ? Separators.Comma : Separators.Point;
        var form = new NumberForm
        {
            Before = units?.Before ?? "",
            After = units?.After ?? "",
            Units = units?.Units ?? [],
            HasTails = tails is not null,
            Decimal = point,
            // A sign that stands before decimals elsewhere in the column divides no thousands.
            Thousands = column.MostThousands(point, HasDecimals(raw, column, other) ? other : point),
            Negative = MostNegative(column),
            // Only targets are written in it.
            Decimals = column.HasExponent || (mayDrop && units is ({ HasMultiples: true } or { Converted.Length: > 0 })) ? null
                : DecimalsOf(column, units, point),
        };
        var shares = BareShares.Find(form, raw, counts);
        form = shares is null ? form : form with { BareFactor = BareShares.Factor };
        var marks = mayDrop ? NumberMarks.Find(form, raw, counts, column, format) : null; // targets are what they say
        return Check(marks?.Form ?? form, raw, counts, format, isNumeric, mayDrop) is { } found && !AreMarks(form, column, counts)
            ? found with
            {
                Notes = ((object?[])[note, marks?.Note, tails?.NoteOn(raw.Name, mayDrop), UnitNote(raw.Name, column, units, shares)]).OfType<TableNote>(),
            }
            : note is not null && counts.Texts.Count == 0 && (column.Numbers.AreMixed || format is { DecimalComma: true, TableDecimal: null })
                ? new FoundForm(null, [], [note.Value]) : null;
    }

    /// <summary>The most decimals of a number, in the unit of the column: 250 g are 0.250 kg.</summary>
    private static int DecimalsOf(WrittenColumn column, FoundUnits? units, byte point)
    {
        var (form, most) = (new NumberForm { Units = units?.Units ?? [] }, 0);
        var areDoubtful = (point == Separators.Point ? column.DoubtfulPoints : column.DoubtfulCommas) > 0;
        foreach (var affixes in column.Affixes)
        {
            if (form.TryUnit(affixes.Before, affixes.After, out var unit))
            {
                var decimals = areDoubtful && affixes.HasDoubtfulDecimals ? Math.Max(affixes.MaxDecimals, DoubtfulDecimals) : affixes.MaxDecimals;
                most = Math.Max(most, decimals + PlacesOf(unit.Factor));
            }
        }

        return Math.Min(most, MaxDecimals);
    }

    /// <summary>By how many places a factor moves the last digit of a number to the right, or to the left where it is less than 0.</summary>
    private static int PlacesOf(double factor)
    {
        const double Rounding = 1 - 1e-9;
        var places = 0;
        factor = Math.Abs(factor);
        for (; factor >= 10 * Rounding; factor /= 10)
        {
            places--;
        }

        for (; factor < Rounding; factor *= 10)
        {
            places++;
        }

        return places;
    }

    /// <summary>Keeps a form that reads nearly all cells, and some of them otherwise than as plain numbers.</summary>
    private static FoundForm? Check(NumberForm form, RawColumn raw, ColumnCounts counts, CellFormat format, bool isNumeric, bool mayDrop)
    {
        var words = new List<RawToken>();
        var (others, values, differs) = (default(OtherCells), 0, false);
        for (var code = 0; code < raw.Tokens!.Count; code++)
        {
            var token = raw.Tokens[code];
            if (counts.CountOf(code) == 0 || IsSign(token))
            {
                continue;
            }

            if (form.TryParse(token.Utf8, format, out var value))
            {
                differs |= !token.IsNumber || value != token.Number;
                values++;
            }
            else
            {
                words.Add(token);
                others.Add(token.Text, counts.CountOf(code));
            }
        }

        var areAmounts = mayDrop && !form.Units.IsEmpty && values > TargetInference.MaxNamedNumbers; // which name nothing
        return differs && (isNumeric || others.AreMissing(counts.Present, values) || (areAmounts && others.AreOneWord(counts.Present)))
            ? new FoundForm(form, words, []) { Others = others }
            : null;
    }

    private static TableNote? UnitNote(string name, WrittenColumn column, FoundUnits? units, BareShares? shares)
    {
        if (units?.Note is { } said)
        {
            return new TableNote(said);
        }

        if (units is null || (units.IsCurrency && units.Converted.IsEmpty))
        {
            return null;
        }

        var unit = (units.Before + units.After).Trim();
        var bare = column.Affixes.FirstOrDefault(affixes => affixes.AreNone)?.Rows ?? 0;
        var texts = new List<string>();
        if (!units.Converted.IsEmpty)
        {
            texts.Add($"{NameList.Shorten(units.Converted)} {(units.Converted.Length == 1 ? "is" : "are")} converted to {unit}");
        }

        if (bare > 0 && unit.Length > 0)
        {
            var cells = NameList.Count(bare, "cell without a unit counts", "cells without a unit count");
            texts.Add(shares is not null ? $"{cells} as a share: {shares.Example}" : $"{cells} as {unit}");
        }

        return texts.Count == 0 ? null : new TableNote($"column \"{name}\": {string.Join("; ", texts)}");
    }

    private static bool HasDecimals(RawColumn raw, WrittenColumn column, byte separator) => separator == Separators.Point
        ? column.HasPoint || raw.Traits.HasFlag(NumberTraits.Point)
        : column.HasComma || raw.Traits.HasFlag(NumberTraits.Comma);

    private static NegativeStyle MostNegative(WrittenColumn column)
    {
        var most = 0;
        for (var style = 1; style < column.Negatives.Length; style++)
        {
            most = column.Negatives[style] > column.Negatives[most] ? style : most;
        }

        return (NegativeStyle)most;
    }

    /// <summary>Whether nothing but a minus at the end, parentheses or a plus makes the cells numbers: (1), 2-, 3+ are names of things.</summary>
    private static bool AreMarks(NumberForm form, WrittenColumn column, ColumnCounts counts)
    {
        var (trailing, parentheses) = (column.Negatives[(int)NegativeStyle.Trailing], column.Negatives[(int)NegativeStyle.Parentheses]);
        var isOnlySign = form is { Units.IsEmpty: true, Thousands: "", Decimals: 0 };
        return (trailing > 0 && (form.After.Contains('+') || (isOnlySign && counts.Distinct < MinMarks)))
            || (parentheses > 0 && isOnlySign && column.NotNegative == 0);
    }

    /// <summary>Whether a text stands for no number among numbers.</summary>
    private static bool IsSign(RawToken token) => token.IsNumber && double.IsNaN(token.Number);
}
