using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Finds how the numbers of a column are written, over all its cells. What stands before decimals is settled by any cell that can be read in one way only;
/// where there is none, numbers below and above a thousand tell, or the user is asked.
/// </summary>
internal static class NumberFormInference
{
    private const int MinCellsPerWord = 10;
    private const int MaxWords = 3;
    private const int MaxDecimals = 15;

    // A column of 1.234 and 950 has thousands if no decimals of fewer digits come in so many cells: of numbers without final zeros, a tenth has fewer.
    private const int MinDoubtfulCells = 50;

    // A few whole numbers with a minus after them are marks, or steps of a scale.
    private const int MinMarks = 20;

    /// <param name="raw">The column.</param>
    /// <param name="counts">What stands in the rows that are kept.</param>
    /// <param name="format">How plain numbers are written.</param>
    /// <param name="isNumeric">Whether the user says that every cell is a number.</param>
    /// <param name="mayDrop">Whether the column may be left out.</param>
    /// <returns>Null where the numbers are plain, or too few cells are numbers.</returns>
    /// <exception cref="GophernetException">A comma stands before thousands or decimals, and nothing tells which.</exception>
    public static FoundForm? Find(RawColumn raw, ColumnCounts counts, CellFormat format, bool isNumeric = false, bool mayDrop = true)
    {
        const NumberTraits Doubts = NumberTraits.DoubtfulPoint | NumberTraits.DoubtfulComma;
        if (raw.Tokens is not { } tokens || raw.Traits.AreCodes() || (counts.Texts.Count == 0 && (raw.Traits & Doubts) == 0))
        {
            return null;
        }

        var column = new WrittenColumn();
        var words = 0;
        for (var code = 0; code < tokens.Count; code++)
        {
            if (counts.CountOf(code) > 0 && !IsSign(tokens[code]) && !column.TryAdd(tokens[code], counts.CountOf(code)) && ++words > MaxWords && !isNumeric)
            {
                return null;
            }
        }

        if (column.Affixes.Count == 0)
        {
            return null;
        }

        var units = UnitInference.Find(column, counts.Present);
        if (units is { IsKnown: false } && column.HasCode)
        {
            return null; // 001A
        }

        var (point, note) = DecimalOf(raw, column, format, units is { IsCurrency: true }, mayDrop);
        var other = point == Separators.Point ? Separators.Comma : Separators.Point;
        var form = new NumberForm
        {
            Before = units?.Before ?? "",
            After = units?.After ?? "",
            Units = units?.Units ?? [],
            Decimal = point,
            // A sign that stands before decimals elsewhere in the column divides no thousands.
            Thousands = column.MostThousands(point, HasDecimals(raw, column, other) ? other : point),
            Negative = MostNegative(column),
            Decimals = column.HasExponent || units is { HasMultiples: true } or { Converted.Length: > 0 } ? null : DecimalsOf(column, point),
        };
        return Check(form, raw, counts, format, isNumeric) is { } found && !AreMarks(form, column, counts)
            ? found with { Note = note ?? UnitNote(raw.Name, column, units) }
            : note is not null && counts.Texts.Count == 0 && IsMixed(column) ? new FoundForm(null, [], note) : null;
    }

    private static int DecimalsOf(WrittenColumn column, byte point)
    {
        var doubtful = column.HasDoubtfulDecimals && (point == Separators.Point ? column.DoubtfulPoints : column.DoubtfulCommas) > 0 ? 3 : 0;
        return Math.Min(Math.Max(column.MaxDecimals, doubtful), MaxDecimals);
    }

    /// <summary>Whether there are whole numbers on both sides of a thousand, if a separator divides them.</summary>
    private static bool IsMixed(WrittenColumn column) => column.Hundreds > 0 && column.UndividedThousands == 0;

    /// <summary>Keeps a form that reads nearly all cells, and some of them otherwise than as plain numbers.</summary>
    private static FoundForm? Check(NumberForm form, RawColumn raw, ColumnCounts counts, CellFormat format, bool isNumeric)
    {
        var words = new List<RawToken>();
        var (wordRows, differs) = (0, false);
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
            }
            else
            {
                words.Add(token);
                wordRows += counts.CountOf(code);
            }
        }

        return differs && (isNumeric || (words.Count <= MaxWords && wordRows * (long)MinCellsPerWord <= counts.Present))
            ? new FoundForm(form, words, Note: null) { WordRows = wordRows }
            : null;
    }

    /// <summary>What stands before decimals, and what to say about it.</summary>
    private static (byte Decimal, TableNote? Note) DecimalOf(RawColumn raw, WrittenColumn column, CellFormat format, bool isMoney, bool mayDrop)
    {
        var usual = format.DecimalComma ? Separators.Comma : Separators.Point;
        if (format.KnownDecimal is { } known)
        {
            return (known, null);
        }

        var points = column.DecimalPoints + (raw.Traits.HasFlag(NumberTraits.Point) ? 1 : 0);
        var commas = column.DecimalCommas + (raw.Traits.HasFlag(NumberTraits.Comma) ? 1 : 0);
        if (points + commas > 0)
        {
            return (points == commas ? usual : points > commas ? Separators.Point : Separators.Comma, null);
        }

        if (column.Doubtful is not { } cell)
        {
            return (usual, null);
        }

        var isPoint = column.DoubtfulPoints > 0;
        var (sign, other) = isPoint ? (Separators.Point, Separators.Comma) : (Separators.Comma, Separators.Point);
        var isBoth = isPoint && column.DoubtfulCommas > 0;
        if (column.HasOtherThousands && !isBoth)
        {
            return (sign, null); // 1 234 567 and 1,234
        }

        var isUsual = !isBoth && (isPoint || format.DecimalComma);
        if (!isBoth && (isMoney || (!isUsual && column is { UndividedThousands: 0, Tens: > 0 })
            || (IsMixed(column) && (!isUsual || column.DoubtfulPoints + column.DoubtfulCommas >= MinDoubtfulCells))))
        {
            return (other, Note(raw.Name, cell, "thousands", "decimals", sign));
        }

        if (isUsual)
        {
            return (sign, Note(raw.Name, cell, "decimals", "thousands", other));
        }

        throw new GophernetException(cell.Place, $"column \"{raw.Name}\": \"{cell.Text}\" may have thousands or decimals, and no other cell tells which",
            mayDrop ? "Say what stands before decimals, or leave the column out." : "Say what stands before decimals.")
        {
            Field = raw.Name,
            Settings = [new("decimal", "point"), new("decimal", "comma"), .. mayDrop ? (Setting[])[new("drop", raw.Name)] : []],
        };
    }

    private static TableNote Note(string name, RawToken cell, string what, string otherwise, byte decimalOtherwise) => new(
        $"column \"{name}\": numbers such as {cell.Text} are read with {what}; if they have {otherwise}, say so",
        new Setting("decimal", decimalOtherwise == Separators.Point ? "point" : "comma"));

    private static TableNote? UnitNote(string name, WrittenColumn column, FoundUnits? units)
    {
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
            texts.Add($"{NameList.Count(bare, "cell without a unit counts", "cells without a unit count")} as {unit}");
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
