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
        var words = Words(ModelReport.ToText(model, int.MaxValue, hasCharts: true));

        var text = ModelReport.ToText(model, width, hasCharts: true);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        Assert.Equal(words, Words(text));
    }

    [Fact]
    public void How_training_went_is_drawn_on_a_terminal()
    {
        var model = Train();

        var lines = ModelReport.ToText(model, int.MaxValue, hasCharts: true).Split('\n');

        var chart = Assert.Single(lines, line => line.StartsWith("training ", StringComparison.Ordinal));

        Assert.Matches("^training +[▁▂▃▄▅▆▇█]{2} log-loss [0-9.]+ to [0-9.]+; kept epoch [12]$", chart);
        Assert.DoesNotContain("training  ", ModelReport.ToText(model, int.MaxValue), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a good one", "a bad one", true)]
    [InlineData("one", "one", false)] // what texts that tell nothing add to the logits is not learned
    public void A_class_that_no_word_speaks_for_has_no_line_of_words(string ofYes, string ofNo, bool hasWords)
    {
        var rows = Enumerable.Range(0, 60).Select(row => $"{(row * 11 % 60 > 30 ? ofYes : ofNo)} of {row * 7 % 10},{row * 11 % 60},{row * 11 % 60 > 30}\n");
        var model = Model.Train(new MemoryStream(Encoding.UTF8.GetBytes("notes,x,y\n" + string.Concat(rows))), null, new ModelOptions
        {
            Preset = "fast", Adjust = options => options with { Epochs = 20 }, Table = new TableOptions { Targets = ["y"], Text = ["notes"] },
        });

        Assert.Equal(hasWords, ModelReport.ToText(model, 80).Contains("\nwords ", StringComparison.Ordinal));
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
