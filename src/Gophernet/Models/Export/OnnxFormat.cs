using Gophernet.Models.Export.Onnx;

namespace Gophernet.Models.Export;

/// <summary>ONNX, which runtimes of most languages take: a graph with a column for each input, and the preparation of the columns in it.</summary>
internal sealed class OnnxFormat : IExportFormat
{
    public string Name => "onnx";

    public IReadOnlyList<string> Extensions => [".onnx"];

    public bool IsText => false;

    public void Write(Model model, Stream output) => OnnxModel.Of(model).CopyTo(output);
}
