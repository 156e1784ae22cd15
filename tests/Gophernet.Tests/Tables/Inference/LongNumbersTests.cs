using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Whole numbers of more digits than a double tells apart, which are names.</summary>
public class LongNumbersTests
{
    private const long First = 1_234_567_890_123_456_782;
    private const int Many = 3000;

    private static readonly Setting Numeric = new("numeric", "x");

    [Fact]
    public void They_are_categories_with_a_note()
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => $"{First + 3 * (row % 5)}"));

        Assert.Equal(5, InferredTable.Feature<CategoricalFeature>(training).CategoryCount);
        Assert.Contains(training.Notes, note => note.Code == "long_numbers" && note.Setting == Numeric);
    }

    [Fact]
    public void They_are_so_in_json_lines_too() => Assert.Equal(5, InferredTable.Feature<CategoricalFeature>(InferredTable.Of(string.Concat(
        InferredTable.Cells(row => $"{{\"x\":{First + row % 5},\"w\":{row % 17},\"y\":\"{(row % 2 == 0 ? "ham" : "spam")}\"}}\n")))).CategoryCount);

    [Fact]
    public void Those_of_which_each_row_has_another_name_the_rows()
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => $"{First + row}"));

        Assert.Equal("an identifier: a code, another one in every row", InferredTable.ReasonToDrop(training));
        Assert.DoesNotContain(training.Notes, note => note.Code == "long_numbers");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void They_are_names_among_any_number_of_rows(bool isShortFirst)
    {
        var cells = Enumerable.Range(0, Many).Select(row => isShortFirst && row < 2400 ? $"{row % 1200}" : $"{First + row % 1500}");
        var training = InferredTable.Of(Table("account_id", [.. cells]));

        Assert.IsNotType<NumericFeature>(training.Schema.Features.Single(feature => feature.Name == "account_id"));
    }

    [Fact]
    public void The_texts_of_numbers_that_a_double_keeps_are_found_again()
    {
        string[] cells = [.. Enumerable.Range(0, 2 * Many).Select(row => $"{9_000_000_000_000_000 + row % 1100}"), $"{First}"];
        var column = RawTable.Read(InferredTable.Open(Table("account_id", cells)), new TableOptions()).Columns[0]!;

        Assert.Equal(cells.Distinct(), column.Tokens!.Select(token => token.Text));
    }

    [Fact]
    public void Numbers_with_decimals_stay_numbers()
    {
        InferredTable.Feature<NumericFeature>(InferredTable.OfCells(InferredTable.Cells(row => $"0.1234567890123456{row % 7}7890")));
        InferredTable.Feature<NumericFeature>(InferredTable.OfCells(InferredTable.Cells(row => row == 60 ? "0.5" : $"{First + 1000 * row}")));
        Assert.IsType<NumericFeature>(InferredTable.Of(
            Table("x", Enumerable.Range(0, Many).Select(row => $"0.12345678901234567{row}").ToArray())).Schema.Features[0]);
    }

    [Fact]
    public void Amounts_stay_numbers()
    {
        InferredTable.Feature<NumericFeature>(InferredTable.OfCells(InferredTable.Cells(row => $"{Math.Pow(1.3, row) * 1e9:F0}7"))); // of all lengths
        Assert.IsType<NumericFeature>(InferredTable.Of(Table("total_amount", [.. InferredTable.Cells(row => $"{First + 1000 * row}")])).Schema.Features[0]);
    }

    [Fact]
    public void Nanoseconds_are_times() => Assert.IsType<DateFeature>(
        InferredTable.Of(Table("created_at", [.. InferredTable.Cells(row => $"{1_700_000_000_123_456_789 + row * 86_400_000_000_007}")])).Schema.Features[0]);

    [Fact]
    public void As_numbers_they_are_not_called_constant()
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => $"{First + 3 * (row % 5)}"), new TableOptions { Numeric = ["x"] });

        Assert.Equal("the same in the digits that numbers keep", InferredTable.ReasonToDrop(training));
    }

    [Fact]
    public void A_target_of_them_has_classes()
    {
        var training = InferredTable.OfTargets(InferredTable.Cells(row => $"{First + row % 3}"));

        Assert.Equal([$"{First}", $"{First + 1}", $"{First + 2}"], Assert.IsType<LabelTarget>(training.Schema.Target).Classes);
        Assert.Contains(training.Notes, note => note.Setting == new Setting("task", "regression"));
    }

    [Fact]
    public void Groups_of_them_are_told_apart() => Assert.Equal(5, Assert.IsType<GroupedRows>(InferredTable.OfCells(
        InferredTable.Cells(row => $"{First + row % 5}"), new TableOptions { Group = "x" }).Dependence).Count);

    private static string Table(string name, string[] cells) =>
        $"{name},w,y\n" + string.Concat(cells.Select((cell, row) => $"{cell},{row * row % 17},{(row % 2 == 0 ? "ham" : "spam")}\n"));
}
