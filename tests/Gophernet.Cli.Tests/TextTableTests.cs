using System.Text;
using Gophernet.Cli.Output;

namespace Gophernet.Cli.Tests;

public class TextTableTests
{
    private static readonly string[][] Rows =
    [
        ["rows", "150", "", ""],
        ["metric", "value", "baseline", "95% interval"],
        ["balanced_accuracy", "0.9800", "0.3333", "0.9450 to 0.9940"],
    ];

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(53)]
    public void Where_there_is_room_a_row_is_a_line(int width) => Assert.Equal(
        """
        rows                  150
        metric              value  baseline      95% interval
        balanced_accuracy  0.9800    0.3333  0.9450 to 0.9940

        """,
        Text(Rows, width));

    [Fact]
    public void Elsewhere_columns_stand_below_each_other_beside_the_first() => Assert.Equal(
        """
        rows                  150
        metric              value  baseline
        balanced_accuracy  0.9800    0.3333

        metric                 95% interval
        balanced_accuracy  0.9450 to 0.9940

        """,
        Text(Rows, 52));

    [Fact]
    public void A_first_column_that_leaves_no_room_is_cut_at_blanks() => Assert.Equal(
        """
        options             loss
        3: --hidden 64   0.12345
          --dropout 0.1
        0: the default         1

        """,
        Text([["options", "loss"], ["3: --hidden 64 --dropout 0.1", "0.12345"], ["0: the default", "1"]], 24));

    [Fact]
    public void A_cell_is_painted_wherever_it_stands()
    {
        var text = new StringBuilder();

        TextTable.Append(text, Rows, 36, (row, cell) => row == 2 ? $"<{cell}>" : cell, painted: 3);

        Assert.EndsWith("balanced_accuracy  <0.9450 to 0.9940>\n", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, text.ToString().Count(letter => letter == '<'));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void No_line_is_wider_and_each_cell_is_there_once(int width)
    {
        string[][] rows = [["actual \\ predicted", .. Enumerable.Range(0, 12).Select(i => $"class{i}")],
            .. Enumerable.Range(0, 12).Select(i => (string[])[$"class{i}", .. Enumerable.Range(0, 12).Select(j => $"{100 + 12 * i + j}")])];

        var text = Text(rows, width);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.All(rows.Skip(1).SelectMany(row => row.Skip(1)), cell => Assert.Equal(2, text.Split(cell).Length));
    }

    [Fact]
    public void Bars_are_left_out_where_columns_stand_below_each_other()
    {
        var (table, text) = (new StringBuilder(), new StringBuilder());
        TextTable.Append(table, [["p", "a long name"], ["1", "2"]], 14);
        TextTable.AppendWithBars(text, table, [double.NaN, 0.5], 40);
        Assert.Contains('█', text.ToString());

        TextTable.Append(table.Clear(), [["p", "a long name", "another name"], ["1", "2", "3"]], 20);
        TextTable.AppendWithBars(text.Clear(), table, [double.NaN, 0.5], 40);
        Assert.Equal(table.ToString(), text.ToString());
    }

    private static string Text(string[][] rows, int width)
    {
        var text = new StringBuilder();
        TextTable.Append(text, rows, width);
        return text.ToString();
    }
}
