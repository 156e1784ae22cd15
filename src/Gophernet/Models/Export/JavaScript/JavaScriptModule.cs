using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Gophernet.Models.Files;

namespace Gophernet.Models.Export.JavaScript;

/// <summary>
/// A model as one module of JavaScript: how it is used, the parts of the runtime that it takes, its document, its weights as base64, and what the module gives
/// to others. It predicts the same numbers as the model, to the last bit but for one in millions: it computes in the order of <c>Network.Forward</c>.
/// </summary>
internal static class JavaScriptModule
{
    // Whole groups of three bytes: only the last piece of a tensor is padded.
    private const int PieceLength = 3 << 14;

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="output">Receives the text, in UTF-8; it is not closed.</param>
    public static void Write(Model model, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(output);
        WriteText(output, ModuleComment.Of(model));
        foreach (var part in RuntimePart.For(model))
        {
            WriteText(output, "\n" + part.Text);
        }

        WriteText(output, "\n// The model: what is known of it beside its weights, and these.\n\n");
        WriteText(output, $"const DOCUMENT = JSON.parse({ScriptText.Literal(ModuleDocument.Write(model))});\n\nconst TENSORS = {{\n");
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
            Debug.Assert(status == OperationStatus.Done);
            output.Write(buffer.AsSpan(0, written));
            bytes = bytes[piece.Length..];
        }
    }
}
