using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Comparison;

/// <summary>One of two models that are compared.</summary>
/// <param name="model">The model.</param>
/// <param name="name">Its name in messages: the file.</param>
/// <param name="costs">What decisions cost; null where nothing is said of it.</param>
/// <param name="ranges">The intervals or sets to judge too; null for none.</param>
internal sealed class ComparedModel(Model model, string name, CostMatrix? costs = null, PredictionRanges? ranges = null)
{
    /// <summary>The model.</summary>
    public Model Model => model;

    /// <summary>Its name in messages: the file.</summary>
    public string Name => name;

    /// <summary>What decisions cost; null where nothing is said of it.</summary>
    public CostMatrix? Costs => costs;

    /// <summary>The intervals or sets to judge too; null for none.</summary>
    public PredictionRanges? Ranges => ranges;

    /// <summary>The quantiles that it predicts, upwards; empty where it predicts none.</summary>
    public float[] Quantiles => model.Schema.Target is NumberTarget { Quantiles: { IsEmpty: false } several } ? [.. several]
        : model.Training.Options.Loss.Quantile is { } one ? [one] : [];

    /// <summary>Says of a fault that it is this model that cannot read a row.</summary>
    public GophernetException Named(GophernetException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new GophernetException(fault.Place, $"{fault.Message}, for {name}", fault.Hint, fault) { Field = fault.Field, Settings = fault.Settings };
    }
}
