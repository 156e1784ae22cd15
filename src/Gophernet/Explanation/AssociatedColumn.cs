using Gophernet.Tables;
using Gophernet.Tables.Features;

namespace Gophernet.Explanation;

/// <summary>
/// A column in a form that can be compared with others: ranks where its values have an order, and categories where they have none. How far two move together
/// is a number from 0 to 1, whatever they are: of ranks, the size of Spearman's correlation; of ranks and categories, the correlation ratio; of categories,
/// Cramér's V; the latter two corrected for what chance gives (Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", 2013).
/// </summary>
internal sealed class AssociatedColumn
{
    private readonly float[] _ranks; // of the rows, with mean 0 and length 1; those of missing values are 0. Empty for categories
    private readonly int[] _codes; // of the rows, from 0; empty for ranks
    private readonly int _categories;

    private AssociatedColumn(float[] ranks, int[] codes, int categories) => (_ranks, _codes, _categories) = (ranks, codes, categories);

    private int Rows => Math.Max(_ranks.Length, _codes.Length);

    /// <summary>A feature of some rows; null where it has no values to compare: a text, or the same in all of them.</summary>
    public static AssociatedColumn? TryOf(Feature feature, Table table, int index, int[] rows)
    {
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(table);
        if (feature.IsText)
        {
            return null;
        }

        var all = table.Feature(index);
        var values = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = all[rows[i]];
        }

        return feature.IsCategory ? OfCategories(values) : OfNumbers(values);
    }

    /// <summary>How far two columns move together, from 0 to 1.</summary>
    public static double Between(AssociatedColumn a, AssociatedColumn b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return (a._codes.Length > 0, b._codes.Length > 0) switch
        {
            (false, false) => Correlation(a, b),
            (true, true) => CramersV(a, b),
            (true, false) => CorrelationRatio(a, b),
            _ => CorrelationRatio(b, a),
        };
    }

    private static AssociatedColumn? OfNumbers(double[] values)
    {
        var order = Array.FindAll(Sequences.Range(values.Length), row => !double.IsNaN(values[row]));
        var sorted = Array.ConvertAll(order, row => values[row]);
        Array.Sort(sorted, order);
        var (ranks, squares) = (new double[values.Length], 0.0);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && sorted[end] == sorted[start];)
            {
                end++;
            }

            var rank = (start + end - order.Length) / 2.0; // those that are equal share the middle of their ranks
            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = rank;
                squares += rank * rank;
            }
        }

        var scale = 1 / Math.Sqrt(squares);
        return squares > 0 ? new AssociatedColumn(Array.ConvertAll(ranks, rank => (float)(rank * scale)), [], 0) : null;
    }

    private static AssociatedColumn? OfCategories(double[] values)
    {
        var known = new Dictionary<ulong, int>(); // by their bits: missing ones, which are NaN, are one category
        var codes = new int[values.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            var bits = BitConverter.DoubleToUInt64Bits(double.IsNaN(values[row]) ? double.NaN : values[row]);
            if (!known.TryGetValue(bits, out codes[row]))
            {
                known[bits] = codes[row] = known.Count;
            }
        }

        return known.Count > 1 ? new AssociatedColumn([], codes, known.Count) : null;
    }

    private static double Correlation(AssociatedColumn a, AssociatedColumn b)
    {
        var sum = 0.0;
        for (var row = 0; row < a._ranks.Length; row++)
        {
            sum += (double)a._ranks[row] * b._ranks[row];
        }

        return Math.Min(Math.Abs(sum), 1);
    }

    private static double CorrelationRatio(AssociatedColumn categories, AssociatedColumn numbers)
    {
        var (sums, counts) = (new double[categories._categories], new int[categories._categories]);
        for (var row = 0; row < categories._codes.Length; row++)
        {
            sums[categories._codes[row]] += numbers._ranks[row];
            counts[categories._codes[row]]++;
        }

        var between = 0.0; // of 1, as the ranks have length 1
        for (var i = 0; i < sums.Length; i++)
        {
            between += sums[i] * sums[i] / counts[i];
        }

        return Math.Sqrt(WithoutChance(between, categories.Rows, categories._categories));
    }

    private static double CramersV(AssociatedColumn a, AssociatedColumn b)
    {
        var joint = new Dictionary<ulong, int>();
        var (ofA, ofB, rows) = (new double[a._categories], new double[b._categories], a.Rows);
        for (var row = 0; row < rows; row++)
        {
            var pair = (ulong)a._codes[row] * (ulong)b._categories + (ulong)b._codes[row];
            joint[pair] = joint.GetValueOrDefault(pair) + 1;
            ofA[a._codes[row]]++;
            ofB[b._codes[row]]++;
        }

        var phi = -1.0; // χ² by the rows
        foreach (var (pair, count) in joint)
        {
            phi += (double)count * count / (ofA[pair / (ulong)b._categories] * ofB[pair % (ulong)b._categories]);
        }

        var corrected = Math.Max(0, phi - (a._categories - 1.0) * (b._categories - 1) / (rows - 1));
        var least = Math.Min(Freed(a._categories, rows), Freed(b._categories, rows)) - 1;
        return least > 0 ? Math.Min(1, Math.Sqrt(corrected / least)) : 0;
    }

    /// <summary>The share of the variance that categories explain, less what as many would by chance (Kelley's ε²).</summary>
    private static double WithoutChance(double share, int rows, int categories) =>
        rows > categories ? Math.Clamp(1 - (1 - share) * (rows - 1) / (rows - categories), 0, 1) : 0;

    private static double Freed(int categories, int rows) => categories - (categories - 1.0) * (categories - 1) / (rows - 1);
}
