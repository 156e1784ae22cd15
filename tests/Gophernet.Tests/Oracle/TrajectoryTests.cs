using Gophernet.Networks.Losses;

namespace Gophernet.Tests.Oracle;

public class TrajectoryTests
{
    // Two float64 programs in two languages differed by 2e-15 at the last stage; this leaves room for another order of the sums.
    private const double Rounding = 1e-12;

    // On the 120 rows the first epochs amplify rounding: the same two programs differed by 2e-14 at epoch 10 and 3e-6 at epoch 100.
    private const double AmplifiedRounding = 1e-4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void The_oracle_walks_with_the_article_on_the_nine_rows(int epoch) =>
        AssertReaches(epoch, Trajectory.OfArticleRows(), Trajectory.ArticleRows(), Rounding);

    [Theory]
    [InlineData(1, Rounding)]
    [InlineData(2, Rounding)]
    [InlineData(10, Rounding)]
    [InlineData(100, AmplifiedRounding)]
    public void The_oracle_walks_with_the_article_on_its_training_table(int epoch, double tolerance)
    {
        var trajectory = Trajectory.Read(Repository.SharedFile("reference", "seed", "trajectory.csv"));

        AssertReaches(epoch, trajectory, ArticleTable.Read(Repository.SharedFile("data", "seed", "train.csv")), tolerance);
    }

    private static void AssertReaches(int epoch, Trajectory trajectory, ArticleTable table, double tolerance)
    {
        var network = trajectory.At(0);
        for (var i = 0; i < epoch; i++)
        {
            network.Step(Loss.SquaredError, table.Inputs, table.Targets, Trajectory.LearningRate);
        }

        var expected = trajectory.At(epoch);
        for (var layer = 0; layer < expected.Layers.Length; layer++)
        {
            var (actualLayer, expectedLayer) = (network.Layers[layer], expected.Layers[layer]);
            RelativeError.AssertWithin(tolerance, RelativeError.Of(actualLayer.Biases, expectedLayer.Biases), $"biases of layer {layer}");
            RelativeError.AssertWithin(
                tolerance, RelativeError.Of(Values(actualLayer.Weights), Values(expectedLayer.Weights)), $"weights of layer {layer}");
        }
    }

    private static double[] Values(double[,] tensor) => [.. tensor.Cast<double>()];
}
