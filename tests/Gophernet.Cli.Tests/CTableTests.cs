using static Gophernet.Cli.Tests.CModel;

namespace Gophernet.Cli.Tests;

/// <summary>The program that an exported file in C is by itself reads the tables that the model was trained on.</summary>
public class CTableTests
{
    [Theory]
    [InlineData("a;b;kind\n", "-DMODEL_DECIMAL_COMMA")]
    [InlineData("\uFEFFa;b;kind\n", "-DMODEL_DECIMAL_COMMA")]
    public void Semicolons_and_decimal_commas(string header, string definition) => AssertSame(
        header + string.Concat(Enumerable.Range(0, 90).Select(row => $"{row % 7},{row % 10};{row * 3 % 11},5;{(row % 7 > 3 ? "x" : "y")}\n")), definition);

    [Theory]
    [InlineData("a,a,a,kind\n")]
    [InlineData("a,,a.2,kind\n")]
    [InlineData("\uFEFFa,a,,kind\n")]
    public void Names_that_are_repeated_or_missing(string header) => AssertSame(
        header + string.Concat(Enumerable.Range(0, 90).Select(row => $"{row % 7}.{row % 10},{row * 3 % 11}.5,{row * 5 % 13},{(row % 7 > 3 ? "x" : "y")}\n")));

    private static void AssertSame(string table, params string[] definitions)
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", table);
        workspace.Write("rows.csv", table);
        Product(workspace, ["train", "train.csv", "--quiet", "--target", "kind", .. Fast.Split(' ')]);
        Export(workspace);

        Assert.Equal(Predicted(workspace), Run(workspace, string.Join(' ', [Usual, .. definitions])));
    }
}
