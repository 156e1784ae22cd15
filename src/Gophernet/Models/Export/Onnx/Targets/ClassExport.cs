using Gophernet.Evaluation;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.Onnx.Targets;

/// <summary>Classes: the one that is decided, and the probability of each.</summary>
/// <param name="form">The form of target: one column, or one for each class.</param>
internal sealed class ClassExport(string form) : ITargetExport
{
    public string Form => form;

    public void Add(Model model, GraphValue outputs, GraphValue? isUnreadable)
    {
        var (graph, classes) = (outputs.Graph, ((ClassTarget)model.Schema.Target).Classes);
        var label = graph.Constant("classes", classes, classes.Length).Gather(DecidedBy(model.Decision, outputs, classes.Length));
        label = isUnreadable is { } rows ? rows.Reshape(-1).Choose(graph.Scalar(""), label) : label;
        graph.Output(label, "label", null, "The class; an empty text for a row with a cell that cannot be read.");
        graph.Output(
            outputs.Or(isUnreadable, double.NaN), "probabilities", classes.Length, $"The probability of each class: {NameList.Shorten(classes)}.");
    }

    /// <summary>The index of the decided class, [rows]: <see cref="ClassDecision.Of"/>.</summary>
    private static GraphValue DecidedBy(ClassDecision decision, GraphValue outputs, int classes)
    {
        var graph = outputs.Graph;
        if (decision.Threshold is { } bound && classes == 2)
        {
            return outputs.Columns(1, 2).IsAtLeast((float)bound).As(ElementType.Int64).Reshape(-1);
        }

        if (decision.Costs is { } costs)
        {
            var table = Sequences.Range(classes * classes).Select(i => costs[i / classes, i % classes]);
            var probabilities = outputs.Max(graph.Scalar(ElementType.Float, 0)).As(ElementType.Double);
            return probabilities.Times(graph.Constant("costs", table, classes, classes)).PlaceOfSmallest();
        }

        return decision.Weights.IsDefaultOrEmpty
            ? outputs.PlaceOfLargest()
            : (outputs.As(ElementType.Double) * graph.Constant("decision_weights", decision.Weights.AsSpan(), classes)).PlaceOfLargest();
    }
}
