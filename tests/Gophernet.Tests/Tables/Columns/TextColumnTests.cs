using System.Text;
using Gophernet.Tables.Columns;

namespace Gophernet.Tests.Tables.Columns;

public class TextColumnTests
{
    private static readonly string?[] Texts =
        ["short", null, "", new string('x', 100_000), "ö", .. Enumerable.Range(0, 5_000).Select(row => $"a text of row {row}, to fill pieces")];

    [Fact]
    public void Gives_back_every_text_and_what_is_missing() => Assert.Equal(Texts, Read(Fill(new TextColumn())));

    [Fact]
    public void Its_memory_is_used_again_after_it_was_cleared()
    {
        var column = Fill(new TextColumn());
        column.Clear();

        Assert.Equal(0, column.Count);
        Assert.Equal(Texts, Read(Fill(column)));
        Assert.Equal(0, Allocation.Of(() =>
        {
            column.Clear();
            for (var row = 0; row < 4_000; row++)
            {
                column.Append("again and again"u8);
            }
        }));
    }

    [Fact]
    public void Some_rows_are_a_column_of_their_own() =>
        Assert.Equal([Texts[3], Texts[1], Texts[4_000]], Read((TextColumn)Fill(new TextColumn()).Take([3, 1, 4_000])));

    [Fact]
    public void Rows_that_follow_released_ones_stay()
    {
        var column = Fill(new TextColumn());
        column.Release(4_000);

        Assert.Equal(Texts[4_000..], Read(column, 4_000));
    }

    [Fact]
    public void As_a_number_a_text_is_missing()
    {
        var values = new double[2];
        Fill(new TextColumn()).CopyTo(0, values);

        Assert.All(values, value => Assert.Equal(double.NaN, value));
    }

    private static TextColumn Fill(TextColumn column)
    {
        foreach (var text in Texts)
        {
            if (text is null)
            {
                column.AppendMissing();
            }
            else
            {
                column.Append(Encoding.UTF8.GetBytes(text));
            }
        }

        return column;
    }

    private static string?[] Read(TextColumn column, int first = 0) =>
        [.. Enumerable.Range(first, column.Count - first).Select(row => column.IsMissing(row) ? null : Encoding.UTF8.GetString(column[row]))];
}
