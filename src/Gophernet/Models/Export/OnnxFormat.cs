using Gophernet.Models.Export.Onnx;

namespace Gophernet.Models.Export;

/// <summary>ONNX, which runtimes of most languages take: a graph with a column for each input, and the preparation of the columns in it.</summary>
internal sealed class OnnxFormat : IExportFormat
{
    public string Name => "onnx";

    public IReadOnlyList<string> Extensions => [".onnx"];

    public bool IsText => false;

    public ExportFacts Write(Model model, ExportOptions options, Stream output)
    {
        var graph = OnnxModel.GraphOf(model);
        OnnxModel.Of(model, graph).CopyTo(output);
        return new ExportFacts
        {
            Inputs = graph.Inputs,
            Outputs = graph.Outputs,
            Difference = "runtimes add up in an order of their own: numbers and probabilities agree to the rounding of 32-bit floats",
        };
    }
}
