using Gophernet.Cli.Output;
using Gophernet.Cli.Streams;
using Gophernet.Csv.Foreign;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Storage;

namespace Gophernet.Cli.Commands;

/// <summary>Reads the model that a command was given.</summary>
internal static class ModelInput
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="shell">The process.</param>
    /// <param name="messages">What is said.</param>
    /// <param name="command">The command with a model and data, in this order; null for another.</param>
    /// <param name="data">The data, or <c>-</c>.</param>
    public static Model Read(string path, Shell shell, Messages messages, string? command = null, string data = "-")
    {
        using var input = InputFile.Open(path, shell);
        try
        {
            var model = ModelFile.Read(input.Stream, input.Name);
            Log.Loaded(messages.Logger, input.Name, model.Shape);
            return model;
        }
        catch (NotAModelException e) when (command is not null && (e.IsTable || IsModel(data)))
        {
            var model = IsModel(data) ? data : "model.safetensors";
            throw new GophernetException(e.Place, e.Message, $"MODEL comes first: gophernet {command} {ShellWord.Quote(model)} {ShellWord.Quote(path)}", e);
        }
    }

    /// <summary>Whether a file begins as a model does.</summary>
    private static bool IsModel(string path)
    {
        Span<byte> start = stackalloc byte[ForeignFile.ModelLength];
        if (!FilePlace.Of(path).IsRegular)
        {
            return false; // a named pipe could keep us waiting
        }

        try
        {
            using var file = NamedFile.OpenRead(path);
            return ForeignFile.IsModel(start[..file.Read(start)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
