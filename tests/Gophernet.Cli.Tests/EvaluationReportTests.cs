using System.Text.RegularExpressions;
using Gophernet.Cli.Output;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Tests;

public class EvaluationReportTests
{
    private const string Green = "\e[32m";
    private const string Red = "\e[31m";
    private const string Plain = "";

    [Theory]
    [InlineData("accuracy", 0.9, 0.6, Green)]
    [InlineData("accuracy", 0.5, 0.6, Red)]
    [InlineData("accuracy", 0.6, 0.6, Red)]
    [InlineData("rmse", 1, 2, Green)]
    [InlineData("rmse", 2, 1, Red)]
    [InlineData("rmse", double.NaN, 1, Plain)]
    [InlineData("r2", 0.5, double.NaN, Plain)]
    [InlineData("calibration_error", 0.1, 0, Plain)]
    [InlineData("coverage", 0.88, 0.9, Plain)]
    [InlineData("coverage_0.9", 0.88, 0.9, Plain)]
    [InlineData("range_coverage", 0.88, 0.9, Plain)]
    [InlineData("interval_90_coverage", 0.88, 0.9, Plain)]
    [InlineData("set_90_coverage", 0.88, 0.9, Plain)]
    [InlineData("interval_90_width", 1, 2, Green)]
    [InlineData("set_90_size", 3, 2, Red)]
    public void A_metric_is_green_where_it_beats_its_baseline_red_where_it_does_not_and_plain_where_that_says_nothing(
        string name, double value, double baseline, string color)
    {
        var evaluation = new ModelEvaluation(
            new NumberTarget(["y"], [new Scaling(0, 0, 1)]), rows: 10, leftOutCount: 0, [MetricValue.Of(name, value, baseline)], null, [], []);

        var line = EvaluationReport.ToText(evaluation, colors: true).Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal));

        Assert.Equal(color, Regex.Match(line, "\e\\[[0-9]+m").Value);
        Assert.DoesNotContain("\e", EvaluationReport.ToText(evaluation), StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_has_colours_unless_that_is_forbidden()
    {
        const string Data = "x,y\n1,a\n2,a\n3,a\n4,b\n5,b\n6,b\n";
        using var workspace = new Workspace();
        workspace.Write("test.csv", "x,y\n1.5,a\n2.5,a\n4.5,b\n");
        string Train(params string[] options) => InProcess.Run(
            Data, isInputTerminal: false, isErrorTerminal: true, TimeProvider.System,
            ["train", "-o", "-", "--preset", "plain", "--epochs", "1", "--test", workspace.File("test.csv"), .. options]).Error;

        Assert.Matches("accuracy +\e\\[3[12]m *[01]\\.[0-9]{4}\e\\[0m", Train());
        Assert.DoesNotContain("\e[3", Train("--no-color"), StringComparison.Ordinal);
    }
}
