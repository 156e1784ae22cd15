using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Explanation;

/// <summary>A number that a model predicts of each row, and that is explained: the probability of a class or a label, or a number in its unit.</summary>
/// <param name="Name">The class, the label or the column.</param>
/// <param name="Index">Its place among those of the model.</param>
internal sealed record ExplainedOutput(string Name, int Index)
{
    /// <summary>All that a model predicts; of two classes the second alone, which says all.</summary>
    public static ExplainedOutput[] All(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var names = model.Schema.Target.OutputNames;
        return model is { Task: TaskKind.Classification, Classes.Count: 2 } ? [new(names[1], 1)] : names.Select((name, i) => new ExplainedOutput(name, i));
    }

    /// <summary>Its value for a row.</summary>
    public double Of(Model model, ReadOnlySpan<float> outputs) => model.Task == TaskKind.Regression
        ? new PredictionView(model.Schema.Target, model.Decision, outputs).Number(Index)
        : outputs[Index];
}
