using CsCheck;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

public class GroupedRowsTests
{
    private const int Cases = 300;

    // Groups of 1 to 40 rows cannot be dealt out to the row.
    private const double Near = 0.05;

    private static readonly Gen<(ulong[] Keys, int[] Strata, int Folds, ulong Seed)> Tables =
        from rows in Gen.Int[2, 400]
        from groups in Gen.Int[2, 60]
        from strata in Gen.Int[1, 5]
        from keys in Gen.ULong[0, (ulong)groups - 1].Array[rows]
        from codes in Gen.Int[0, strata - 1].Array[rows]
        from folds in Gen.Int[2, 12]
        from seed in Gen.ULong
        select (keys, codes, folds, seed);

    [Fact]
    public void No_group_is_in_two_folds_and_no_fold_is_empty() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var groups = new GroupedRows("patient", table.Keys);
        if (groups.Count < 2)
        {
            return;
        }

        var folds = Math.Min(table.Folds, groups.Count);
        AssertWhole(table.Keys, groups.CrossFolds(table.Strata, folds, Random(table.Seed)), folds);
        var (foldCount, judged, turns) = groups.ForValidation(table.Folds, 1);
        AssertWhole(table.Keys, groups.ValidationFolds(table.Strata, foldCount, judged, Random(table.Seed)), foldCount);
        Assert.InRange(turns * judged, 1, foldCount);
    });

    [Fact]
    public void No_group_is_in_both_parts_of_a_split() => RandomCases.ForAll(Gen.Select(Tables, Gen.Double[0.01, 0.99]), Cases, pair =>
    {
        var (table, share) = pair;
        var groups = new GroupedRows("patient", table.Keys);
        if (groups.Count > 1)
        {
            AssertWhole(table.Keys, Array.ConvertAll(groups.TestRows(table.Strata, share, table.Seed), isTest => isTest ? 1 : 0), 2);
        }
    });

    [Fact]
    public void A_row_keeps_its_fold_in_any_order_of_the_rows() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var (rows, groups) = (Enumerable.Range(0, table.Keys.Length).ToArray(), new GroupedRows("patient", table.Keys));
        var folds = Math.Min(table.Folds, groups.Count);
        var expected = groups.CrossFolds(table.Strata, folds, Random(table.Seed));
        Random(table.Seed + 1).Shuffle(rows);

        var actual = groups.Take(rows).CrossFolds([.. rows.Select(row => table.Strata[row])], folds, Random(table.Seed));

        Assert.Equal(rows.Select(row => expected[row]), actual);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_fold_gets_its_share_of_rows_and_of_each_class(ulong seed)
    {
        var (keys, classes) = Patients(200);

        var folds = new GroupedRows("patient", keys).CrossFolds(classes, 5, Random(seed));

        Assert.All(Enumerable.Range(0, 5), fold =>
        {
            Assert.Equal(0.2, (double)folds.Count(other => other == fold) / keys.Length, Near);
            Assert.All(Enumerable.Range(0, 3), code => Assert.Equal(0.2, ShareOf(folds, fold, classes, code), Near));
        });
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void A_split_has_its_share_of_rows_and_of_each_class(double share)
    {
        var (keys, classes) = Patients(200);

        var test = new GroupedRows("patient", keys).TestRows(classes, share, 1);

        Assert.Equal(share, (double)test.Count(isTest => isTest) / keys.Length, Near);
        var parts = Array.ConvertAll(test, isTest => isTest ? 1 : 0);
        Assert.All(Enumerable.Range(0, 3), code => Assert.Equal(share, ShareOf(parts, 1, classes, code), Near));
    }

    [Fact]
    public void Seeds_divide_in_different_ways()
    {
        var (keys, classes) = Patients(50);
        var groups = new GroupedRows("patient", keys);

        Assert.NotEqual(groups.CrossFolds(classes, 5, Random(1)), groups.CrossFolds(classes, 5, Random(2)));
        Assert.NotEqual(groups.TestRows(classes, 0.2, 1), groups.TestRows(classes, 0.2, 2));
    }

    [Fact]
    public void Fewer_groups_than_folds_are_held_back_one_by_one() => Assert.Equal((3, 1, 3), new GroupedRows("site", [1, 2, 2, 3]).ForValidation(10, 3));

    [Fact]
    public void Refuses_fewer_groups_than_folds() => Fault.Of(
        "column \"site\": 3 groups cannot be divided into 5 parts", () => new GroupedRows("site", [1, 2, 2, 3]).CrossFolds([0, 0, 0, 0], 5, Random(1)));

    [Fact]
    public void Refuses_a_single_group()
    {
        var single = new GroupedRows("site", [1, 1]);

        Fault.Of("column \"site\": found 1 group, and what judges must be of another", () => single.ForValidation(5, 1));
        Fault.Of("column \"site\": found 1 group, and the test part must be of another", () => single.TestRows([0, 0], 0.5, 1));
    }

    [Fact]
    public void Counts_rows_of_groups_that_are_learnt_from()
    {
        var groups = new GroupedRows("patient", [1, 1, 2]);

        Assert.StartsWith("2 of 3 rows are of a group of \"patient\" that is learnt from too", groups.WarningOn(new GroupedRows("patient", [2, 3, 2])),
            StringComparison.Ordinal);
        Assert.Null(groups.WarningOn(new GroupedRows("patient", [3, 4])));
    }

    [Fact]
    public void A_number_is_one_group_however_it_is_written_and_no_text()
    {
        Assert.Equal(GroupedRows.KeyOf(0.0), GroupedRows.KeyOf(-0.0));
        Assert.NotEqual(GroupedRows.KeyOf(1.0), GroupedRows.KeyOf(2.0));
        Assert.NotEqual(GroupedRows.KeyOf("1"u8), GroupedRows.KeyOf(1.0));
    }

    /// <summary>Groups of 1 to 40 rows, each of one of three classes, the last of which is rare.</summary>
    private static (ulong[] Keys, int[] Classes) Patients(int count)
    {
        var (keys, classes) = (new List<ulong>(), new List<int>());
        for (var patient = 0; patient < count; patient++)
        {
            for (var row = 0; row <= patient * 7 % 40; row++)
            {
                keys.Add((ulong)patient + 1);
                classes.Add(patient % 10 == 0 ? 2 : patient % 2);
            }
        }

        return ([.. keys], [.. classes]);
    }

    private static double ShareOf(int[] parts, int part, int[] classes, int code) =>
        (double)parts.Where((other, row) => other == part && classes[row] == code).Count() / classes.Count(other => other == code);

    private static void AssertWhole(ulong[] keys, int[] folds, int count)
    {
        Assert.All(keys.Zip(folds).GroupBy(row => row.First), group => Assert.Single(group.Select(row => row.Second).Distinct()));
        Assert.Equal(Enumerable.Range(0, count), folds.Distinct().Order());
    }

    private static RandomSource Random(ulong seed) => new(seed, RandomPurpose.CrossValidation);
}
