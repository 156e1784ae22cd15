using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using Gophernet.Models.Files;

namespace Gophernet.Models.Export.JavaScript;

/// <summary>
/// A model as one module of JavaScript, which needs nothing beside it: the parts of the runtime that it takes, its document, its weights as base64, and what
/// the module gives to others.
/// </summary>
internal sealed class JavaScriptFormat : IExportFormat
{
    // Whole groups of three bytes: only the last piece of a tensor is padded.
    private const int PieceLength = 3 << 14;

    /// <inheritdoc/>
    public string Name => "js";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".mjs", ".js"];

    /// <inheritdoc/>
    public bool IsText => true;

    /// <inheritdoc/>
    public void Write(Model model, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(output);
        WriteText(output, ModuleComment.Of(model));
        foreach (var part in RuntimePart.For(model))
        {
            WriteText(output, "\n" + part.Text);
        }

        WriteText(output, $"\n// The model: all of it but the weights, and these.\nconst DOCUMENT = JSON.parse({ScriptText.Literal(ModuleDocument.Write(model))});\n");
        WriteText(output, "const TENSORS = {\n");
        foreach (var tensor in ModelFile.TensorsOf(model))
        {
            WriteText(output, $"  \"{tensor.Name}\": \"");
            WriteBase64(output, MemoryMarshal.AsBytes(tensor.Values.Span));
            WriteText(output, "\",\n");
        }

        WriteText(output, "};\n\n" + RuntimePart.Module.Text);
    }

    private static void WriteText(Stream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));

    private static void WriteBase64(Stream output, ReadOnlySpan<byte> bytes)
    {
        var buffer = new byte[Base64.GetMaxEncodedToUtf8Length(PieceLength)];
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(PieceLength, bytes.Length)];
            var status = Base64.EncodeToUtf8(piece, buffer, out _, out var written);
            System.Diagnostics.Debug.Assert(status == OperationStatus.Done);
            output.Write(buffer.AsSpan(0, written));
            bytes = bytes[piece.Length..];
        }
    }
}
