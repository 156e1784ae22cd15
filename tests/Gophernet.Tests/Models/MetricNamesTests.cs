using System.Text;
using Gophernet.Models;

namespace Gophernet.Tests.Models;

public sealed class MetricNamesTests
{
    private static readonly Model Classes = Train(isOfNumbers: false);
    private static readonly Model Numbers = Train(isOfNumbers: true);

    [Theory]
    [InlineData("accuracy")]
    [InlineData("recall.no")]
    [InlineData("precision.b.c=d")]
    public void A_class_is_named_behind_a_point(string name) => Assert.Null(MetricNames.FaultOf(Classes, name));

    [Theory]
    [InlineData("rmse")]
    [InlineData("r2.y")]
    public void A_column_of_several_is_named_behind_a_point(string name) => Assert.Null(MetricNames.FaultOf(Numbers, name));

    [Theory]
    [InlineData("acuracy", "found no metric \"acuracy\", did you mean accuracy? Those of this model are accuracy, ")]
    [InlineData("rmse", "found no metric \"rmse\", which is for numbers; those of this model are accuracy, ")]
    [InlineData("pinball", "found no metric \"pinball\", which is for numbers; ")]
    [InlineData("recall.non", "found no class \"non\" for \"recall.non\", did you mean no?")]
    [InlineData("f1.zebra", "found no class \"zebra\" for \"f1.zebra\"; those of this model are a, b.c=d, no")]
    [InlineData("zebra.no", "found no metric \"zebra.no\"; those of this model are ")]
    [InlineData("rmse", "calibration_error, precision.CLASS, recall.CLASS, f1.CLASS")]
    public void A_name_that_is_none_is_refused_with_those_that_there_are(string name, string words) =>
        Assert.Contains(words, MetricNames.FaultOf(Classes, name), StringComparison.Ordinal);

    [Theory]
    [InlineData("accuracy", "which is for classes; those of this model are rmse, ")]
    [InlineData("rmse.z", "found no column \"z\" for \"rmse.z\"")]
    [InlineData("recall.x", "found no metric \"recall.x\"")]
    [InlineData("hamming_loss", "which is for labels; ")]
    [InlineData("hamming_loss", "rmse.COLUMN")]
    public void A_metric_of_another_task_is_refused(string name, string words) =>
        Assert.Contains(words, MetricNames.FaultOf(Numbers, name), StringComparison.Ordinal);

    [Fact]
    public void A_name_gives_the_number_of_the_evaluation()
    {
        var (classes, numbers) = (Classes.Evaluate(Data(false)), Numbers.Evaluate(Data(true)));

        Assert.Equal(classes.Groups[1].Recall, MetricNames.ValueOf(classes, "recall.b.c=d").Value);
        Assert.Equal(classes.Groups[2].Precision, MetricNames.ValueOf(classes, "precision.no").Value);
        Assert.Equal(classes["log_loss"], MetricNames.ValueOf(classes, "log_loss").Value);
        Assert.Equal(numbers.Outputs[1][0].Value, MetricNames.ValueOf(numbers, "rmse.y").Value);
    }

    private static Model Train(bool isOfNumbers) => Model.Train(Data(isOfNumbers), null, new ModelOptions
    {
        Preset = "plain",
        Adjust = options => options with { Hidden = [4], Epochs = 2 },
        Table = new() { Targets = isOfNumbers ? ["x", "y"] : ["class"] },
    });

    private static DataSource Data(bool isOfNumbers)
    {
        string[] classes = ["a", "b.c=d", "no"];
        var rows = Enumerable.Range(0, 60).Select(i => isOfNumbers
            ? FormattableString.Invariant($"{i % 7},{i % 11 + i % 7 * 0.5},{i % 5 + i % 7 * 0.25}")
            : FormattableString.Invariant($"{i % 7},{classes[i % 7 / 3]}"));
        return new MemoryStream(Encoding.UTF8.GetBytes((isOfNumbers ? "u,x,y\n" : "u,class\n") + string.Join('\n', rows) + "\n"));
    }
}
