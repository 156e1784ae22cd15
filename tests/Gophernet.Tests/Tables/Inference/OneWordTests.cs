using Gophernet.Tables.Features;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>One word in many cells of a column of numbers.</summary>
public class OneWordTests
{
    private const int Rows = 1000;

    [Theory]
    [InlineData("{0}M")]
    [InlineData("${0}.50")]
    [InlineData("{0} kg")]
    public void One_word_among_amounts_counts_as_missing(string form) => Assert.Equal(["Varies with device"], InferredTable.Feature<NumericFeature>(
        InferredTable.OfCells(Cells(every: 4, row => string.Format(null, form, row), _ => "Varies with device"))).MissingWords);

    [Fact]
    public void One_word_among_whole_numbers_without_a_unit_means_something() => Assert.IsNotType<NumericFeature>(
        InferredTable.OfCells(Cells(every: 4, row => $"{row * 7}", _ => "Varies with device")).Schema.Features[0]);

    private static IEnumerable<string> Cells(int every, Func<int, string> cell, Func<int, string> odd) =>
        Enumerable.Range(0, Rows).Select(row => row % every == 0 ? odd(row) : cell(row));
}
