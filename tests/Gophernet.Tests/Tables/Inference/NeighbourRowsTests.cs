using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class NeighbourRowsTests
{
    private const string Finding = "the targets of rows that follow each other are far more alike than others";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_random_walk_is_noted_and_its_shuffled_rows_are_not(ulong seed)
    {
        var walk = Walk(400, seed);

        Assert.Contains(Notes(walk), note => note.Text.StartsWith(Finding, StringComparison.Ordinal)
            && note is { Setting.Name: "time", Alternative.Name: "group" });
        var rows = Enumerable.Range(0, walk.Length).ToArray();
        Random(seed).Shuffle(rows);
        Assert.DoesNotContain(Notes([.. rows.Select(row => walk[row])]), IsFinding);
    }

    [Fact]
    public void A_column_of_dates_in_the_order_of_the_rows_is_named()
    {
        var walk = Walk(400, 1);
        var days = Enumerable.Range(0, 400).Select(row => new DateTime(2023, 1, 1).AddDays(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var csv = "day,w,y\n" + string.Concat(days.Select((day, row) => $"{day},{row * row % 17},{Text(walk[row])}\n"));

        Assert.Contains(InferredTable.Of(csv).Notes, note => note.Setting == new Setting("time", "day"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Copies_that_follow_each_other_are_not_noted_unless_the_others_are_alike_too(int copies)
    {
        string Csv(Func<int, double> target) => "w,y\n" + string.Concat(Enumerable.Range(0, 400 * copies).Select(row => row / copies)
            .Select(row => $"{row * 7919 % 1009},{Text(target(row))}\n"));
        var walk = Walk(400, 1);

        Assert.DoesNotContain(InferredTable.Of(Csv(row => row * 104729 % 997)).Notes, IsFinding);
        Assert.Contains(InferredTable.Of(Csv(row => walk[row])).Notes, IsFinding);
    }

    [Fact]
    public void Tides_are_noted() => Assert.Contains(Notes([.. Enumerable.Range(0, 500).Select(row => Math.Sin(row / 8.0))]), IsFinding);

    [Fact]
    public void Independent_numbers_are_not_noted()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var random = Random(seed);
            Assert.False(NeighbourRows.AreNear([.. Enumerable.Range(0, 100).Select(_ => (double)random.NextNormal())]));
            Assert.False(NeighbourRows.AreNear([.. Enumerable.Range(0, 100).Select(_ => Math.Exp(5.0 * random.NextNormal()))]));
            Assert.False(NeighbourRows.AreAlike([.. Enumerable.Range(0, 100).Select(_ => (double)random.NextInt32(3))]));
        }
    }

    [Fact]
    public void A_table_that_is_sorted_by_its_target_is_not_noted()
    {
        Assert.False(NeighbourRows.AreNear([.. Enumerable.Range(0, 500).Select(row => row / 3.0)]));
        Assert.False(NeighbourRows.AreAlike([.. Enumerable.Range(0, 500).Select(row => (double)(row / 50))]));
    }

    [Fact]
    public void Classes_in_runs_are_noted()
    {
        Assert.True(NeighbourRows.AreAlike([.. Enumerable.Range(0, 400).Select(row => (double)(row / 10 * 7 % 5 % 2))]));
        Assert.False(NeighbourRows.AreAlike([.. Enumerable.Range(0, 400).Select(row => (double)(row % 2))]));
    }

    [Fact]
    public void Nothing_is_noted_where_rows_are_held_back_by_time_or_groups()
    {
        var walk = Walk(400, 1);

        Assert.DoesNotContain(Notes(walk, new() { Time = TableOptions.RowOrder }), IsFinding);
        Assert.DoesNotContain(Notes(walk, new() { Group = "w", Categorical = ["w"] }), IsFinding);
    }

    private static bool IsFinding(TableNote note) => note.Text.StartsWith(Finding, StringComparison.Ordinal);

    private static ImmutableArray<TableNote> Notes(double[] targets, TableOptions? options = null) =>
        InferredTable.OfTargets(targets.Select(Text), options).Notes;

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static double[] Walk(int rows, ulong seed)
    {
        var (random, place) = (Random(seed), 0.0);
        return [.. Enumerable.Range(0, rows).Select(_ => place += random.NextNormal())];
    }

    private static RandomSource Random(ulong seed) => new(seed, RandomPurpose.Shuffling);
}
