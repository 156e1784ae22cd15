using System.Text;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

public class PriorCorrectionTests
{
    // 1 in 25 rows is of the rare class: a model that says so of each has log-loss 0.168.
    private const double EntropyOfShares = 0.168;

    private static readonly Model Unweighted = Train(null);
    private static readonly Model Weighted = Train(new ClassWeighting(IsBalanced: true, []));

    [Fact]
    public void Probabilities_of_weighted_classes_are_as_good_as_without_weights()
    {
        var (without, with) = (Unweighted.Evaluate(Rows(5)), Weighted.Evaluate(Rows(5)));

        Assert.InRange(with["log_loss"], 0, without["log_loss"] * 1.05);
        Assert.InRange(with["log_loss"], 0, EntropyOfShares);
        Assert.InRange(with["calibration_error"], 0, 0.02);
    }

    [Fact]
    public void Decisions_are_those_that_the_weights_ask_for()
    {
        var (without, with) = (Unweighted.Evaluate(Rows(5)), Weighted.Evaluate(Rows(5)));

        Assert.InRange(with.Groups[1].Recall, without.Groups[1].Recall + 0.3, 1);
        Assert.Equal(Rare(2) / 5000.0, Weighted.Threshold!.Value, 1e-9); // balanced: the share of the rare class
    }

    [Fact]
    public void A_threshold_that_is_said_goes_before_weights()
    {
        var model = Train(new ClassWeighting(IsBalanced: false, [("yes", 3)]), new DecisionOptions(0.4));

        Assert.Equal(0.4, model.Threshold);
        Assert.Equal([0f, -(float)Math.Log(3)], model.LogitOffsets.Select(offset => offset));
    }

    [Fact]
    public void A_file_keeps_offsets_weights_and_costs()
    {
        var costs = new CostMatrix(2);
        costs.Set(1, 0, 7.5);
        var model = Weighted with { Costs = costs, DecisionWeights = [0.1, 25] };
        using var file = new MemoryStream();
        model.Save(file);
        file.Position = 0;

        var read = Model.Load(file);

        Assert.Equal(model.LogitOffsets.ToArray(), read.LogitOffsets.ToArray());
        Assert.Equal(model.DecisionWeights.ToArray(), read.DecisionWeights.ToArray());
        Assert.Equal((0.0, 1.0, 7.5, 0.0), (read.Costs![0, 0], read.Costs[0, 1], read.Costs[1, 0], read.Costs[1, 1]));
        Assert.Equal(model.Threshold, read.Threshold);
    }

    private static Model Train(ClassWeighting? weights, DecisionOptions? decision = null) => Model.Train(Rows(2), "class", new ModelOptions
    {
        Preset = "plain",
        Adjust = options => options with { Hidden = [8], Epochs = 15, ClassWeights = weights },
        Decision = decision ?? DecisionOptions.Usual,
    });

    private static int Rare(int seed) => Lines(seed).Count(line => line.EndsWith("yes", StringComparison.Ordinal));

    private static DataSource Rows(int seed) => new MemoryStream(Encoding.UTF8.GetBytes("a,b,class\n" + string.Join('\n', Lines(seed)) + "\n"));

    private static List<string> Lines(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 5000).Select(_ =>
        {
            var (a, b) = (random.NextDouble() * 4 - 2, random.NextDouble() * 4 - 2);
            return FormattableString.Invariant($"{a:0.000},{b:0.000},{(random.NextDouble() < 1 / (1 + Math.Exp(4.4 - 1.6 * a)) ? "yes" : "no")}");
        })];
    }
}
