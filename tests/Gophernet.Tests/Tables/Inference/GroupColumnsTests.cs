using Gophernet.Tables;

namespace Gophernet.Tests.Tables.Inference;

public class GroupColumnsTests
{
    [Fact]
    public void Rows_of_a_name_with_one_class_are_noted()
    {
        var note = Assert.Single(NotesOf("sample", row => $"S-{row % 40:000}", row => row % 40 % 3 == 0 ? "well" : "sick"));

        Assert.Equal("column \"sample\" has 40 values of about 10 rows each, which held-back rows share with the others: "
            + "if new ones are to be predicted, keep the rows of each on one side", note.Text);
        Assert.Equal(new Setting("group", "sample"), note.Setting);
    }

    [Theory]
    [InlineData("patient")]
    [InlineData("customer_id")]
    [InlineData("userId")]
    public void A_column_that_is_called_so_is_noted_whatever_the_targets_are(string name)
    {
        Assert.Single(NotesOf(name, row => $"{"abcdefgh"[row % 8]}{"uvwxyz"[row / 8 % 5]}", row => row * row % 7 > 2 ? "well" : "sick"));
        Assert.Single(NotesOf(name, row => $"{row % 40 + 500}", row => row * row % 7 > 2 ? "well" : "sick")); // a number
    }

    [Fact]
    public void Names_of_few_rows_each_are_noted_too()
    {
        var training = InferredTable.Of(Csv("sample", row => $"S{row / 4}", row => row / 4 % 3 == 0 ? "well" : "sick", 2000));

        Assert.Contains(training.Notes, note => note.Setting == new Setting("group", "sample"));
    }

    [Theory]
    [InlineData("patient", 1_200, true)]
    [InlineData("patient", 2_400, false)] // of two rows each
    [InlineData("weight", 1_200, false)] // a number like others
    public void Numbers_of_more_groups_than_are_kept_as_texts_are_noted_too(string name, int groups, bool isNoted)
    {
        var training = InferredTable.Of(Csv(name, row => $"{row % groups + 70_000}", row => row * row % 7 > 2 ? "well" : "sick", 4_800));

        var notes = training.Notes.Where(note => note.Setting?.Name == "group").ToList();
        Assert.Equal(isNoted, notes.Count == 1);
        Assert.All(notes, note => Assert.StartsWith(
            "column \"patient\" has 1200 values of about 4 rows each", note.Text.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_like_numbers_are_noted() => Assert.Single(NotesOf("plot", row => $"P{row % 40}", row => $"{row % 40 * 37 % 40 + row * 7 % 5}.5"));

    [Fact]
    public void Usual_categories_are_not_noted()
    {
        Assert.Empty(NotesOf("sample", row => $"S{row % 40}", row => row * row % 7 > 2 ? "well" : "sick")); // no more alike than others
        Assert.Empty(NotesOf("town", row => $"{"abcdefgh"[row % 8]}{"uvwxyz"[row / 8 % 5]}", row => row % 40 % 3 == 0 ? "well" : "sick")); // no identifiers
        Assert.Empty(NotesOf("sample", row => $"S{row % 4}", row => row % 4 == 0 ? "well" : "sick")); // few
    }

    [Fact]
    public void Nothing_is_noted_where_groups_are_named() => Assert.DoesNotContain(
        InferredTable.Of(Csv("sample", row => $"S{row % 40}", row => row % 40 % 3 == 0 ? "well" : "sick", 400), new() { Group = "sample" }).Notes,
        note => note.Setting?.Name == "group");

    private static IEnumerable<TableNote> NotesOf(string name, Func<int, string> cell, Func<int, string> target) =>
        InferredTable.Of(Csv(name, cell, target, 400)).Notes.Where(note => note.Setting?.Name == "group");

    private static string Csv(string name, Func<int, string> cell, Func<int, string> target, int rows) =>
        $"{name},w,y\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"{cell(row)},{row * row % 17},{target(row)}\n"));
}
