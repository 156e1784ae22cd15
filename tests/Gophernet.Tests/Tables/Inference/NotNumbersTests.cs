using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What is offered where a target has to be numbers and has other cells.</summary>
public class NotNumbersTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(TaskKind.Regression)]
    public void Amounts_in_units_that_are_not_converted_are_said(TaskKind? task)
    {
        var fault = Fault.Of("its amounts are in units that are not converted into each other: $ (60 cells), € (40 cells)", () => InferredTable.OfTargets(
            InferredTable.Cells(row => row % 5 < 3 ? $"${17 + row}" : $"€{10 + row}"), new TableOptions { Task = task }));

        Assert.StartsWith("Write all in one unit", fault.Hint, StringComparison.Ordinal);
        Assert.Empty(fault.Settings);
    }

    [Theory]
    [InlineData("gone|late", 70, "missing", "gone,late", "Fix the cells, or name their texts as missing values.")]
    [InlineData("gone", 70, "missing", "gone", "Fix the cell, or name its text as one of missing values.")]
    [InlineData("gone|late", 0, "task", "classification", "Fix the cells, or predict classes.")]
    public void Of_texts_among_numbers_what_helps_is_offered(string words, int numbers, string setting, string value, string hint)
    {
        var texts = words.Split('|');
        var fault = Fault.Of("column \"y\": expected a number, found \"gone\"", () => InferredTable.OfTargets(
            InferredTable.Cells(row => row < 100 - numbers ? texts[row % texts.Length] : $"{row}.5"), new TableOptions { Task = TaskKind.Regression }));

        Assert.Equal(hint, fault.Hint);
        Assert.Equal([new Setting(setting, value)], fault.Settings);
    }

    [Theory]
    [InlineData(70, "missing", "gone,late")]
    [InlineData(0, "numeric", null)]
    public void Of_a_column_that_is_said_to_be_numbers_too(int numbers, string setting, string? value)
    {
        var fault = Fault.Of("column \"x\": expected a number, found \"gone\"", () => InferredTable.OfCells(
            InferredTable.Cells(row => row < 100 - numbers ? row % 2 == 0 ? "gone" : "late" : $"{row}.5"), new TableOptions { Numeric = ["x"] }));

        Assert.Equal([new Setting(setting, value)], fault.Settings);
    }
}
