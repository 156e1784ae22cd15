using System.Collections.Immutable;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Comparison;

/// <summary>Two models of the same target, whose classes or columns may come in another order.</summary>
internal sealed class ModelPair
{
    private ModelPair(ComparedModel old, ComparedModel @new, int[] order)
    {
        (Old, New, Order) = (old, @new, order);
        HaveSameQuantiles = old.Quantiles.AsSpan().SequenceEqual(@new.Quantiles);
    }

    /// <summary>The model that is there.</summary>
    public ComparedModel Old { get; }

    /// <summary>The model that may replace it.</summary>
    public ComparedModel New { get; }

    /// <summary>Of each class, label or column of the old model, its place in the new one.</summary>
    public int[] Order { get; }

    /// <summary>Whether they are one model: the same columns, networks and decisions, whatever is known of how they were trained.</summary>
    public bool AreSame => Fingerprint.Of(Old.Model) == Fingerprint.Of(New.Model) && HaveSameScores(Old.Model.Scores, New.Model.Scores);

    /// <summary>What both predict, as the old one has it.</summary>
    public Target Target => Old.Model.Schema.Target;

    /// <summary>The column of groups that one of them was judged by, the new one first; null for none.</summary>
    public string? Group => New.Model.Training.Group ?? Old.Model.Training.Group;

    /// <summary>Whether they predict the same quantiles, or none.</summary>
    public bool HaveSameQuantiles { get; }

    /// <summary>The names of the metrics that both are measured by.</summary>
    public string[] Metrics
    {
        get
        {
            var others = MetricNames.Of(New.Model, New.Costs, New.Ranges);
            return MetricNames.Of(Old.Model, Old.Costs, Old.Ranges).Where(name => others.Contains(name)
                && (HaveSameQuantiles || MetricTable.Find(name) is { IsOfQuantile: false, IsOfSeveralQuantiles: false }));
        }
    }

    /// <summary>Puts two models side by side.</summary>
    /// <param name="old">The model that is there.</param>
    /// <param name="new">The model that may replace it.</param>
    /// <exception cref="GophernetException">They do not predict the same: other columns, another kind of target, or other classes.</exception>
    public static ModelPair Of(ComparedModel old, ComparedModel @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var (one, other) = (old.Model.Schema.Target, @new.Model.Schema.Target);
        if (one.Task != other.Task)
        {
            throw Refusal($"it predicts {MetricTable.WordsOf(other.Task).Parts}, and {old.Name} {MetricTable.WordsOf(one.Task).Parts}");
        }

        if (!HaveSame(one.Columns, other.Columns))
        {
            throw Refusal($"it predicts {NameList.Shorten(other.Columns)}, and {old.Name} {NameList.Shorten(one.Columns)}");
        }

        if (!HaveSame(one.OutputNames, other.OutputNames))
        {
            var missing = one.OutputNames.Where(name => !other.OutputNames.Contains(name));
            var added = other.OutputNames.Where(name => !one.OutputNames.Contains(name));
            throw Refusal(added.Length > 0 ? $"its classes are not those of {old.Name}, which does not know {NameList.Shorten(added)}"
                : $"its classes are not those of {old.Name}: it does not know {NameList.Shorten(missing)}");
        }

        return new ModelPair(old, @new, [.. one.OutputNames.Select(name => other.OutputNames.IndexOf(name))]);

        static bool HaveSame(IReadOnlyList<string> ones, IReadOnlyList<string> others) => ones.Count == others.Count && ones.All(others.Contains);

        GophernetException Refusal(string message) => new(new Place(@new.Name), message,
            "Compare models of the same target; evaluate measures each of them by itself.");
    }

    /// <summary>Whether they decide differently for a row, or predict other numbers.</summary>
    public bool Differ(PredictionView old, PredictionView @new)
    {
        if (Target is ClassTarget)
        {
            return Order[old.ClassIndex] != @new.ClassIndex;
        }

        for (var i = 0; i < Order.Length; i++)
        {
            if (Target is NumberTarget ? old.Number(i) != @new.Number(Order[i]) : old.HasLabel(i) != @new.HasLabel(Order[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether both have read the same target of a row.</summary>
    public bool HaveSameTarget(Table old, Table @new, int row)
    {
        if (Target is ClassTarget)
        {
            var code = (int)old.Target(0)[row];
            return (code < 0 ? code : Order[code]) == (int)@new.Target(0)[row];
        }

        for (var i = 0; i < Order.Length; i++)
        {
            if (old.Target(i)[row] != @new.Target(Order[i])[row])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a prediction of classes or labels is right.</summary>
    /// <param name="prediction">The prediction of one of them.</param>
    /// <param name="table">The rows as that model reads them.</param>
    /// <param name="row">The row.</param>
    public bool IsRight(PredictionView prediction, Table table, int row)
    {
        if (Target is ClassTarget)
        {
            return prediction.ClassIndex == (int)table.Target(0)[row];
        }

        for (var i = 0; i < Order.Length; i++)
        {
            if (prediction.HasLabel(i) != table.Target(i)[row] > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two models have the same ranges for any percentage.</summary>
    private static bool HaveSameScores(ImmutableArray<ConformalScores> ones, ImmutableArray<ConformalScores> others)
    {
        for (var i = 0; i < ones.Length && ones.Length == others.Length; i++)
        {
            if (ones[i].Rows != others[i].Rows || !ones[i].Values.AsSpan().SequenceEqual(others[i].Values.AsSpan()))
            {
                return false;
            }
        }

        return ones.Length == others.Length;
    }
}
