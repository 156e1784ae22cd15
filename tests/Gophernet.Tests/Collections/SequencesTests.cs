using Gophernet.Collections;

namespace Gophernet.Tests.Collections;

/// <summary>The product's few queries against LINQ's of the same names.</summary>
public class SequencesTests
{
    public static TheoryData<int[]> Lists { get; } = new((int[][])[[], [7], [3, 1, 2, 3, 3, 0, 2], [5, 5, 5], [9, 8, 7, 6], [0, 2, 4, 1, 3, 5]]);

    [Theory]
    [MemberData(nameof(Lists))]
    public void Queries_give_what_LINQ_gives(int[] items)
    {
        Assert.Equal(Enumerable.Select(items, item => item * 2), Sequences.Select(items, item => item * 2));
        Assert.Equal(Enumerable.Select(items, (item, i) => item * i), Sequences.Select(items, (item, i) => item * i));
        Assert.Equal(Enumerable.SelectMany(items, item => Enumerable.Range(0, item)), Sequences.SelectMany(items, item => Enumerable.Range(0, item)));
        Assert.Equal(Enumerable.Where(items, IsSmall), Sequences.Where(items, IsSmall));
        Assert.Equal(Enumerable.Where(items, (item, i) => item > i), Sequences.Where(items, (item, i) => item > i));
        Assert.Equal(Enumerable.Take(items, 2), Sequences.Take(items, 2));
        Assert.Equal(Enumerable.Concat(items, [1, 2]), Sequences.Concat(items, [1, 2]));
        Assert.Equal(Enumerable.Distinct(items), Sequences.Distinct(items));
        Assert.Equal(Enumerable.Any(items, IsSmall), Sequences.Any(items, IsSmall));
        Assert.Equal(Enumerable.All(items, IsSmall), Sequences.All(items, IsSmall));
        Assert.Equal(Enumerable.FirstOrDefault(items, IsSmall), Sequences.FirstOrDefault(items, IsSmall));
        Assert.Equal(Enumerable.LastOrDefault(items, IsSmall), Sequences.LastOrDefault(items, IsSmall));
        Assert.Equal(Enumerable.Sum(items, item => (long)item), Sequences.Sum(items, item => (long)item));
        Assert.Equal(Enumerable.Contains(items, 3), Sequences.Contains(items, 3));
        Assert.Equal(Enumerable.Range(0, items.Length), Sequences.Range(items.Length));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Groups_stand_in_the_order_of_their_first_items(int[] items) => Assert.Equal(
        Enumerable.ToList(Enumerable.GroupBy(items, item => item % 2)).ConvertAll(group => Enumerable.ToList(group)),
        Sequences.GroupBy(items, item => item % 2));

    [Theory]
    [MemberData(nameof(Lists))]
    public void Items_of_equal_keys_keep_their_order(int[] items) =>
        Assert.Equal(Enumerable.OrderBy(Pairs(items), pair => pair.Item), Sequences.OrderBy(Pairs(items), pair => pair.Item));

    [Fact]
    public void A_comparer_orders_the_keys() =>
        Assert.Equal(["B", "a", "b"], Sequences.OrderBy((string[])["b", "a", "B"], text => text, StringComparer.Ordinal));

    [Fact]
    public void Sums_that_are_too_large_are_an_error() =>
        Assert.Throws<OverflowException>(() => Sequences.Sum((long[])[long.MaxValue, 1], item => item));

    private static bool IsSmall(int item) => item < 3;

    private static (int Item, int Place)[] Pairs(int[] items) => [.. Enumerable.Select(items, (item, place) => (item, place))];
}
