using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Finds what stands before the decimals of a column. Any cell that can be read in one way only settles it. Where there is none, whole numbers with the same
/// unit tell: with thousands between points, some of them are below a thousand. Those in another unit do not: of 616 g and 1.200 kg, the point stands before
/// decimals. Where the units are different ones, how large the numbers are in one unit tells; then what other columns say; else the user is asked.
/// </summary>
internal static class DecimalInference
{
    // A column of 1.234 and 950 has thousands if no decimals of fewer digits come in so many cells: of numbers without final zeros, a tenth has fewer.
    private const int MinDoubtfulCells = 50;

    // Logarithms of 10 and 100: a reading is the likely one if it is nearer to numbers in other units than that, and the other one further.
    private const double Near = 2.302585092994046;
    private const double Far = 2 * Near;

    /// <summary>What stands before decimals, and what to say about it.</summary>
    /// <exception cref="GophernetException">A sign stands before thousands or decimals, and nothing tells which.</exception>
    public static (byte Decimal, TableNote? Note) Find(RawColumn raw, WrittenColumn column, CellFormat format, FoundUnits? units, bool mayDrop)
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

        bool? asElsewhere = format.TableDecimal is { } decimalElsewhere ? decimalElsewhere != sign : null;
        var areThousands = isBoth ? null : AreThousands(column, units, sign, sign == usual, asElsewhere);
        return areThousands switch
        {
            true => (other, Note(raw.Name, cell, "thousands", "decimals", sign)),
            false => (sign, Note(raw.Name, cell, "decimals", "thousands", other)),
            _ => throw new GophernetException(
                cell.Place, $"column \"{raw.Name}\": \"{cell.Text}\" may have thousands or decimals, and no other cell tells which",
                mayDrop ? "Say what stands before decimals, or leave the column out." : "Say what stands before decimals.")
            {
                Field = raw.Name,
                Settings = [new("decimal", "point"), new("decimal", "comma"), .. mayDrop ? (Setting[])[new("drop", raw.Name)] : []],
            },
        };
    }

    /// <summary>Whether a separator before three digits divides thousands; null where nothing tells.</summary>
    /// <param name="column">The numbers.</param>
    /// <param name="units">Their units.</param>
    /// <param name="sign">The separator.</param>
    /// <param name="isUsual">Whether the separator usually stands before decimals in such an input.</param>
    /// <param name="asElsewhere">Whether it divides thousands if it is what it is in other columns; null where these do not tell.</param>
    private static bool? AreThousands(WrittenColumn column, FoundUnits? units, byte sign, bool isUsual, bool? asElsewhere)
    {
        var groups = ByUnit(column, units);
        var (told, untold) = (0, 0);
        foreach (var group in groups.Values)
        {
            if (group.Doubtful > 0)
            {
                var isMoney = units is { IsCurrency: true };
                var are = isMoney && isUsual ? AreThousandsOfMoney(group, units!.Decimals) : isMoney || AreThousands(group, isUsual);
                if (are is null)
                {
                    return asElsewhere;
                }

                (told, untold) = are.Value ? (told + 1, untold) : (told, untold + 1);
            }
        }

        if (told > 0)
        {
            return untold == 0 || !isUsual ? true : asElsewhere;
        }

        // How large they are beside numbers in other units.
        var all = new DividedNumbers();
        foreach (var (factor, group) in groups)
        {
            all.Add(group, factor);
        }

        if (groups.Count > 1 && all.Wholes > 0)
        {
            var distance = all.MeanOfWholes - all.MeanOfDoubtful;
            return distance < Near ? false : distance > Far ? true : asElsewhere ?? (isUsual ? false : null);
        }

        return asElsewhere ?? (isUsual || sign == Separators.Point ? false : null);
    }

    private static bool AreThousands(DividedNumbers numbers, bool isUsual) =>
        (!isUsual && numbers is { UndividedThousands: 0, Tens: > 0 }) || (numbers.AreMixed && (!isUsual || numbers.Doubtful >= MinDoubtfulCells));

    /// <summary>
    /// Money has no thousandths, but prices of fuel do: one digit before the sign in each cell, and no whole number that is larger. Hundreds without a sign
    /// say that it divides thousands; tens alone fit both. Dinars have three decimals, and won none.
    /// </summary>
    private static bool? AreThousandsOfMoney(DividedNumbers numbers, int? decimals)
    {
        if (decimals is 0 or 3)
        {
            return decimals == 0;
        }

        var areRound = 2 * numbers.RoundDoubtful >= numbers.Doubtful;
        if (numbers.AreMixed || (numbers.Wholes == 0 && (numbers.LongDoubtful > 0 || areRound)))
        {
            return true;
        }

        return numbers.LongDoubtful == 0 && numbers.Wholes == numbers.Ones ? false : null;
    }

    /// <summary>The numbers of each unit, by what it is in the unit of the column.</summary>
    private static SortedDictionary<double, DividedNumbers> ByUnit(WrittenColumn column, FoundUnits? units)
    {
        var form = new NumberForm { Units = units?.Units ?? [] };
        var groups = new SortedDictionary<double, DividedNumbers>();
        foreach (var affixes in column.Affixes)
        {
            var factor = form.TryUnit(affixes.Before, affixes.After, out var unit) ? unit.Factor : 1;
            if (!groups.TryGetValue(factor, out var numbers))
            {
                groups[factor] = numbers = new DividedNumbers();
            }

            numbers.Add(affixes.Numbers, 1);
        }

        return groups;
    }

    private static TableNote Note(string name, RawToken cell, string what, string otherwise, byte decimalOtherwise) => new(
        $"column \"{name}\": numbers such as {cell.Text} are read with {what}; if they have {otherwise}, say so",
        new Setting("decimal", decimalOtherwise == Separators.Point ? "point" : "comma"));
}
