using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gophernet.Models.Export.JavaScript;

/// <summary>Texts of a model as they stand in a script, which may stand in a page: none of them ends a comment, a text or the script.</summary>
internal static class ScriptText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value in JSON, which is JavaScript too.</summary>
    /// <param name="write">Writes the value.</param>
    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        // A sign that may begin </script> or <!-- stands only inside of texts, and so do the two that end lines of JavaScript.
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);
    }

    /// <summary>A text in quotes.</summary>
    public static string Quoted(string text) => Json(json => json.WriteStringValue(text));

    /// <summary>JSON as a text in quotes, which JSON.parse reads faster than a script is read, and in which no name is special.</summary>
    public static string Literal(string json) =>
        $"'{json.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>The name of a member of an object: in quotes where it must be.</summary>
    public static string Key(string name) => name is [not (>= '0' and <= '9'), ..] && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$')
        ? name
        : Quoted(name);
}
