using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What stands behind a number and says how sure it is.</summary>
public class NumberTailsTests
{
    private const int Rows = 100;

    [Theory]
    [InlineData("{0}.5 ± 0.4")]
    [InlineData("{0}.5±0.4")]
    [InlineData("{0}.5 +/- 0.4")]
    [InlineData("{0}.5 ± 0,4")]
    [InlineData("{0}.5(4)")]
    [InlineData("{0}.5 (11.9-12.7)")]
    [InlineData("{0}.5 (11.9\u201312.7)")]
    [InlineData("{0}.5 (95.1 to 98)")]
    [InlineData("{0}.5 [11, 14]")]
    [InlineData("{0}.5 (12.5%)")]
    [InlineData("{0}.5 kg ± 0.4")]
    [InlineData("{0}.5 ± 0.4 kg")]
    [InlineData("{0}.5Nm@ 2000rpm")]
    [InlineData("{0}.5 kg @ 1,500-2,500")]
    public void The_first_number_counts(string form)
    {
        var training = InferredTable.OfCells(Cells(row => string.Format(null, form, row)));

        Assert.True(InferredTable.Feature<NumericFeature>(training).Written!.HasTails);
        Assert.Equal([0.5, 1.5, 2.5], InferredTable.Values(training)[..3]);
        var note = Assert.Single(training.Notes, note => note.Text.Contains("the first number counts, in 100 cells", StringComparison.Ordinal));
        Assert.Equal("text", note.Setting?.Name);
    }

    [Fact]
    public void Cells_without_one_are_numbers_too() =>
        Assert.Equal([0.5, 1.5, 2.5], InferredTable.Values(InferredTable.OfCells(Cells(row => row % 3 == 0 ? $"{row}.5" : $"{row}.5 ± 2")))[..3]);

    [Fact]
    public void A_number_to_predict_may_have_one()
    {
        var training = InferredTable.OfTargets(Cells(row => $"{row}.5 ± 0.4"));

        Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.Contains(training.Notes, note => note.Text.Contains("the first number counts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0}.5 - 210.5")]
    [InlineData("{0}.5 – 210")]
    [InlineData("{0}.5 to 300")]
    [InlineData("{0}.5-210.5 sqft")]
    public void Ranges_may_stand_among_numbers(string form)
    {
        var training = InferredTable.OfCells(Cells(row => row % 10 == 9 ? string.Format(null, form, row + 40) : $"{row}.5"));

        Assert.Equal([8.5, 49.5, 10.5], InferredTable.Values(training)[8..11]);
        Assert.Contains(training.Notes, note => note.Text.Contains("the first number counts, in 10 cells", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0}-3", 10)] // results, of which some fall
    [InlineData("{0}-3-7", 10)]
    [InlineData("{0}-300", 10)] // houses and telephones
    [InlineData("{0} - 3000", 10)]
    [InlineData("{0} - 300", 1)] // steps
    [InlineData("{0}-300/2", 10)]
    [InlineData("{0}@mail2.org", 1)]
    [InlineData("{0} @ $7.33", 1)]
    public void Others_are_no_ranges(string form, int every) => Assert.DoesNotContain(
        InferredTable.OfCells(Cells(row => row % every == 0 ? string.Format(null, form, row) : $"{row}.5")).Notes,
        note => note.Text.Contains("the first number counts", StringComparison.Ordinal));

    [Theory]
    [InlineData("{0}.5 ± 0.4", 1)]
    [InlineData("{0}.5(4)", 1)]
    [InlineData("{0}.5 (1.2-1.4)", 1)]
    [InlineData("{0}.5[8]", 10)]
    public void A_range_among_others_does_no_harm(string form, int every) => Assert.True(InferredTable.Feature<NumericFeature>(InferredTable.OfCells(
        Cells(row => row == 77 ? "12-10" : row % every == 0 ? string.Format(null, form, row) : $"{row}.5"))).Written!.HasTails);

    [Fact]
    public void Ranges_to_predict_are_classes() =>
        Assert.IsType<LabelTarget>(InferredTable.OfTargets(Cells(row => $"{row % 12 * 10}-{row % 12 * 10 + 9}")).Schema.Target);

    [Theory]
    [InlineData("{0}.5[1]")]
    [InlineData("{0}.5 [12]")]
    [InlineData("{0}.5[a]")]
    [InlineData("{0}.5[1][2]")]
    [InlineData("{0}.5 [a] [13]")]
    public void Footnotes_may_be_few(string form)
    {
        var training = InferredTable.OfCells(Cells(row => row % 10 == 0 ? string.Format(null, form, row) : $"{row}.5"));

        Assert.Equal([0.5, 1.5, 2.5], InferredTable.Values(training)[..3]);
        var note = Assert.Single(training.Notes, note => note.Text.Contains("the first number counts, in 10 cells", StringComparison.Ordinal));
        Assert.Equal("text", note.Setting?.Name);
        Assert.True(InferredTable.Feature<NumericFeature>(training).Written!.TryParse("7.25[99]"u8, out var later));
        Assert.Equal(7.25, later);
    }

    [Fact]
    public void Footnotes_of_targets_are_passed_over()
    {
        var training = InferredTable.OfTargets(Cells(row => row % 10 == 0 ? $"{row}.5[1]" : $"{row}.5"));

        Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.DoesNotContain(training.Notes, note => note.Text.Contains("taken for classes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12 ({0})", 5)] // few numbers before it
    [InlineData("({0})", 100)]
    [InlineData("x{0} (3)", 100)]
    [InlineData("{0} (red)", 100)]
    [InlineData("{0} ±", 100)]
    [InlineData("{0} [red]", 100)]
    [InlineData("{0} [1][", 100)]
    [InlineData("0{0} (3)", 100)]
    public void Other_texts_are_none(string form, int distinct)
    {
        var training = InferredTable.OfCells(Cells(row => string.Format(null, form, row % distinct)));

        Assert.DoesNotContain(training.Schema.Features, feature => feature is NumericFeature { Name: "x", Written.HasTails: true });
    }

    [Fact]
    public void A_few_of_them_are_other_cells() =>
        Assert.DoesNotContain(
            InferredTable.OfCells(Cells(row => row % 10 == 0 ? $"{row} (2)" : $"word{row % 7}")).Schema.Features,
            feature => feature is NumericFeature { Name: "x" });

    private static IEnumerable<string> Cells(Func<int, string> cell) => Enumerable.Range(0, Rows).Select(cell);
}
