using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks.Neighbours;

/// <summary>What rows get from their neighbours, by the formula, in double.</summary>
internal static class PlainComparison
{
    private const double Doubt = 1e-5;
    private const double Rounding = 1e-2;

    /// <summary>Places, one a row, as networks have them: [numbers of a place, rows].</summary>
    public static PanelMatrix Panels(double[][] places)
    {
        var panels = new PanelMatrix(places[0].Length, places.Length);
        for (var row = 0; row < places.Length; row++)
        {
            for (var i = 0; i < panels.Rows; i++)
            {
                panels[i, row] = (float)places[row][i];
            }
        }

        return panels;
    }

    /// <summary>The mean of targets, weighed with e to the power of −distance.</summary>
    public static double[] MeanOf(double[] place, IEnumerable<(double[] Place, double[] Target, double Weight)> neighbours)
    {
        var known = neighbours.ToArray();
        var distances = known.Select(row => Math.Sqrt(row.Place.Zip(place, (a, b) => (a - b) * (a - b)).Sum() + Rounding)).ToArray();
        var nearest = distances.Min();
        var weights = distances.Select((distance, i) => known[i].Weight * Math.Exp(nearest - distance)).ToArray();
        return [.. known[0].Target.Select((_, i) => weights.Select((weight, row) => weight * known[row].Target[i]).Sum() / weights.Sum())];
    }

    /// <summary>The loss of rows that are each other's neighbours.</summary>
    public static double LossOf(double[][] places, Batch batch, Activation output, Loss loss)
    {
        var targets = places.Select((_, row) => Enumerable.Range(0, batch.Targets.Rows).Select(i => (double)batch.Targets[i, row]).ToArray()).ToArray();
        var weights = places.Select((_, row) => (double)(batch.Weights?[0, row] ?? 1)).ToArray();
        var total = 0.0;
        for (var row = 0; row < places.Length; row++)
        {
            var others = Enumerable.Range(0, places.Length).Where(other => other != row).Select(other => (places[other], targets[other], weights[other]));
            total += weights[row] * MeanOf(places[row], others).Zip(targets[row], (mean, target) => LossOf(mean, target, output, loss)).Sum();
        }

        return total;
    }

    private static double LossOf(double mean, double target, Activation output, Loss loss)
    {
        var (more, less) = (mean + Doubt, 1 - mean + Doubt);
        if (output == Activation.Softmax)
        {
            return -target * Math.Log(more / (1 + Doubt)); // the sum over the classes is close to 1
        }

        if (output == Activation.Sigmoid)
        {
            return -target * Math.Log(more / (more + less)) - (1 - target) * Math.Log(less / (more + less));
        }

        var error = mean - target;
        return loss == Loss.AbsoluteError ? Math.Abs(error) : loss == Loss.Huber && Math.Abs(error) > 1 ? Math.Abs(error) - 0.5 : error * error / 2;
    }
}
