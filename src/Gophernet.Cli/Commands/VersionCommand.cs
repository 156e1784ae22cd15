using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet version</c>.</summary>
internal static class VersionCommand
{
    public static ExampledCommand Create(Shell shell)
    {
        var command = new ExampledCommand("version", "Shows the version", "gophernet version", "gophernet version --json")
        {
            Hidden = true, // --version is beside it, and the help of all commands should fit a screen
        };
        var json = SharedOptions.Json();
        command.Options.Add(json);
        command.Run = result =>
        {
            if (result.GetValue(json))
            {
                WriteJson(shell.Output);
            }
            else
            {
                shell.OutputText.WriteLine(ProductVersion.Current);
            }

            return ExitCode.Done;
        };
        return command;
    }

    private static void WriteJson(Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteString("version", ProductVersion.Current);
        json.WriteString("date", ProductVersion.Date);
        json.WriteNumber("model_format", ModelFile.Format);
        json.WriteEndObject();
    });
}
