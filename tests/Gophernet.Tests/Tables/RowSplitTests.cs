using CsCheck;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

public class RowSplitTests
{
    private const int Cases = 200;

    private static readonly Gen<(int Rows, int Copies, double Share, bool AreNeighbours)> Tables =
        Gen.Select(Gen.Int[100, 500], Gen.Int[2, 5], Gen.Double[0.1, 0.5], Gen.Bool);

    [Fact]
    public void A_copy_goes_where_the_first_of_its_kind_went() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var split = Split(table.Share);
        var count = table.Rows * table.Copies;
        var kinds = Enumerable.Range(0, count).Select(row => table.AreNeighbours ? row / table.Copies : row % table.Rows).ToArray();

        var isTest = Array.ConvertAll(kinds, kind => split.IsTest("", Hash(kind)));

        Assert.All(kinds.Zip(isTest).GroupBy(pair => pair.First), rows => Assert.Single(rows.Select(row => row.Second).Distinct()));
        Assert.Equal((count, 0), (split.CopyCount, split.DividedCount));
        Assert.InRange(isTest.Count(test => test), table.Share * count - table.Copies - 1, table.Share * count + table.Copies + 1);
    });

    [Fact]
    public void Rows_without_copies_are_split_as_if_nobody_had_looked() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var (looking, other) = (Split(table.Share), Split(table.Share));

        Assert.All(Enumerable.Range(0, table.Rows), row => Assert.Equal(other.IsTest($"{row % 3}"), looking.IsTest($"{row % 3}", Hash(row))));
    });

    [Fact]
    public void A_few_kinds_of_many_rows_are_divided()
    {
        var split = Split(0.25);

        var isTest = Enumerable.Range(0, 4000).Select(row => split.IsTest("", Hash(row % 3))).ToArray();

        Assert.InRange(isTest.Count(test => test), 960, 1040);
        Assert.InRange(split.DividedCount, 500, 4000);
    }

    [Fact]
    public void A_kind_of_half_of_the_rows_leaves_the_parts_their_size()
    {
        var split = Split(0.25);

        var isTest = Enumerable.Range(0, 4000).Select(row => split.IsTest("", Hash(row % 2 == 0 ? 0 : row))).ToArray();

        Assert.InRange(isTest.Count(test => test), 500, 2000); // from half to twice as many as asked
    }

    [Fact]
    public void Sides_are_remembered_for_every_hash() => RandomCases.ForAll(Gen.Select(Gen.ULong, Gen.Bool).Array[0, 2000], 20, kinds =>
    {
        var (sides, expected) = (new RowSides(), new Dictionary<ulong, bool>());
        foreach (var (hash, side) in kinds.Prepend((0UL, true)))
        {
            if (expected.TryAdd(Math.Max(4, hash & ~3UL), side)) // 62 bits tell hashes apart, and none is 0
            {
                sides.Add(hash, side);
            }
        }

        Assert.Equal(expected.Count, sides.Count);
        Assert.All(expected, pair => Assert.True(sides.TryGet(pair.Key, out var side, out var isSecond) && side == pair.Value && isSecond));
        Assert.All(expected, pair => Assert.True(sides.TryGet(pair.Key, out var side, out var isSecond) && side == pair.Value && !isSecond));
    });

    private static RowSplit Split(double share) => new(share, new RandomSource(1, RandomPurpose.Splitting));

    private static ulong Hash(int kind) => ((ulong)kind + 1) * 0x9E3779B97F4A7C15;
}
