using System.Collections.Immutable;
using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>Finds the kind of unit that most numbers of a column have beside them.</summary>
internal static class UnitInference
{
    // What follows numbers and is no unit of theirs: the half of a day, and ordinals.
    private static readonly string[] NoUnits = ["am", "pm", "a.m.", "p.m.", "st", "nd", "rd", "th"];

    /// <param name="column">The column.</param>
    /// <param name="rows">The cells that are not missing.</param>
    /// <returns>The units, or null where the texts beside the numbers are none.</returns>
    public static FoundUnits? Find(WrittenColumn column, int rows)
    {
        var (best, bestRows, bestExact) = ((UnitKind?)null, 0, 0);
        var texts = column.Affixes.SelectMany(affixes => new[] { affixes.Before, affixes.After }).Select(Encoding.UTF8.GetString).Distinct();
        foreach (var kind in (UnitKind[])[.. UnitKind.All, .. texts.Select(UnitKind.ByCode).OfType<UnitKind>()])
        {
            var (found, exact, form) = (0, 0, new NumberForm { Units = kind.Units });
            foreach (var affixes in column.Affixes)
            {
                var isFound = !affixes.AreNone && Has(kind, form, affixes);
                found += isFound ? affixes.Rows : 0;
                exact += isFound && IsExact(kind, affixes) ? affixes.Rows : 0;
            }

            if (found > bestRows || (found == bestRows && exact > bestExact))
            {
                (best, bestRows, bestExact) = (kind, found, exact);
            }
        }

        return FindUnknown(column, Math.Max(bestRows, (rows - 1) / 2)) ?? (best is null ? null : Known(column, best));
    }

    /// <summary>A text that nobody knows, after more numbers than a known unit and after half of all: 5 rooms; with and without the s of a plural.</summary>
    private static FoundUnits? FindUnknown(WrittenColumn column, int moreThan)
    {
        var groups = column.Affixes.Where(affixes => affixes.Before.Length == 0 && affixes.After.Length > 0
            && !NoUnits.Contains(Encoding.UTF8.GetString(affixes.After).ToLowerInvariant()));
        foreach (var group in groups.GroupBy(affixes => Singular(Encoding.UTF8.GetString(affixes.After))))
        {
            if (group.Sum(affixes => affixes.Rows) > moreThan)
            {
                var texts = group.Select(affixes => Encoding.UTF8.GetString(affixes.After)).Distinct().OrderBy(text => text, StringComparer.Ordinal);
                return new FoundUnits(
                    [.. texts.Select(text => new NumberUnit(text, 1))], "", MostOf(group).WrittenAfter, [], IsCurrency: false, IsKnown: false);
            }
        }

        return null;
    }

    private static FoundUnits Known(WrittenColumn column, UnitKind kind)
    {
        var absolute = new NumberForm { Units = kind.Units };
        var rowsOf = new Dictionary<(double Factor, double Offset), int>();
        var groups = column.Affixes.Where(affixes => !affixes.AreNone && Has(kind, absolute, affixes));
        foreach (var affixes in groups)
        {
            absolute.TryUnit(affixes.Before, affixes.After, out var found);
            var scale = (found.Factor, found.Offset);
            rowsOf[scale] = rowsOf.TryGetValue(scale, out var rows) ? rows + affixes.Rows : affixes.Rows;
        }

        var unit = (Factor: kind.CountsInOnes ? 1.0 : 0, Offset: 0.0);
        foreach (var (scale, rows) in rowsOf)
        {
            if (!kind.CountsInOnes && (unit.Factor == 0 || rows > rowsOf[unit] || (rows == rowsOf[unit] && scale.CompareTo(unit) < 0)))
            {
                unit = scale;
            }
        }

        var own = groups.Where(affixes => absolute.TryUnit(affixes.Before, affixes.After, out var one) && (one.Factor, one.Offset) == unit);
        var most = own.Length == 0 ? null : MostOf(own);
        ImmutableArray<string> converted = kind.CountsInOnes ? [] : [.. groups
            .Where(affixes => absolute.TryUnit(affixes.Before, affixes.After, out var one) && (one.Factor, one.Offset) != unit)
            .Select(affixes => Encoding.UTF8.GetString(affixes.After)).Distinct().OrderBy(text => text, StringComparer.Ordinal)];
        var hasMultiples = kind.CountsInOnes && rowsOf.Keys.ToList().Exists(scale => scale.Factor != 1);
        var before = most?.WrittenBefore ?? (kind.IsCurrency ? MostOf(groups).WrittenBefore : "");
        return new FoundUnits(kind.In(unit.Factor, unit.Offset), before, most?.WrittenAfter ?? "", converted, kind.IsCurrency)
        {
            HasMultiples = hasMultiples, Decimals = kind.Decimals,
        };
    }

    private static bool Has(UnitKind kind, NumberForm form, NumberAffixes affixes) =>
        (affixes.Before.Length == 0 || kind.IsCurrency || affixes.Before is [(byte)'%']) && // %45 in Turkish
        form.TryUnit(affixes.Before, affixes.After, out _);

    private static bool IsExact(UnitKind kind, NumberAffixes affixes)
    {
        var texts = new[] { Encoding.UTF8.GetString(affixes.Before), Encoding.UTF8.GetString(affixes.After) };
        return texts.All(text => text.Length == 0 || kind.Units.Any(unit => unit.Text == text));
    }

    private static NumberAffixes MostOf(IReadOnlyList<NumberAffixes> groups) => groups
        .OrderBy(affixes => affixes.WrittenBefore + affixes.WrittenAfter, StringComparer.Ordinal).OrderBy(affixes => -affixes.Rows)[0];

    private static string Singular(string text) => text.ToLowerInvariant() is [.. var stem, 's'] && stem.Length > 1 ? stem : text.ToLowerInvariant();
}
