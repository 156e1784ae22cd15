using Gophernet.Numerics;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class FoldsTests
{
    public static TheoryData<int, int> Sizes { get; } = new(
        from rows in (int[])[10, 11, 57, 1000] from count in (int[])[2, 3, 5, 10] select (rows, count));

    [Theory]
    [InlineData(0.2, 5, 1)]
    [InlineData(0.5, 2, 1)]
    [InlineData(0.25, 4, 1)]
    [InlineData(0.1, 10, 1)]
    [InlineData(0.3, 10, 3)]
    [InlineData(0.4, 5, 2)]
    [InlineData(0.45, 20, 9)]
    [InlineData(0.33, 3, 1)]
    [InlineData(0.01, 100, 1)]
    public void A_share_of_the_rows_is_some_of_the_folds(double share, int count, int taken) => Assert.Equal((count, taken), Folds.ForShare(share));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Folds_of_numbers_are_equal_to_within_one_row(int rows, int count) =>
        AssertEven(Folds.OfNumbers(Numbers(rows), count, Random(1)), count);

    // In order of the numbers, every run of as many rows as there are folds has one of each.
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Small_and_large_numbers_are_spread_over_all_folds(int rows, int count)
    {
        var numbers = Numbers(rows);
        var folds = Folds.OfNumbers(numbers, count, Random(2));

        foreach (var run in Enumerable.Range(0, rows).OrderBy(row => numbers[row]).Chunk(count).Where(run => run.Length == count))
        {
            Assert.Equal(Enumerable.Range(0, count), run.Select(row => folds[row]).Order());
        }
    }

    [Fact]
    public void Equal_numbers_are_dealt_out_in_random_order()
    {
        var folds = Folds.OfNumbers(new double[1000], 5, Random(3));

        AssertEven(folds, 5);
        Assert.All(Enumerable.Range(0, 5), fold => Assert.InRange(Enumerable.Range(0, 200).Count(row => folds[row] == fold), 15, 70)); // not in blocks
        Assert.NotEqual(folds[..500], folds[500..]);
    }

    [Theory]
    [InlineData(5, 100, 60, 23)]
    [InlineData(5, 5, 5, 5, 5, 5, 5, 5)]
    [InlineData(3, 4, 4, 4, 4)]
    [InlineData(10, 13, 28, 10, 19, 17)]
    [InlineData(2, 3, 3, 3)]
    public void Every_class_is_spread_to_within_one_row(int count, params int[] rows)
    {
        var classes = Classes(rows);
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var folds = Folds.OfClasses(classes, count, Random(seed));
            for (var code = 0; code < rows.Length; code++)
            {
                AssertEven([.. folds.Where((_, row) => classes[row] == code)], count);
            }
        }
    }

    [Theory]
    [InlineData(5, 100, 60, 23)]
    [InlineData(5, 7, 8, 9, 11, 13)]
    public void All_folds_of_classes_are_equal_to_within_one_row(int count, params int[] rows) =>
        AssertEven(Folds.OfClasses(Classes(rows), count, Random(4)), count);

    [Fact]
    public void A_class_of_fewer_rows_than_folds_is_in_none()
    {
        var classes = Classes([4, 5, 1, 60]);
        var folds = Folds.OfClasses(classes, 5, Random(5));

        Assert.All(Enumerable.Range(0, classes.Length), row => Assert.Equal(classes[row] is 0 or 2, folds[row] == Folds.None));
        Assert.Equal(-1, Folds.None);
    }

    [Fact]
    public void The_same_random_numbers_give_the_same_folds()
    {
        var (numbers, classes) = (Numbers(200), Classes([100, 60, 40]));

        Assert.Equal(Folds.OfNumbers(numbers, 5, Random(6)), Folds.OfNumbers(numbers, 5, Random(6)));
        Assert.Equal(Folds.OfClasses(classes, 5, Random(6)), Folds.OfClasses(classes, 5, Random(6)));
        Assert.NotEqual(Folds.OfNumbers(numbers, 5, Random(6)), Folds.OfNumbers(numbers, 5, Random(7)));
        Assert.NotEqual(Folds.OfClasses(classes, 5, Random(6)), Folds.OfClasses(classes, 5, Random(7)));
    }

    private static void AssertEven(int[] folds, int count)
    {
        int[] sizes = [.. Enumerable.Range(0, count).Select(fold => folds.Count(other => other == fold))];

        Assert.Equal(folds.Length, sizes.Sum());
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
    }

    private static RandomSource Random(ulong seed) => new(seed, RandomPurpose.Validation);

    private static double[] Numbers(int rows)
    {
        var random = new Random(rows);
        return [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
    }

    /// <summary>So many rows of each class, in random order.</summary>
    private static double[] Classes(int[] rows)
    {
        double[] classes = [.. rows.SelectMany((count, code) => Enumerable.Repeat((double)code, count))];
        new Random(1).Shuffle(classes);
        return classes;
    }
}
