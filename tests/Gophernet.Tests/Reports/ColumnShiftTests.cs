using System.Collections.Immutable;
using Gophernet.Numerics;
using Gophernet.Reports;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tests.Reports;

/// <summary>
/// Whether a report names shifts of columns that have not moved, tried on many tables of rows that are drawn as those of training were: five columns of
/// numbers, whole numbers, cells that are mostly missing, and categories.
/// </summary>
public class ColumnShiftTests
{
    private const int TrainingRows = 700;
    private const int Reports = 400;

    // One in twenty, and three standard deviations of so many reports: √(0.05 · 0.95 / 400).
    private const double MostFalseAlarms = 0.05 + 3 * 0.0109;

    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void Rows_like_those_of_training_have_rarely_moved(int rows) =>
        Assert.InRange(ShareOfReports(rows, moved: 0, perGroup: 1, shift => shift.Probability <= 0.05), 0, MostFalseAlarms);

    /// <summary>Of many categories those with few rows in training were left out there, which says nothing of the rows here.</summary>
    [Theory]
    [InlineData(300, 1_500, 600)]
    [InlineData(300, 1_000, 2_000)]
    [InlineData(100, 1_500, 600)]
    [InlineData(100, 1_000, 10_000)]
    [InlineData(60, 1_000, 400)]
    [InlineData(20, 1_000, 400)]
    public void Rows_of_many_categories_have_rarely_moved(int categories, int trainingRows, int rows)
    {
        var found = 0;
        for (var report = 0; report < Reports; report++)
        {
            var random = new RandomSource((ulong)report, RandomPurpose.Splitting);
            var training = Uniform(random, categories, trainingRows);
            var kept = training.GroupBy(code => code).Where(group => group.Count() >= 5).Select(group => group.Key).Order().ToList();
            double[] Known(double[] codes) => [.. codes.Select(code => (double)kept.IndexOf(code))];
            var column = Categories([.. kept.Select(code => $"{code}")], Known(training), Known(Uniform(random, categories, rows)), hasOther: true);
            found += ColumnShift.Of([column], trainingRows, rowsPerGroup: 1)[0]!.Probability <= 0.05 ? 1 : 0;
        }

        Assert.InRange((double)found / Reports, 0, MostFalseAlarms);
    }

    /// <summary>Their groups are drawn as in training, and all rows of one are the same: where that is not known, half of the reports are wrong.</summary>
    [Fact]
    public void Groups_count_as_one_row()
    {
        Assert.InRange(ShareOfReports(rows: 150, moved: 0, perGroup: 5, shift => shift.Probability <= 0.05), 0, MostFalseAlarms);
        Assert.InRange(ShareOfReports(rows: 150, moved: 0, perGroup: 5, shift => shift.Probability <= 0.05, isKnown: false), 0.5, 1);
    }

    [Theory]
    [InlineData(30, 1.5)]
    [InlineData(100, 0.75)]
    [InlineData(1_000, 0.6)]
    public void What_has_moved_far_is_found(int rows, double deviations) =>
        Assert.InRange(ShareOfReports(rows, deviations, perGroup: 1, shift => shift.Size == ColumnShift.Large), 0.8, 1);

    /// <summary>Of thousands of rows no shift is too small to be no chance, but it is not far.</summary>
    [Fact]
    public void What_has_hardly_moved_is_not_named() =>
        Assert.InRange(ShareOfReports(rows: 5_000, moved: 0.1, perGroup: 1, shift => shift.Size != ColumnShift.None), 0, MostFalseAlarms);

    [Fact]
    public void Of_too_few_rows_nothing_is_said()
    {
        var shift = Assert.Single(ColumnShift.Of([Tally(Draw(1, TrainingRows), Draw(2, 8))], TrainingRows, rowsPerGroup: 1));

        Assert.Equal((null, ColumnShift.Unknown), (shift!.Probability, shift.Size));
    }

    [Fact]
    public void Cells_that_were_never_missing_and_a_category_that_never_was_are_shifts()
    {
        var numbers = Tally(Draw(1, TrainingRows), [.. Draw(2, 70), .. Enumerable.Repeat(double.NaN, 30)]);
        var categories = Categories([.. Enumerable.Range(0, TrainingRows).Select(i => i % 4.0)], [.. Enumerable.Range(0, 100).Select(i => i % 5 - 1.0)]);

        Assert.All(ColumnShift.Of([numbers, categories], TrainingRows, rowsPerGroup: 1), shift => Assert.Equal(ColumnShift.Large, shift!.Size));
    }

    /// <summary>A column in the middle of a worked example: 60, 40 beside 30, 70, the chi-square 18.18, of one degree of freedom.</summary>
    [Fact]
    public void The_test_is_that_of_two_samples()
    {
        double[] Rows(int first, int second) => [.. Enumerable.Repeat(0.0, first), .. Enumerable.Repeat(1.0, second)];
        var shift = Assert.Single(ColumnShift.Of([Categories(Rows(60, 40), Rows(30, 70))], 100, rowsPerGroup: 1));

        Assert.Equal(1, shift!.Probability!.Value / ChiSquare.UpperTail(200.0 / 11, 1), 1e-6);
    }

    /// <summary>The share of the reports with a shift of some column.</summary>
    private static double ShareOfReports(int rows, double moved, int perGroup, Predicate<ColumnShift> isFound, bool isKnown = true)
    {
        var found = 0;
        for (var report = 0; report < Reports; report++)
        {
            var seed = (ulong)(2_000 * report);
            ColumnTally[] columns =
            [
                Tally(Draw(seed, TrainingRows, perGroup), Draw(seed + 1_000, rows, perGroup, moved)),
                Tally(Whole(Draw(seed + 1, TrainingRows, perGroup), 1), Whole(Draw(seed + 1_001, rows, perGroup), 1)),
                Tally(Whole(Draw(seed + 2, TrainingRows, perGroup), 0.4), Whole(Draw(seed + 1_002, rows, perGroup), 0.4)),
                Tally(Sparse(Draw(seed + 3, TrainingRows, perGroup)), Sparse(Draw(seed + 1_003, rows, perGroup))),
                Categories(Classes(Draw(seed + 4, TrainingRows, perGroup)), Classes(Draw(seed + 1_004, rows, perGroup))),
            ];
            found += ColumnShift.Of(columns, TrainingRows, isKnown ? perGroup : 1).Any(shift => isFound(shift!)) ? 1 : 0;
        }

        return (double)found / Reports;
    }

    /// <summary>Numbers of about the normal distribution, the sum of twelve of (0, 1); of a group all the same.</summary>
    private static double[] Draw(ulong seed, int rows, int perGroup = 1, double moved = 0)
    {
        var random = new RandomSource(seed, RandomPurpose.Splitting);
        var values = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            values[i] = i % perGroup > 0 ? values[i - 1] : moved - 6 + Enumerable.Range(0, 12).Sum(_ => (double)random.NextSingle());
        }

        return values;
    }

    private static double[] Whole(double[] values, double factor) => [.. values.Select(value => Math.Max(0, Math.Round(value * factor)))];

    private static double[] Sparse(double[] values) => [.. values.Select(value => value > 1 ? value : double.NaN)];

    private static double[] Classes(double[] values) => [.. values.Select(value => value > 2 ? 3.0 : value > 1 ? 2 : value > 0 ? 1 : 0)];

    private static NumberTally Tally(double[] training, double[] values)
    {
        var tally = new NumberTally(NumberProfile.Of(training, NumberRange.Of(training)), hasMissing: true, hasBins: true);
        Count(tally, values);
        return tally;
    }

    private static double[] Uniform(RandomSource random, int categories, int rows) =>
        [.. Enumerable.Range(0, rows).Select(_ => Math.Floor((double)random.NextSingle() * categories))];

    private static CategoryTally Categories(double[] training, double[] values) => Categories([.. Names], training, values, hasOther: false);

    private static CategoryTally Categories(ImmutableArray<string> names, double[] training, double[] values, bool hasOther)
    {
        var tally = new CategoryTally(names, hasOther, CategoryProfile.Of(names, training), hasMissing: true, hasBins: true);
        Count(tally, values);
        return tally;
    }

    private static void Count(ColumnTally tally, double[] values)
    {
        var lines = new LineNumbers();
        for (var i = 0; i < values.Length; i++)
        {
            lines.Add(i + 2);
        }

        tally.Count(values, lines, 0);
    }
}
