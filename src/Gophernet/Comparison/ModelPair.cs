using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Comparison;

/// <summary>Two models of the same target, whose classes or columns may come in another order.</summary>
internal sealed class ModelPair
{
    private readonly int[] _order;

    private ModelPair(ComparedModel old, ComparedModel @new, int[] order)
    {
        (Old, New, _order) = (old, @new, order);
        HaveSameQuantiles = old.Quantiles.AsSpan().SequenceEqual(@new.Quantiles);
    }

    /// <summary>The model that is there.</summary>
    public ComparedModel Old { get; }

    /// <summary>The model that may replace it.</summary>
    public ComparedModel New { get; }

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

    /// <summary>Of each class, label or column of the old model, its place in the new one.</summary>
    public int[] Order => _order;

    /// <summary>Whether they decide differently for a row, or predict other numbers.</summary>
    public bool Differ(PredictionView old, PredictionView @new)
    {
        if (Target is ClassTarget)
        {
            return _order[old.ClassIndex] != @new.ClassIndex;
        }

        for (var i = 0; i < _order.Length; i++)
        {
            if (Target is NumberTarget ? old.Number(i) != @new.Number(_order[i]) : old.HasLabel(i) != @new.HasLabel(_order[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all that they say of a row is the same.</summary>
    public bool AreSame(PredictionView old, PredictionView @new)
    {
        if (!HaveSameQuantiles || Differ(old, @new))
        {
            return false;
        }

        var quantiles = Target is NumberTarget numbers ? numbers.OutputsPerColumn : 0;
        for (var i = 0; i < _order.Length; i++)
        {
            for (var quantile = 0; quantile < quantiles; quantile++)
            {
                if (old.Quantile(i, quantile) != @new.Quantile(_order[i], quantile))
                {
                    return false;
                }
            }

            if (quantiles == 0 && old.Outputs[i] != @new.Outputs[_order[i]])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether both have read the same target of a row.</summary>
    public bool HaveSameTarget(Table old, Table @new, int row)
    {
        if (Target is ClassTarget)
        {
            var code = (int)old.Target(0)[row];
            return (code < 0 ? code : _order[code]) == (int)@new.Target(0)[row];
        }

        for (var i = 0; i < _order.Length; i++)
        {
            if (old.Target(i)[row] != @new.Target(_order[i])[row])
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

        for (var i = 0; i < _order.Length; i++)
        {
            if (prediction.HasLabel(i) != table.Target(i)[row] > 0)
            {
                return false;
            }
        }

        return true;
    }
}
