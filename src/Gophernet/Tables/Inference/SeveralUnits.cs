using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What is said of a column of amounts in units that are not converted into each other, such as $17 and €10.</summary>
internal static class SeveralUnits
{
    private const int MaxUnits = 5;
    private const int MinRowsPerUnit = 20; // one cell of so many, of each

    /// <summary>The note; null for other columns.</summary>
    public static TableNote? NoteOn(ColumnData column) => Find(column.Raw, column.Counts) is { } units
        ? new($"column \"{column.Name}\": its {units}; to learn from them as numbers, write all in one")
        : null;

    /// <summary>What is said of such a column; null for others.</summary>
    public static string? Find(RawColumn raw, ColumnCounts counts)
    {
        if (raw.Tokens is not { } tokens || counts.Distinct <= TargetInference.MaxNamedNumbers)
        {
            return null;
        }

        var rowsOf = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var code = 0; code < tokens.Count; code++)
        {
            var (token, rows) = (tokens[code], counts.CountOf(code));
            if (rows == 0 || (token.IsNumber && double.IsNaN(token.Number)))
            {
                continue;
            }

            if (!WrittenNumber.TryRead(token.Utf8, out var number) || !IsKnown(number))
            {
                return null;
            }

            var unit = Encoding.UTF8.GetString(number.Before) + Encoding.UTF8.GetString(number.After);
            rowsOf[unit] = rowsOf.GetValueOrDefault(unit) + rows;
        }

        string[] units = [.. rowsOf.Where(unit => unit.Key.Length > 0).Select(unit => $"{unit.Key} ({NameList.Count(unit.Value, "cell")})")];
        return units.Length is > 1 and <= MaxUnits && rowsOf.Values.All(rows => rows * (long)MinRowsPerUnit >= counts.Present)
            ? "amounts are in units that are not converted into each other: " + string.Join(", ", units)
            : null;
    }

    private static bool IsKnown(in WrittenNumber number)
    {
        foreach (var kind in UnitKind.All)
        {
            if ((number.Before.IsEmpty || kind.IsCurrency) && new NumberForm { Units = kind.Units }.TryUnit(number.Before, number.After, out _))
            {
                return true;
            }
        }

        return false;
    }
}
