using Gophernet.Cli.Output;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Commands;

/// <summary>Reads the model that a command was given.</summary>
internal static class ModelInput
{
    public static Model Read(string path, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(path, shell);
        var model = ModelFile.Read(input.Stream, input.Name);
        Log.Loaded(messages.Logger, input.Name, model.Shape);
        return model;
    }
}
