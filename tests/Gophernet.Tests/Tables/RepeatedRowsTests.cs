using CsCheck;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Tables;

public class RepeatedRowsTests
{
    private const int Cases = 300;

    // Combinations of up to as many rows as a fold has cannot be dealt out to the row.
    private const double Near = 0.15;

    private static readonly Gen<(ulong[] Hashes, double[] Targets, bool AreClasses, int Folds, ulong Seed)> Tables =
        from rows in Gen.Int[10, 400]
        from kinds in Gen.Int[rows / 4 + 1, rows]
        from hashes in Gen.ULong[0, (ulong)kinds - 1].Array[rows]
        from classes in Gen.Int[1, 4]
        from targets in Gen.Int[0, classes - 1].Select(code => (double)code).Array[rows]
        from areClasses in Gen.Bool
        from folds in Gen.Int[2, 8]
        from seed in Gen.ULong
        select (hashes, targets, areClasses, folds, seed);

    [Fact]
    public void All_rows_of_a_combination_are_in_one_fold_and_folds_are_alike() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var repeats = RepeatedRows.Of(table.Hashes);
        var folds = FoldsOf(table.Targets, table.AreClasses, table.Folds, table.Seed, repeats, dealsRare: true);

        var sizes = table.Hashes.CountBy(hash => hash).ToDictionary();
        if (repeats is { AreFewKinds: false })
        {
            Assert.All(Enumerable.Range(0, folds.Length).Where(row => sizes[table.Hashes[row]] <= folds.Length / table.Folds)
                .GroupBy(row => table.Hashes[row]), rows => Assert.Single(rows.Select(row => folds[row]).Distinct()));
        }

        Assert.All(Enumerable.Range(0, table.Folds), fold =>
            Assert.InRange(folds.Count(other => other == fold), folds.Length / table.Folds * (1 - Near) - 4, folds.Length / table.Folds * (1 + Near) + 5));
    });

    [Fact]
    public void Rows_without_copies_are_divided_as_if_nobody_had_looked() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var hashes = Array.ConvertAll(Enumerable.Range(0, table.Targets.Length).ToArray(), row => (ulong)row * 0x9E3779B97F4A7C15);
        var random = new RandomSource(table.Seed, RandomPurpose.Validation);

        Assert.Null(RepeatedRows.Of(hashes));
        Assert.Equal(
            table.AreClasses ? Folds.OfClasses(table.Targets, table.Folds, random) : Folds.OfNumbers(table.Targets, table.Folds, random),
            FoldsOf(table.Targets, table.AreClasses, table.Folds, table.Seed, null, dealsRare: false));
    });

    [Fact]
    public void Rows_are_counted_and_so_are_combinations() => RandomCases.ForAll(Tables, Cases, table =>
    {
        var sizes = table.Hashes.CountBy(hash => hash).Select(pair => pair.Value).ToArray();
        var repeats = RepeatedRows.Of(table.Hashes);

        Assert.Equal(sizes.Where(size => size > 1).Sum(), repeats?.Count ?? 0);
        Assert.Equal(repeats is null ? null : sizes.Length, repeats?.CombinationCount);
        Assert.Equal(repeats is null ? null : sizes.Max(), repeats?.Largest);
    });

    [Fact]
    public void A_class_of_fewer_combinations_than_folds_is_never_held_back()
    {
        // Class 1 has four rows, twice each; class 0 has forty.
        var hashes = Enumerable.Range(0, 48).Select(row => (ulong)(row < 40 ? row : 40 + row % 4)).ToArray();
        var targets = Enumerable.Range(0, 48).Select(row => row < 40 ? 0.0 : 1).ToArray();

        var folds = FoldsOf(targets, areClasses: true, 5, seed: 1, RepeatedRows.Of(hashes), dealsRare: false);

        Assert.All(folds[40..], fold => Assert.Equal(Folds.None, fold));
        Assert.All(folds[..40], fold => Assert.InRange(fold, 0, 4));
    }

    [Fact]
    public void A_combination_of_more_rows_than_a_fold_is_divided_and_others_are_not()
    {
        var hashes = Enumerable.Range(0, 200).Select(row => (ulong)(row < 100 ? 1000 : row / 2)).ToArray();
        var repeats = RepeatedRows.Of(hashes)!;

        var folds = FoldsOf(Array.ConvertAll(hashes, hash => hash % 7.0), areClasses: false, 5, seed: 1, repeats, dealsRare: false);

        Assert.True(repeats.HasTooFrequent(5));
        Assert.Equal(5, folds[..100].Distinct().Count());
        Assert.All(Enumerable.Range(50, 50), pair => Assert.Equal(folds[2 * pair], folds[2 * pair + 1]));
    }

    [Fact]
    public void Three_categories_are_too_few_kinds()
    {
        var training = InferredTable.Of("x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{"abc"[row % 3]},{(row % 4 == 0 ? "no" : "yes")}\n")));

        var (found, note) = training.FindRepeats(threads: 1, foldCount: 5);

        Assert.True(found.Repeats!.AreFewKinds);
        Assert.Equal(
            "there are only 3 combinations of inputs: rows that judge have the same inputs as rows that are learnt from", note!.Value.Text);
        Assert.Equal(
            FoldsOf([.. training.Table.Target(0)], areClasses: true, 5, seed: 1, null, dealsRare: false),
            FoldsOf([.. training.Table.Target(0)], areClasses: true, 5, seed: 1, found.Repeats, dealsRare: false));
    }

    [Fact]
    public void Inputs_are_the_same_however_they_are_written_and_whatever_the_target()
    {
        const string Rows = "1.50,red,2024-01-02,a\n-0,blue,2024-01-03,b\n3,,2024-02-02,a\n4,green,2024-03-01,b\n5,red,2024-03-09,b\n";
        const string Copies = "1.5,red,2024-01-02,b\n0,blue,2024-01-03,a\n3.0,NA,2024-02-02,a\n4.1,green,2024-03-01,b\n";
        var training = InferredTable.Of("x,color,day,y\n" + Rows + Copies, new TableOptions { Categorical = ["color"] });

        var hashes = RowHashes.Of(training.Schema, training.Table);

        Assert.Equal(hashes[..3], hashes[5..8]);
        Assert.NotEqual(hashes[3], hashes[8]);
        Assert.Equal(6, hashes.Distinct().Count());
        Assert.Equal(hashes, RowHashes.Of(training.Schema, training.Table, threads: 3));
    }

    [Fact]
    public void Texts_are_inputs_too()
    {
        var words = Enumerable.Range(0, 60).Select(row =>
            $"word{row * 7 % 23} and word{row % 19} or word{row % 11} then, \"{(row % 2 == 0 ? "ham" : "spam")}\"".Replace("\"", "", StringComparison.Ordinal));
        var rows = string.Concat(words.Select((text, row) => $"\"{text}\",{(row % 2 == 0 ? "ham" : "spam")}\n"));
        var training = InferredTable.Of("text,y\n" + rows + rows, new TableOptions { Text = ["text"] });

        var hashes = RowHashes.Of(training.Schema, training.Table);

        Assert.Equal(hashes[..60], hashes[60..]);
        Assert.Equal(60, hashes.Distinct().Count());
    }

    [Fact]
    public void Groups_with_rows_of_the_same_inputs_become_one()
    {
        ulong[] groups =
            [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17, 17, 18, 18, 19, 19, 20, 20];
        var hashes = Enumerable.Range(0, 40).Select(row => (ulong)row).ToArray();
        (hashes[0], hashes[6]) = (500, 500); // 1 and 4

        var joined = new GroupedRows("patient", groups).Join(RepeatedRows.Of(hashes)!)!;

        Assert.Equal([1UL, 1, 2, 2, 3, 3, 1, 1, 5, 5], joined.Keys[..10]);
        Assert.Equal(19, joined.Count);
    }

    [Fact]
    public void Groups_stay_as_they_are_where_all_would_become_one()
    {
        var groups = Enumerable.Range(0, 40).Select(row => (ulong)(row / 2)).ToArray();
        var hashes = Enumerable.Range(0, 40).Select(row => (ulong)((row + 1) / 2)).ToArray(); // each shares one with the next

        Assert.Null(new GroupedRows("patient", groups).Join(RepeatedRows.Of(hashes)!));
    }

    [Fact]
    public void One_pair_of_large_groups_is_not_called_many()
    {
        var groups = new GroupedRows("patient", [.. Enumerable.Range(0, 40).Select(row => (ulong)(row / 5))]);
        var hashes = Enumerable.Range(0, 40).Select(row => (ulong)row).ToArray();
        (hashes[0], hashes[6]) = (500, 500);
        var repeats = RepeatedRows.Of(hashes)!;

        Assert.Null(groups.Join(repeats));
        Assert.Equal("2 rows have the same inputs as others: groups that share such rows would be one of 10 rows, too many for one side; each group is on one",
            repeats.Describe(groups, isJoined: false, foldCount: 5));
    }

    [Fact]
    public void Rows_that_are_learnt_from_leave_out_those_that_judge()
    {
        var hashes = Enumerable.Range(0, 20).Select(row => (ulong)(row % 10)).ToArray();

        Assert.Equal([5, 6, 7, 8, 9], RepeatedRows.Of(hashes)!.Without([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 11, 12, 13, 14], foldCount: 4));
        Assert.Equal([0, 1], RepeatedRows.Of(hashes)!.Without([0, 1], [10, 11], foldCount: 4)); // something must be learnt from
    }

    [Fact]
    public void A_million_hashes_of_twos_are_found()
    {
        var hashes = Enumerable.Range(0, 1_000_000).Select(row => (ulong)(row / 2) * 0x9E3779B97F4A7C15).ToArray();

        Assert.Equal(500_000, RepeatedRows.Of(hashes)!.CombinationCount);
    }

    private static int[] FoldsOf(double[] targets, bool areClasses, int folds, ulong seed, RepeatedRows? repeats, bool dealsRare) => Folds.Of(
        targets, areClasses ? TaskKind.Classification : TaskKind.Regression, folds, new RandomSource(seed, RandomPurpose.Validation), repeats, dealsRare);
}
