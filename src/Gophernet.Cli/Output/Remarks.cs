using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Cli.Output;

/// <summary>What a command says to people beside its result, for a JSON document.</summary>
/// <param name="Warnings">What they may have to do something about.</param>
/// <param name="Notes">What else was found or assumed.</param>
internal sealed record Remarks(IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes)
{
    public static Remarks None { get; } = new([], []);

    /// <summary>Writes them within an object, each kind where there are some.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        Write("warnings", Warnings);
        Write("notes", Notes);

        void Write(string name, IReadOnlyList<string> texts)
        {
            if (texts.Count > 0)
            {
                json.WriteTexts(name, texts);
            }
        }
    }
}
