using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>The target where the user names none, and tables without two columns.</summary>
public class LastColumnTests
{
    private static readonly string Rows =
        string.Concat(Enumerable.Range(0, 30).Select(row => $"{row * row % 17},{row % 3},{(row % 2 == 0 ? "hi" : "None")}\n"));

    [Fact]
    public void A_last_column_without_a_name_is_the_target_where_it_has_values()
    {
        var training = InferredTable.Of("a,b,\n" + Rows);

        Assert.Equal(["column_3"], training.Schema.Target.Columns);
        Assert.Equal(["a", "b"], training.Schema.FeatureNames);
        Assert.Equal(30, training.Table.RowCount);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(",,")]
    public void Empty_columns_without_a_name_at_the_end_are_not(string end)
    {
        var lines = ("a,b,y\n" + Rows).TrimEnd('\n').Split('\n').Select(line => line + end).ToArray();
        lines[5] += "a comment";

        Assert.Equal(["y"], InferredTable.Of(string.Join('\n', lines) + "\n").Schema.Target.Columns);
    }

    [Fact]
    public void What_the_user_names_is_the_target() =>
        Assert.Equal(["b"], InferredTable.Of("a,b,\n" + Rows, new() { Targets = ["b"] }).Schema.Target.Columns);

    [Theory]
    [InlineData("size:kind\n1:ok\n2:bad\n", ":")]
    [InlineData("size kind\none ok\ntwo bad\n", null)]
    public void One_column_alone_is_refused_with_the_way_to_name_a_delimiter(string csv, string? delimiter)
    {
        var fault = Fault.Of("is the only one", () => InferredTable.Of(csv));

        Assert.Equal([new Setting("delimiter", delimiter)], fault.Settings);
    }

    [Fact]
    public void Lines_skipped_past_the_end_are_named()
    {
        var fault = Fault.Of("found no data after the 9 lines to skip", () => TableInference.Read(
            InferredTable.Open("a,b\n1,2\n", new() { SkippedLines = 9 }), new()));

        Assert.Equal([new Setting("skip")], fault.Settings);
    }
}
