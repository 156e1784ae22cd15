using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Output;

/// <summary>A page or a script on standard output, as it is or as the one text of a JSON document.</summary>
internal static class TextDocument
{
    public static void Write(string text, bool asJson, Shell shell)
    {
        if (!asJson)
        {
            shell.OutputText.Write(text);
            return;
        }

        JsonOutput.Write(shell.Output, json =>
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteEndObject();
        });
    }
}
