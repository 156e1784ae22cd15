using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Comparison;

/// <summary>One of two models that are compared.</summary>
/// <param name="Model">The model.</param>
/// <param name="Name">Its name in messages: the file.</param>
/// <param name="Costs">What decisions cost; null where nothing is said of it.</param>
/// <param name="Ranges">The intervals or sets to judge too; null for none.</param>
internal sealed record ComparedModel(Model Model, string Name, CostMatrix? Costs = null, PredictionRanges? Ranges = null)
{
    /// <summary>The quantiles that it predicts, upwards; empty where it predicts none.</summary>
    public float[] Quantiles => Model.Schema.Target is NumberTarget { Quantiles: { IsEmpty: false } several } ? [.. several]
        : Model.Training.Options.Loss.Quantile is { } one ? [one] : [];

    /// <summary>Says of a fault that it is this model that cannot read a row.</summary>
    public GophernetException Named(GophernetException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new GophernetException(fault.Place, $"{fault.Message}, for {Name}", fault.Hint, fault) { Field = fault.Field, Settings = fault.Settings };
    }
}
