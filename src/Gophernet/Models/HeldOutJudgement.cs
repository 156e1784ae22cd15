using System.Collections.Immutable;
using Gophernet.Evaluation;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>What was found on rows that the networks did not learn from.</summary>
/// <param name="Temperature">What makes probabilities as certain as they are right; 1 for nothing.</param>
/// <param name="Threshold">The probability from which on the second of two classes is decided; null for the larger one.</param>
/// <param name="Target">The target, with numbers from logarithms that are right in the mean.</param>
/// <param name="Evaluation">How good the predictions are, each of the networks that have not learnt from the row.</param>
/// <param name="Scores">How wrong they are, for intervals and sets; empty for labels.</param>
/// <param name="Weights">What each network counts in the mean, 0 or more; empty where all count the same.</param>
internal sealed record HeldOutJudgement(
    double Temperature, double? Threshold, Target Target, ModelEvaluation Evaluation, ImmutableArray<ConformalScores> Scores, ImmutableArray<float> Weights)
{
    /// <summary>Judges networks.</summary>
    /// <param name="plan">What is known of the model.</param>
    /// <param name="judged">The targets of the rows that judge.</param>
    /// <param name="heldOut">What each network gives for those that it has not learnt from; at least one row.</param>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    public static HeldOutJudgement Of(ModelPlan plan, JudgedTargets judged, IReadOnlyList<RowLogits> heldOut, bool withIntervals)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(judged);
        var (schema, options, decision, prior) = (plan.Bare.Schema, plan.Bare.Training.Options, plan.Decision, plan.Prior);
        var table = judged.Table;
        var isSoftmax = options.OutputActivation == Activation.Softmax;
        var temperature = options.Calibrates && isSoftmax ? FitTemperature(table, heldOut, prior.LogitOffsets.AsSpan()) : 1;
        var weights = WeightsOf(plan, judged, heldOut, (float)(1 / temperature), prior.LogitOffsets.AsSpan());
        if (weights.Any(weight => weight == 0))
        {
            heldOut = heldOut.Where(part => weights[part.Network] > 0);
            temperature = options.Calibrates && isSoftmax ? FitTemperature(table, heldOut, prior.LogitOffsets.AsSpan()) : 1;
        }

        var (rows, outputs) = Average(
            table.RowCount, heldOut, options.OutputActivation, (float)(1 / temperature), prior.LogitOffsets.AsSpan(), weights.AsSpan());
        var threshold = decision switch
        {
            { TunedFor: { } metric } => ThresholdSearch.Find(outputs, Actual(table, rows), metric),
            { Costs: { ClassCount: 2 } costs } => ThresholdSearch.Find(outputs, Actual(table, rows), costs),
            _ => prior.ThresholdFor(decision),
        };
        var target = TargetOf(schema.Target, table, rows, outputs, options);
        var collected = new CollectedPredictions(target, prior.DecisionFor(decision, threshold), options.Loss.Quantile, decision.Costs);
        collected.Add(table, rows, outputs);
        if (judged.Groups is { } groups)
        {
            collected.GroupKeys.AddRange(rows.Select(row => groups[row]));
        }

        return new HeldOutJudgement(temperature, threshold, target, collected.Judge(withIntervals), collected.Scores(), weights);
    }

    /// <summary>The target with numbers from logarithms that are right in the mean, where that is what networks make small: a quantile stays one.</summary>
    /// <param name="target">The target.</param>
    /// <param name="table">The table that the rows are of.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="outputs">What is predicted for them, [rows, outputs].</param>
    /// <param name="options">How the networks were trained.</param>
    public static Target TargetOf(Target target, Table table, int[] rows, Matrix outputs, TrainingOptions options)
    {
        if (target is not NumberTarget { Smearings.IsEmpty: false } numbers || options.Loss.Quantile is not null || options.Loss.Kind == Loss.AbsoluteError)
        {
            return target;
        }

        return numbers.WithSmearings(outputs, Sequences.Range(numbers.Columns.Length).Select(column =>
        {
            var actual = new double[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                actual[i] = table.Target(column)[rows[i]];
            }

            return actual;
        }));
    }

    /// <summary>For each row the weighted mean output of the networks that have one.</summary>
    /// <param name="rowCount">The rows of the table.</param>
    /// <param name="heldOut">What each network gives.</param>
    /// <param name="activation">Makes outputs of logits.</param>
    /// <param name="inverseTemperature">What logits are multiplied with.</param>
    /// <param name="offsets">What is added to them then; empty for nothing.</param>
    /// <param name="weights">What each network counts; empty where all count the same.</param>
    /// <returns>The rows that some network has an output for, in order, and the means, [rows, outputs].</returns>
    public static (int[] Rows, Matrix Outputs) Average(
        int rowCount, IReadOnlyList<RowLogits> heldOut, Activation activation, float inverseTemperature, ReadOnlySpan<float> offsets,
        ReadOnlySpan<float> weights)
    {
        var columns = heldOut[0].Logits.Columns;
        var mean = new MeanOutputs();
        mean.Reset(rowCount, columns);
        var panels = new PanelMatrix(0, 0);
        foreach (var part in heldOut)
        {
            var weight = weights.IsEmpty ? 1 : weights[part.Network];
            panels.Resize(columns, part.Rows.Length);
            for (var i = 0; i < part.Rows.Length; i++)
            {
                for (var column = 0; column < columns; column++)
                {
                    panels[column, i] = part.Logits[i, column] * inverseTemperature + (offsets.IsEmpty ? 0 : offsets[column]);
                }
            }

            activation.Apply(panels, panels, 0, panels.PanelCount);
            for (var i = 0; i < part.Rows.Length; i++)
            {
                mean.Add(part.Rows[i], panels, i, weight);
            }
        }

        var rows = Sequences.Range(rowCount).Where(row => mean.CountOf(row) > 0);
        var means = mean.Divide();
        var outputs = new Matrix(rows.Length, columns);
        for (var i = 0; i < rows.Length; i++)
        {
            means.Row(rows[i]).CopyTo(outputs.Row(i));
        }

        return (rows, outputs);
    }

    /// <summary>What each network counts; empty where all are of one kind.</summary>
    private static ImmutableArray<float> WeightsOf(
        ModelPlan plan, JudgedTargets judged, IReadOnlyList<RowLogits> heldOut, float inverseTemperature, ReadOnlySpan<float> offsets)
    {
        var (shapes, options) = (plan.Shapes, plan.Bare.Training.Options);
        var kinds = shapes.Distinct();
        if (kinds.Length == 1)
        {
            return [];
        }

        var means = new List<(int[], Matrix)>();
        foreach (var kind in kinds)
        {
            var parts = heldOut.Where(part => shapes[part.Network] == kind);
            if (parts.Length == 0)
            {
                return []; // nothing is known of it
            }

            means.Add(Average(judged.Table.RowCount, parts, options.OutputActivation, inverseTemperature, offsets, []));
        }

        return NetworkWeights.Find(shapes, means, judged, plan.Bare.Task, options.Loss);
    }

    private static double FitTemperature(Table table, IReadOnlyList<RowLogits> heldOut, ReadOnlySpan<float> offsets)
    {
        var all = new Matrix((int)heldOut.Sum(part => part.Rows.Length), heldOut[0].Logits.Columns);
        var actual = new List<int>();
        foreach (var part in heldOut)
        {
            part.Logits.Values.CopyTo(all.Values[(actual.Count * all.Columns)..]);
            actual.AddRange(Actual(table, part.Rows));
        }

        return TemperatureScaling.Fit(all, [.. actual], offsets);
    }

    private static int[] Actual(Table table, int[] rows)
    {
        var actual = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            actual[i] = (int)table.Target(0)[rows[i]];
        }

        return actual;
    }
}
