using System.IO.Hashing;
using System.Runtime.InteropServices;
using Gophernet.Numerics;
using Gophernet.Tables.Features;

namespace Gophernet.Tables;

/// <summary>Rows in time: what is judged comes after what is learnt from. Rows of one time stay together.</summary>
/// <param name="Column">The column of the times.</param>
/// <param name="Times">A number a row; later ones are larger, none is NaN.</param>
internal sealed record TimedRows(string Column, double[] Times) : RowDependence(Column)
{
    /// <summary>How the column is read; null for the order of the rows.</summary>
    public Feature? Reading { get; init; }

    /// <summary>What was assumed of how the column is written; null for nothing.</summary>
    public TableNote? Note { get; init; }

    public override bool IsDivisible => Array.Exists(Times, time => time != Times[0]);

    public override RowDependence Take(int[] rows) => this with { Times = Array.ConvertAll(rows, row => Times[row]) };

    public override (int FoldCount, int JudgedCount, int Turns) ForValidation(int foldCount, int judgedCount) => (foldCount, judgedCount, Turns: 1);

    public override int[] ValidationFolds(int[] strata, int foldCount, int judgedCount, RandomSource random) =>
        Array.ConvertAll(Divide([1 - (double)judgedCount / foldCount]), part => part == 1 ? 0 : foldCount - 1);

    /// <summary>Parts that follow each other, one more than folds: the first is only learnt from.</summary>
    public override int[] CrossFolds(int[] strata, int foldCount, RandomSource random)
    {
        var ends = new double[foldCount];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = (i + 1.0) / (foldCount + 1);
        }

        return Array.ConvertAll(Divide(ends), part => part - 1);
    }

    public override bool MayLearn(int foldOfRow, int judged) => foldOfRow < judged;

    public override bool[] TestRows(int[] strata, double share, ulong seed) => Array.ConvertAll(Divide([1 - share]), part => part == 1);

    public override string? WarningOn(RowDependence judged)
    {
        var (last, others, early) = (double.NegativeInfinity, ((TimedRows)judged).Times, 0);
        foreach (var time in Times)
        {
            last = Math.Max(last, time);
        }

        foreach (var time in others)
        {
            early += time <= last ? 1 : 0;
        }

        return early == 0 ? null : $"{early} of {NameList.Count(others.Length, "row")} are not after the last row that is learnt from, by \"{Column}\"";
    }

    public override void AppendTo(XxHash128 hash) => hash.Append(MemoryMarshal.AsBytes(Times.AsSpan())); // every machine it runs on is little-endian

    /// <summary>Divides the rows into parts that follow each other.</summary>
    /// <param name="ends">The share of the rows up to the end of each part but the last, rising.</param>
    /// <returns>The part of each row. No part is empty, and none has a time that another has.</returns>
    private int[] Divide(ReadOnlySpan<double> ends)
    {
        var sorted = (double[])Times.Clone();
        Array.Sort(sorted);
        var starts = new List<int>(); // of each time after the first
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
            {
                starts.Add(i);
            }
        }

        if (starts.Count < ends.Length)
        {
            throw new GophernetException(
                $"column \"{Column}\": rows of {NameList.Count(starts.Count + 1, "time")} cannot be divided into {ends.Length + 1} parts that follow "
                + "each other",
                "Give rows of more times, or fewer parts, or name another column.")
            {
                Field = Column,
                IsOfSettings = true,
                Settings = ends.Length > 1 ? [new("folds"), new("time")] : [new("time")],
            };
        }

        Span<double> firsts = new double[ends.Length]; // the first time of each part but the first
        for (int part = 0, next = 0; part < ends.Length; part++, next++)
        {
            // The nearest that leaves a time for each part to come.
            var wanted = ends[part] * sorted.Length;
            while (next < starts.Count - (ends.Length - part) && Math.Abs(starts[next + 1] - wanted) <= Math.Abs(starts[next] - wanted))
            {
                next++;
            }

            firsts[part] = sorted[starts[next]];
        }

        var parts = new int[Times.Length];
        for (var row = 0; row < parts.Length; row++)
        {
            var index = firsts.BinarySearch(Times[row]);
            parts[row] = index < 0 ? ~index : index + 1;
        }

        return parts;
    }
}
