namespace Gophernet.Cli.Tests;

/// <summary>Cells of JSON that CSV has no other word for.</summary>
public class JsonCellTests
{
    [Theory]
    [InlineData("no", "yes")]
    [InlineData("n", "y")]
    public void True_and_false_are_yes_and_no_whatever_the_words_of_the_column(string no, string yes)
    {
        using var workspace = new Workspace();
        var model = workspace.File("m");
        InProcess.Run("x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? $"{no},p\n" : $"{yes},q\n")),
            "train", "-", "-o", model, "-q", "--preset", "fast", "--epochs", "3");
        string Predict(string rows) => InProcess.Run(rows, "predict", model, "--probabilities", "--json", "-q").Output;

        Assert.Equal(Predict($"x\n{no}\n{yes}\n"), Predict("{\"x\":false}\n{\"x\":true}\n"));
        Assert.Contains($"expected {no} or {yes}, found \"true\"", InProcess.Run("x\ntrue\n", "predict", model).Error, StringComparison.Ordinal);
    }
}
