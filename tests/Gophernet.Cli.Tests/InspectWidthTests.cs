using System.Text;
using Gophernet.Cli.Output;
using Gophernet.Models;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Tests;

/// <summary>How what is in a model is laid out; what it says is in the golden cases.</summary>
public class InspectWidthTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(66)]
    [InlineData(80)]
    [InlineData(100)]
    public void No_line_is_wider_than_the_terminal_and_no_word_is_cut(int width)
    {
        var model = Train();
        var words = Words(ModelReport.ToText(model, int.MaxValue));

        var text = ModelReport.ToText(model, width);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        Assert.Equal(words, Words(text));
    }

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static Model Train()
    {
        var rows = Enumerable.Range(0, 300).Select(row =>
            $"P{row:000},{row * 31 % 97},{(row % 3 == 0 ? "red" : "blue or green")},{row % 2},{(row % 2 == 0 ? "yes" : "no")}\n");
        var data = new MemoryStream(Encoding.UTF8.GetBytes("id,number,colour,leak,y\n" + string.Concat(rows)));
        var options = new ModelOptions { Preset = "fast", Adjust = options => options with { Epochs = 2 }, Table = new TableOptions { Targets = ["y"] } };
        return Model.Train(data, null, options);
    }
}
