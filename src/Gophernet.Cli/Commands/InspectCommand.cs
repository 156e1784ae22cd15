using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet inspect</c>: what is in a model file.</summary>
internal static class InspectCommand
{
    public const string Name = "inspect";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Shows what is in a model file",
            "gophernet inspect iris.safetensors",
            "gophernet inspect iris.safetensors --json > iris.json");
        var model = SharedOptions.Model();
        var json = SharedOptions.Json();
        command.Arguments.Add(model);
        command.Options.Add(json);
        command.Run = result => Run(result.GetValue(model)!, result.GetValue(json), verbosity.Read(result), shell);
        return command;
    }

    private static int Run(string path, bool asJson, Verbosity verbosity, Shell shell)
    {
        using var messages = new Messages(verbosity, shell);
        FileNames.RequireApart(shell, [path]);
        var model = ModelInput.Read(path, shell, messages);
        if (asJson)
        {
            ModelReport.WriteJson(model, shell.Output);
        }
        else
        {
            shell.OutputText.Write(ModelReport.ToText(model, HelpText.WidthOfTerminal(), shell.IsOutputTerminal));
        }

        return ExitCode.Done;
    }
}
