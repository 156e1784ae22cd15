using Gophernet.Evaluation;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.Onnx.Targets;

/// <summary>Labels, each by itself: whether a row has it, and how probable that is.</summary>
internal sealed class MultiLabelExport : ITargetExport
{
    private const int Unknown = -1;

    public string Form => MultiLabelTarget.FormName;

    public void Add(Model model, GraphValue outputs, GraphValue? isUnreadable)
    {
        var (graph, labels) = (outputs.Graph, model.Schema.Target.Columns);
        var names = NameList.Shorten(labels);
        graph.Output(
            (outputs > Classification.LabelThreshold).As(ElementType.Int64).Or(isUnreadable, Unknown), "labels", labels.Length,
            $"1 for each label that a row has, and 0 for the others: {names}; -1 for a row with a cell that cannot be read.");
        graph.Output(
            outputs.Or(isUnreadable, double.NaN), "probabilities", labels.Length, $"The probability of each label: {names}.");
    }
}
