using CsCheck;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

public class TimedRowsTests
{
    private const int Cases = 300;

    private static readonly Gen<(double[] Times, int Folds)> Tables =
        from rows in Gen.Int[2, 300]
        from range in Gen.Int[2, 500]
        from times in Gen.Int[0, range].Array[rows]
        from folds in Gen.Int[1, 12]
        select (Array.ConvertAll(times, time => (double)time), folds);

    [Fact]
    public void Every_fold_comes_after_all_rows_that_are_learnt_from() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var (times, folds) = table;
        if (times.Distinct().Count() <= folds)
        {
            return;
        }

        var rows = new TimedRows("day", times);
        var foldOf = rows.CrossFolds([], folds, Random());
        Assert.Equal(Enumerable.Range(-1, folds + 1), foldOf.Distinct().Order());
        for (var fold = 0; fold < folds; fold++)
        {
            var learnt = times.Where((_, row) => rows.MayLearn(foldOf[row], fold));
            Assert.True(learnt.Max() < times.Where((_, row) => foldOf[row] == fold).Min());
        }
    });

    [Fact]
    public void What_is_held_back_comes_after_the_rest() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var rows = new TimedRows("day", table.Times);
        if (rows.IsDivisible)
        {
            var (count, judged, turns) = rows.ForValidation(10, 3);
            var folds = rows.ValidationFolds([], count, judged, Random());
            AssertAfter(table.Times, Array.ConvertAll(folds, fold => fold < judged));
            AssertAfter(table.Times, rows.TestRows([], 0.3, 1));
            Assert.Equal(1, turns);
        }
    });

    [Theory]
    [InlineData(1000, 0.2, 200)]
    [InlineData(10, 0.25, 2)]
    [InlineData(7, 0.5, 3)]
    public void The_last_share_of_the_rows_is_the_test_part(int rows, double share, int expected)
    {
        var test = new TimedRows("day", [.. Enumerable.Range(0, rows).Select(row => -(double)row)]).TestRows([], share, 1);

        Assert.InRange(test.Count(isTest => isTest), expected, expected + 1);
        Assert.True(test[0]); // times fall
    }

    [Fact]
    public void Rows_of_one_time_stay_together()
    {
        Assert.Equal([false, false, true, true, true, true], new TimedRows("year", [1, 1, 2, 2, 2, 2]).TestRows([], 0.2, 1));
        Assert.Equal([-1, -1, -1, -1, 0, 1], new TimedRows("year", [1, 1, 1, 1, 2, 3]).CrossFolds([], 2, Random()));
    }

    [Fact]
    public void Refuses_fewer_times_than_parts()
    {
        Fault.Of("column \"year\": rows of 3 times cannot be divided into 6 parts that follow each other",
            () => new TimedRows("year", [1, 2, 2, 3]).CrossFolds([], 5, Random()));
        Fault.Of("column \"year\": rows of 1 time cannot be divided into 2 parts", () => new TimedRows("year", [1, 1]).TestRows([], 0.5, 1));
    }

    [Fact]
    public void Counts_rows_that_are_not_later_than_what_is_learnt_from()
    {
        var rows = new TimedRows("day", [1, 5, 3]);

        Assert.StartsWith("2 of 3 rows are not after the last row", rows.WarningOn(new TimedRows("day", [5, 2, 6])), StringComparison.Ordinal);
        Assert.Null(rows.WarningOn(new TimedRows("day", [6, 7])));
    }

    private static void AssertAfter(double[] times, bool[] isJudged)
    {
        Assert.Contains(true, isJudged);
        Assert.Contains(false, isJudged);
        Assert.True(times.Where((_, row) => !isJudged[row]).Max() < times.Where((_, row) => isJudged[row]).Min());
    }

    private static RandomSource Random() => new(1, RandomPurpose.CrossValidation);
}
