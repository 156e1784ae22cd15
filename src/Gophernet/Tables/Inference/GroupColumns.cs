using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Columns that name what several rows are of, such as a patient or a machine. Where rows of one are held back and others are learnt from, a model may know
/// it again, and be judged better than it is on new ones.
/// </summary>
internal static class GroupColumns
{
    private const int MinGroups = 10;
    private const double MinRowsPerGroup = 3;

    // Of names that only look like identifiers, groups are small, and their rows alike.
    private const double MaxRowsPerGroup = 30;
    private const double MinAgreement = 0.25;
    private const double MinIdentifiers = 0.9;
    private const int MaxPrefix = 12;

    private static readonly string[] Words =
    [
        "ID", "IDS", "UID", "GUID", "UUID", "PATIENT", "SUBJECT", "PARTICIPANT", "RESPONDENT", "PERSON", "CUSTOMER", "CLIENT", "USER", "MEMBER", "ACCOUNT",
        "HOUSEHOLD", "FAMILY", "STUDENT", "PUPIL", "EMPLOYEE", "DRIVER", "PLAYER", "ANIMAL", "DEVICE", "MACHINE", "SENSOR", "VEHICLE", "SESSION",
    ];

    /// <summary>What the user should know of a column; null where it names no such things.</summary>
    /// <param name="column">The column.</param>
    /// <param name="inferred">What became of it.</param>
    /// <param name="target">The target.</param>
    /// <param name="values">The target's first number in each row.</param>
    public static TableNote? NoteOn(ColumnData column, InferredColumn inferred, Target target, double[] values)
    {
        var isNamed = NameWords.HasOne(column.Name, Words);
        var mayBe = inferred.Feature is null or TextFeature or { IsCategory: true } || (isNamed && inferred.Feature.IsNumber);
        if (!mayBe)
        {
            return null;
        }

        var (codes, distinct) = column.Raw.HasNumbers ? CodesOfNumbers(column) : (null, column.Counts.Distinct);
        if (distinct < MinGroups)
        {
            return null;
        }

        var perGroup = (double)column.Counts.Present / distinct;
        var isGroup = perGroup >= MinRowsPerGroup && (isNamed || (perGroup <= MaxRowsPerGroup && AreIdentifiers(column)
            && Agreement(codes ?? Array.ConvertAll(column.Rows.ToArray(), column.Raw.Code), target, values) >= MinAgreement));
        return !isGroup ? null : new(
            $"column \"{column.Name}\" has {NameList.Count(distinct, "value")} of about "
            + $"{NameList.Count((long)Math.Round(perGroup), "row")} each, which held-back "
            + "rows share with the others: if new ones are to be predicted, keep the rows of each on one side",
            new Setting("group", column.Name))
        {
            Code = "shared_groups",
        };
    }

    /// <summary>A code for each different whole number; no codes where others stand there, or each has too few rows.</summary>
    private static (int[]? Codes, int Distinct) CodesOfNumbers(ColumnData column)
    {
        var rows = column.Rows;
        var found = new Dictionary<double, int>();
        var codes = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var number = column.Raw.Number(rows[i]);
            if (!double.IsNaN(number) && (!double.IsInteger(number) || found.Count * MinRowsPerGroup > rows.Length))
            {
                return (null, 0);
            }

            codes[i] = double.IsNaN(number) ? -1 : found.TryGetValue(number, out var code) ? code : found[number] = found.Count;
        }

        return (codes, found.Count);
    }

    /// <summary>Whether most texts are letters and then digits, as in P-0042, or digits alone.</summary>
    private static bool AreIdentifiers(ColumnData column)
    {
        if (column.Raw.HasNumbers)
        {
            return true;
        }

        var count = 0;
        for (var code = 0; code < column.Raw.Tokens!.Count; code++)
        {
            count += column.Counts.CountOf(code) > 0 && IsIdentifier(column.Raw.Tokens[code].Text) ? 1 : 0;
        }

        return count >= MinIdentifiers * column.Counts.Distinct;
    }

    private static bool IsIdentifier(string text)
    {
        var end = text.Length;
        while (end > 0 && char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        return end < text.Length && end <= MaxPrefix;
    }

    /// <summary>How much of what tells targets apart lies between groups: 0 as by chance, 1 where the rows of a group have one target.</summary>
    private static double Agreement(int[] codes, Target target, double[] values) =>
        target is NumberTarget ? OfNumbers(codes, values) : OfClasses(codes, values);

    /// <summary>The adjusted R² of the means of groups.</summary>
    private static double OfNumbers(int[] codes, double[] values)
    {
        var groups = new Dictionary<int, (int Rows, double Mean)>();
        var (rows, mean) = (0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (codes[i] >= 0)
            {
                var (count, ofGroup) = groups.GetValueOrDefault(codes[i]);
                groups[codes[i]] = (count + 1, ofGroup + (values[i] - ofGroup) / (count + 1));
                mean += (values[i] - mean) / ++rows;
            }
        }

        var (within, all) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (codes[i] >= 0)
            {
                var ofGroup = groups[codes[i]].Mean;
                within += (values[i] - ofGroup) * (values[i] - ofGroup);
                all += (values[i] - mean) * (values[i] - mean);
            }
        }

        return all > 0 && rows > groups.Count ? 1 - within / (rows - groups.Count) / (all / (rows - 1)) : 0;
    }

    /// <summary>How much more often two rows of a group are of one class than two of any, as a share of what is possible.</summary>
    private static double OfClasses(int[] codes, double[] values)
    {
        var (groups, classes, both) = (new Dictionary<int, long>(), new Dictionary<double, long>(), new Dictionary<(int, double), long>());
        for (var i = 0; i < values.Length; i++)
        {
            if (codes[i] >= 0)
            {
                groups[codes[i]] = groups.GetValueOrDefault(codes[i]) + 1;
                classes[values[i]] = classes.GetValueOrDefault(values[i]) + 1;
                both[(codes[i], values[i])] = both.GetValueOrDefault((codes[i], values[i])) + 1;
            }
        }

        var rows = 0L;
        foreach (var (_, count) in classes)
        {
            rows += count;
        }

        var alike = Pairs(both.Values) / Pairs(groups.Values);
        var byChance = Pairs(classes.Values) / ((double)rows * (rows - 1));
        return byChance < 1 ? (alike - byChance) / (1 - byChance) : 0;
    }

    private static double Pairs(IEnumerable<long> counts)
    {
        var pairs = 0.0;
        foreach (var count in counts)
        {
            pairs += (double)count * (count - 1);
        }

        return pairs;
    }
}
