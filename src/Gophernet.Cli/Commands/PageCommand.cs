using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>Commands that write a page or a script, as it is or as the one text of a JSON document.</summary>
internal static class PageCommand
{
    /// <summary>Completes such a command.</summary>
    /// <param name="command">The command, with its arguments.</param>
    /// <param name="text">Gives the page.</param>
    /// <param name="shell">Where it is written.</param>
    public static ExampledCommand Of(ExampledCommand command, Func<ParseResult, string> text, Shell shell)
    {
        var json = SharedOptions.Json();
        command.Options.Add(json);
        command.Run = result =>
        {
            if (result.GetValue(json))
            {
                WriteJson(text(result), shell.Output);
            }
            else
            {
                shell.OutputText.Write(text(result));
            }

            return ExitCode.Done;
        };
        return command;
    }

    private static void WriteJson(string text, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    });
}
