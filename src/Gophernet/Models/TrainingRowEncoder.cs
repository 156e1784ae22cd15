using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>From a table to rows that networks learn from: inputs, targets with smoothed labels, and what each row counts.</summary>
/// <param name="schema">The columns, and how they become inputs and outputs.</param>
/// <param name="options">How to train.</param>
/// <param name="learnt">The table to learn from: how frequent its classes are decides what theirs count, in other tables too.</param>
/// <param name="threads">How many threads to use; the rows do not depend on it.</param>
/// <param name="onRelease">Called each time that much memory was let go; null for nobody.</param>
internal sealed class TrainingRowEncoder(Schema schema, TrainingOptions options, Table learnt, int threads, Action? onRelease)
{
    private double[] _ofClass = []; // what a row of each class counts
    private double _mean; // of the rows that are learnt from, which are encoded first; 0 where all count the same

    /// <summary>Whether rows count differently.</summary>
    public bool HasWeights => _mean > 0;

    /// <summary>Encodes the targets of more rows to learn from, and what each counts.</summary>
    /// <param name="table">The rows, with this schema.</param>
    /// <param name="weights">What each counts by itself; empty where all count the same.</param>
    /// <param name="block">Receives them.</param>
    /// <exception cref="GophernetException">A number has no logarithm.</exception>
    public void EncodeTargets(Table table, ReadOnlySpan<double> weights, SpooledBlock block)
    {
        EncodeTargets(table, 1).Values.CopyTo(block.Targets.Values); // each thread has blocks of its own
        for (var row = 0; HasWeights && row < table.RowCount; row++)
        {
            var weight = weights.IsEmpty ? 1 : weights[row];
            block.Weights[row] = (float)(weight * (_ofClass.Length > 0 ? _ofClass[(int)table.Target(0)[row]] : 1) / _mean);
        }
    }

    /// <param name="table">A table with this schema.</param>
    /// <param name="weights">What each row counts by itself; empty where all count the same.</param>
    /// <exception cref="GophernetException">
    /// A number has no logarithm; classes have weights, and the target is not one of classes; or nothing counts.
    /// </exception>
    public TrainingRows Encode(Table table, double[] weights)
    {
        var targets = EncodeTargets(table);
        return new TrainingRows(FeatureEncoder.EncodeRows(schema, table, threads, onRelease), targets, WeightsOf(table, weights));
    }

    /// <summary>The targets alone, [rows, outputs].</summary>
    /// <param name="table">A table with this schema.</param>
    /// <exception cref="GophernetException">A number has no logarithm.</exception>
    public Matrix EncodeTargets(Table table) => EncodeTargets(table, threads);

    private Matrix EncodeTargets(Table table, int threads)
    {
        var targets = FeatureEncoder.EncodeTargets(schema, table, threads);
        RequireFinite(targets, table);
        if (schema.Target.Task == TaskKind.Classification)
        {
            Smooth(targets, options.LabelSmoothing);
        }

        return targets;
    }

    /// <summary>Rows that were not there when the target's scale was decided may have no logarithm.</summary>
    private void RequireFinite(Matrix targets, Table table)
    {
        for (var row = 0; row < targets.Rows; row++)
        {
            for (var i = 0; i < targets.Columns; i++)
            {
                if (!float.IsFinite(targets[row, i]))
                {
                    throw new GophernetException(
                        table.PlaceOf(row), $"column \"{schema.Target.Columns[i]}\": expected a number above 0: others have no logarithm",
                        "Leave such rows out, or learn the numbers as they are.")
                    {
                        Field = schema.Target.Columns[i],
                        Settings = [new("target-scale", "linear")],
                    };
                }
            }
        }
    }

    /// <summary>What each row counts, by itself and by its class, with a mean of 1; empty where all count the same.</summary>
    private float[] WeightsOf(Table table, double[] weights)
    {
        if (weights.Length == 0 && options.ClassWeights is null)
        {
            return [];
        }

        var result = new double[table.RowCount];
        Array.Fill(result, 1);
        weights.CopyTo(result, 0);
        if (options.ClassWeights is { } weighting)
        {
            var ofClass = schema.Target is ClassTarget classes
                ? weighting.WeightsOf(classes.Classes, learnt.Target(0))
                : throw new GophernetException("weights of classes are given, and the target is not one of classes", "Leave them out, or choose another task.")
                {
                    IsOfSettings = true,
                    Settings = [new("class-weight"), new("task")],
                };
            _ofClass = ofClass;
            for (var row = 0; row < result.Length; row++)
            {
                result[row] *= ofClass[(int)table.Target(0)[row]];
            }
        }

        var mean = 0.0;
        foreach (var weight in result)
        {
            mean += weight / result.Length;
        }

        _mean = _mean > 0 ? _mean : mean;
        return mean > 0 ? Array.ConvertAll(result, weight => (float)(weight / mean)) : throw new GophernetException(
            "every row has the weight 0", "Give a weight above 0 to some class.") { IsOfSettings = options.ClassWeights is not null };
    }

    /// <summary>Takes a share from the right class and gives it to all alike.</summary>
    private static void Smooth(Matrix targets, float share)
    {
        if (share > 0)
        {
            foreach (ref var target in targets.Values)
            {
                target = MathF.FusedMultiplyAdd(target, 1 - share, share / targets.Columns);
            }
        }
    }
}
