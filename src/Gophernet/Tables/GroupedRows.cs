using System.IO.Hashing;
using System.Runtime.InteropServices;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables;

/// <summary>Rows in groups, such as those of one patient: all rows of a group stay on one side of every division.</summary>
/// <param name="Column">The column of the groups.</param>
/// <param name="Keys">
/// A key a row: a hash of what its cell says, so that nothing depends on the order of the rows. Where two groups have one key, they stay together.
/// </param>
internal sealed record GroupedRows(string Column, ulong[] Keys) : RowDependence(Column)
{
    /// <summary>The key of all rows whose cell is missing: they may be of one group, and stay together.</summary>
    public const ulong MissingKey = 0;

    private int? _count;

    /// <summary>The number of groups.</summary>
    public int Count => _count ??= new HashSet<ulong>(Keys).Count;

    public override bool IsDivisible => Count > 1;

    /// <summary>The key of a text.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> text) => XxHash3.HashToUInt64(text);

    /// <summary>The key of a number, however it is written.</summary>
    public static ulong KeyOf(double number)
    {
        var bits = BitConverter.DoubleToUInt64Bits(number == 0 ? 0 : number); // −0 is 0
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in bits)), seed: 1);
    }

    /// <summary>The key of a cell.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> text, CellFormat format) => format.IsMissing(text) ? MissingKey
        : !format.TryNumber(text, out var number) ? KeyOf(text)
        : double.IsNaN(number) ? MissingKey : KeyOf(text, number);

    /// <summary>The key of a text that may be a number: one of more digits than a double tells apart is a text.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> text, double? number) =>
        number is { } value && !NumberTraitsOf.Text(text).HasFlag(NumberTraits.Long) ? KeyOf(value) : KeyOf(text);

    public override RowDependence Take(int[] rows) => new GroupedRows(Column, Array.ConvertAll(rows, row => Keys[row]));

    public override (int FoldCount, int JudgedCount, int Turns) ForValidation(int foldCount, int judgedCount)
    {
        RequireTwo("what judges");
        var folds = Math.Min(foldCount, Count);
        var judged = folds == foldCount ? judgedCount : Math.Clamp((int)Math.Round((double)judgedCount * folds / foldCount), 1, folds / 2);
        return (folds, judged, folds / judged);
    }

    public override int[] ValidationFolds(int[] strata, int foldCount, int judgedCount, RandomSource random) =>
        GroupDealing.Deal(Keys, strata, EqualShares(foldCount), random);

    public override int[] CrossFolds(int[] strata, int foldCount, RandomSource random)
    {
        if (Count < foldCount)
        {
            throw new GophernetException(
                $"column \"{Column}\": {NameList.Count(Count, "group")} cannot be divided into {foldCount} parts", "Give more groups, or fewer parts.")
            {
                Field = Column,
                IsOfSettings = true,
                Settings = [new("folds")],
            };
        }

        return GroupDealing.Deal(Keys, strata, EqualShares(foldCount), random);
    }

    /// <summary>The same rows, with groups that have rows of the same inputs as one; null where rows could no longer be divided well.</summary>
    public GroupedRows? Join(RepeatedRows repeats) => repeats.Join(Keys) is { } keys ? new GroupedRows(Column, keys) : null;

    public override bool MayLearn(int foldOfRow, int judged) => foldOfRow != judged;

    public override bool[] TestRows(int[] strata, double share, ulong seed)
    {
        RequireTwo("the test part");
        var random = new RandomSource(seed, RandomPurpose.Splitting);
        return Array.ConvertAll(GroupDealing.Deal(Keys, strata, [1 - share, share], random), part => part == 1);
    }

    public override string? WarningOn(RowDependence judged)
    {
        var known = new HashSet<ulong>(Keys);
        var others = ((GroupedRows)judged).Keys;
        var shared = Array.FindAll(others, known.Contains).Length;
        return shared == 0 ? null : $"{shared} of {NameList.Count(others.Length, "row")} are of a group of \"{Column}\" that is learnt from too: "
            + "new groups may be harder than these";
    }

    public override void AppendTo(XxHash128 hash) => hash.Append(MemoryMarshal.AsBytes(Keys.AsSpan())); // every machine it runs on is little-endian

    private void RequireTwo(string part)
    {
        if (!IsDivisible)
        {
            throw new GophernetException(
                $"column \"{Column}\": found {NameList.Count(Count, "group")}, and {part} must be of another",
                "Give rows of more groups, or name another column.")
            {
                Field = Column,
                IsOfSettings = true,
                Settings = [new("group")],
            };
        }
    }

    private static double[] EqualShares(int count)
    {
        var shares = new double[count];
        Array.Fill(shares, 1.0 / count);
        return shares;
    }
}
