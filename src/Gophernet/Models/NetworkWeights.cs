using System.Collections.Immutable;
using Gophernet.Evaluation;
using Gophernet.Networks;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Models;

/// <summary>
/// What each kind of network counts in the mean, found on rows that the networks have not learnt from: chosen greedily (Caruana, Niculescu-Mizil, Crew and
/// Ksikes, "Ensemble selection from libraries of models", 2004), and then drawn towards equal weights as far as the rows cannot tell the difference, after
/// the rule of one standard error (Breiman and others, "Classification and regression trees", 1984).
/// </summary>
internal sealed class NetworkWeights
{
    private const int Choices = 20;
    private const int Steps = 10; // from equal weights to the chosen ones
    private const double Errors = 0.5; // in standard errors: rows cannot tell a difference of less
    private const int MinRows = 10;
    private const int MaxRows = 50_000; // of more rows, evenly taken ones are as good

    private readonly TaskKind _task;
    private readonly LossFunction _loss;
    private readonly float[] _parameters;
    private readonly Matrix[] _outputs; // of each kind, [rows, outputs]
    private readonly float[][] _targets; // of each row
    private readonly double[] _rowWeights;

    private NetworkWeights(TaskKind task, LossFunction loss, Matrix[] outputs, float[][] targets, double[] rowWeights) =>
        (_task, _loss, _parameters, _outputs, _targets, _rowWeights) = (task, loss, loss.PerOutput, outputs, targets, rowWeights);

    /// <summary>Finds the weights.</summary>
    /// <param name="shapes">The shape of each network: those of a kind share an object.</param>
    /// <param name="means">For each kind the mean outputs of its networks that have not learnt from a row, and the rows that it has one for.</param>
    /// <param name="rows">The rows that judge, with their targets.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="loss">What the networks make small.</param>
    /// <returns>What each network counts, 0 or more, 1 in the mean; empty where all count the same.</returns>
    public static ImmutableArray<float> Find(
        ImmutableArray<NetworkShape> shapes, IReadOnlyList<(int[] Rows, Matrix Outputs)> means, JudgedTargets rows, TaskKind task, LossFunction loss)
    {
        ArgumentNullException.ThrowIfNull(means);
        var common = CommonRows(means);
        if (means.Count < 2 || common.Length < MinRows)
        {
            return [];
        }

        var kinds = shapes.Distinct();
        var equal = Array.ConvertAll(kinds, kind => (double)CountOf(shapes, kind) / shapes.Length);
        var chosen = new NetworkWeights(
            task, loss, [.. means.Select(mean => Take(mean.Rows, mean.Outputs, common))],
            Array.ConvertAll(common, row => rows.Encoded.Row(row).ToArray()),
            Array.ConvertAll(common, row => rows.Weights.IsEmpty ? 1.0 : rows.Weights.Span[row])).Choose(equal);
        return chosen is null ? [] : [.. shapes.Select(shape => Array.IndexOf(kinds, shape)).Select(kind => (float)(chosen[kind] / equal[kind]))];
    }

    private static int CountOf(ImmutableArray<NetworkShape> shapes, NetworkShape kind) => shapes.Where(shape => shape == kind).Length;

    /// <summary>The rows that every kind has outputs for, ascending.</summary>
    private static int[] CommonRows(IReadOnlyList<(int[] Rows, Matrix Outputs)> means)
    {
        var common = means[0].Rows;
        for (var kind = 1; kind < means.Count; kind++)
        {
            var rows = means[kind].Rows;
            common = Array.FindAll(common, row => Array.BinarySearch(rows, row) >= 0);
        }

        return common.Length <= MaxRows ? common : Array.ConvertAll(Sequences.Spread(common.Length, MaxRows), i => common[i]);
    }

    private static Matrix Take(int[] rows, Matrix outputs, int[] common)
    {
        var taken = new Matrix(common.Length, outputs.Columns);
        for (var i = 0; i < common.Length; i++)
        {
            outputs.Row(Array.BinarySearch(rows, common[i])).CopyTo(taken.Row(i));
        }

        return taken;
    }

    /// <summary>A weight for each kind, which add up to 1; null where equal ones are as good as any.</summary>
    private double[]? Choose(double[] equal)
    {
        var best = ChooseGreedily();
        var errors = ErrorsOf(best);
        for (var step = 0; step < Steps; step++)
        {
            var weights = new double[best.Length];
            for (var kind = 0; kind < weights.Length; kind++)
            {
                weights[kind] = equal[kind] + (best[kind] - equal[kind]) * step / Steps;
            }

            if (AreAsGood(ErrorsOf(weights), errors))
            {
                return step == 0 ? null : weights;
            }
        }

        return best;
    }

    private double[] ChooseGreedily()
    {
        var counts = new double[_outputs.Length];
        for (var choice = 1; choice <= Choices; choice++)
        {
            var (best, lowest) = (0, double.PositiveInfinity);
            for (var kind = 0; kind < counts.Length; kind++)
            {
                counts[kind]++;
                var error = MeanOf(ErrorsOf(Array.ConvertAll(counts, count => count / choice)));
                counts[kind]--;
                (best, lowest) = error < lowest ? (kind, error) : (best, lowest);
            }

            counts[best]++;
        }

        return Array.ConvertAll(counts, count => count / Choices);
    }

    /// <summary>Whether rows cannot tell errors from lower ones.</summary>
    private static bool AreAsGood(double[] errors, double[] lower) =>
        PairedDifference.Of(lower, errors, []) is var difference && difference.Mean <= Errors * difference.StandardError;

    private static double MeanOf(double[] errors)
    {
        var sum = 0.0;
        foreach (var error in errors)
        {
            sum += error;
        }

        return sum / errors.Length;
    }

    /// <summary>How wrong the weighted mean is, for each row.</summary>
    private double[] ErrorsOf(double[] weights)
    {
        var errors = new double[_targets.Length];
        var mean = new float[_outputs[0].Columns];
        for (var row = 0; row < errors.Length; row++)
        {
            Array.Clear(mean);
            for (var kind = 0; kind < weights.Length; kind++)
            {
                var outputs = _outputs[kind].Row(row);
                var weight = (float)weights[kind];
                for (var i = 0; i < mean.Length; i++)
                {
                    mean[i] += outputs[i] * weight;
                }
            }

            errors[row] = _rowWeights[row] * ErrorOf(mean, _targets[row]);
        }

        return errors;
    }

    private double ErrorOf(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) => _task switch
    {
        TaskKind.Regression => _loss.Kind.ErrorOf(outputs, targets, _parameters),
        TaskKind.Classification => ProbabilityMetrics.LogLossOf(outputs[Logits.IndexOfLargest(targets)]),
        _ => LabelsError(outputs, targets),
    };

    private static double LabelsError(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        var error = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            error += ProbabilityMetrics.LogLossOf(targets[i] > 0.5f ? outputs[i] : 1 - outputs[i]);
        }

        return error;
    }
}
