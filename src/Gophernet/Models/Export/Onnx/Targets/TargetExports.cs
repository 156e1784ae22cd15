using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.Onnx.Targets;

/// <summary>The forms of targets that are exported: a line each.</summary>
internal static class TargetExports
{
    private static readonly NameTable<ITargetExport> All = new(
        [new ClassExport(LabelTarget.FormName), new ClassExport(IndicatorTarget.FormName), new NumberExport(), new MultiLabelExport()],
        export => export.Form);

    /// <summary>Adds the outputs of a model to its graph.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputs">What its networks put out, floats, [rows, outputs].</param>
    /// <param name="isUnreadable">In which rows that means nothing, [rows, 1]; null where it always does.</param>
    public static void Add(Model model, GraphValue outputs, GraphValue? isUnreadable)
    {
        if (!All.TryParse(model.Schema.Target.Form, out var export))
        {
            throw new InvalidOperationException($"No export for targets of the form {model.Schema.Target.Form}.");
        }

        export.Add(model, outputs, isUnreadable);
    }

    /// <summary>A number in place of the outputs of rows that have a cell which cannot be read.</summary>
    /// <param name="value">The outputs.</param>
    /// <param name="isUnreadable">The rows, [rows, 1]; null for none.</param>
    /// <param name="nothing">What stands for no output.</param>
    public static GraphValue Or(this GraphValue value, GraphValue? isUnreadable, double nothing) =>
        isUnreadable is { } rows ? rows.Choose(value.Graph.Scalar(value.Type, nothing), value) : value;
}
