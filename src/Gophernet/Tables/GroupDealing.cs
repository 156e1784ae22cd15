using System.Numerics;
using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>
/// Deals out whole groups of rows to parts, so that each part gets its share of every stratum as far as groups allow. Groups come in turn, large ones first,
/// those of like size in an order that seed and key decide; each goes where it disturbs the shares least. The parts do not depend on the order of the rows.
/// </summary>
internal static class GroupDealing
{
    private const int Open = -1;

    /// <param name="keys">The group of each row.</param>
    /// <param name="strata">The stratum of each row, counted from 0.</param>
    /// <param name="shares">The share of each part; at most as many as there are groups. No part stays empty.</param>
    /// <param name="random">Draws the order.</param>
    /// <returns>The part of each row.</returns>
    public static int[] Deal(ulong[] keys, int[] strata, ReadOnlySpan<double> shares, RandomSource random)
    {
        var parts = new int[keys.Length];
        Array.Fill(parts, Open);
        Deal(Sequences.Range(keys.Length), keys, strata, shares, random, parts);
        return parts;
    }

    /// <summary>Deals out groups beside other rows, which have their parts.</summary>
    /// <param name="rows">The rows of groups.</param>
    /// <param name="keys">The group of each of these.</param>
    /// <param name="strata">The stratum of every row, counted from 0.</param>
    /// <param name="shares">The share of each part.</param>
    /// <param name="random">Draws the order.</param>
    /// <param name="parts">The part of every row; negative for none. Receives those of the groups' rows, for which it is negative.</param>
    public static void Deal(int[] rows, ulong[] keys, int[] strata, ReadOnlySpan<double> shares, RandomSource random, int[] parts)
    {
        ArgumentNullException.ThrowIfNull(random);
        var groups = GroupsOf(rows, keys, random.NextBits());
        var totals = Counts(strata);
        var counts = new long[shares.Length][];
        for (var part = 0; part < counts.Length; part++)
        {
            counts[part] = new long[totals.Length + 1]; // of each stratum, and of all
        }

        for (var row = 0; row < parts.Length; row++)
        {
            if (parts[row] >= 0)
            {
                counts[parts[row]][strata[row]]++;
                counts[parts[row]][^1]++;
            }
        }

        var empty = Array.FindAll(counts, count => count[^1] == 0).Length;
        for (var i = 0; i < groups.Length; i++)
        {
            var runs = RunsOf(groups[i].Rows, strata);
            var mustFill = groups.Length - i <= empty;
            var (best, least) = (-1, double.PositiveInfinity);
            for (var part = 0; part < shares.Length; part++)
            {
                if ((!mustFill || counts[part][^1] == 0) && Disturbance(runs, counts[part], totals, parts.Length) / shares[part] is var cost && cost < least)
                {
                    (best, least) = (part, cost);
                }
            }

            empty -= counts[best][^1] == 0 ? 1 : 0;
            counts[best][^1] += groups[i].Rows.Count;
            foreach (var (stratum, count) in runs)
            {
                counts[best][stratum] += count;
            }

            foreach (var row in groups[i].Rows)
            {
                parts[row] = best;
            }
        }
    }

    /// <summary>
    /// How much the sum of (n/N)² over strata and all rows grows: weighed by share, it is least where every part has its share of each. A rare stratum of
    /// N rows counts as much as a frequent one.
    /// </summary>
    private static double Disturbance(List<(int Stratum, int Count)> runs, long[] counts, long[] totals, int rowCount)
    {
        var (sum, rows) = (0.0, 0L);
        foreach (var (stratum, count) in runs)
        {
            sum += Growth(counts[stratum], count, totals[stratum]);
            rows += count;
        }

        return sum + Growth(counts[^1], rows, rowCount);
    }

    private static double Growth(long there, long more, long total) => (double)more * (2 * there + more) / ((double)total * total);

    /// <summary>The groups, each with its rows, in the order in which they are dealt out.</summary>
    private static Group[] GroupsOf(int[] rows, ulong[] keys, ulong salt)
    {
        var lists = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (!lists.TryGetValue(keys[i], out var list))
            {
                lists.Add(keys[i], list = []);
            }

            list.Add(rows[i]);
        }

        var groups = new Group[lists.Count];
        var next = 0;
        foreach (var (key, list) in lists)
        {
            groups[next++] = new Group(BitOperations.Log2((uint)list.Count), RandomSource.Mix(key ^ salt), list);
        }

        Array.Sort(groups, static (a, b) => b.Magnitude != a.Magnitude ? b.Magnitude - a.Magnitude : a.Order.CompareTo(b.Order));
        return groups;
    }

    private static long[] Counts(int[] strata)
    {
        var highest = 0;
        foreach (var stratum in strata)
        {
            highest = Math.Max(highest, stratum);
        }

        var counts = new long[highest + 1];
        foreach (var stratum in strata)
        {
            counts[stratum]++;
        }

        return counts;
    }

    private static List<(int Stratum, int Count)> RunsOf(List<int> rows, int[] strata)
    {
        var codes = new int[rows.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = strata[rows[i]];
        }

        Array.Sort(codes);
        var runs = new List<(int, int)>();
        for (int start = 0, end; start < codes.Length; start = end)
        {
            for (end = start + 1; end < codes.Length && codes[end] == codes[start]; end++)
            {
            }

            runs.Add((codes[start], end - start));
        }

        return runs;
    }

    /// <param name="Magnitude">Its size to within a factor of two.</param>
    /// <param name="Order">Its place among those of like size.</param>
    /// <param name="Rows">Its rows.</param>
    private readonly record struct Group(int Magnitude, ulong Order, List<int> Rows);
}
