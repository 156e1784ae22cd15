using System.Text;
using System.Text.Json;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Output;

/// <summary>What ended a command: for people a line and a hint on standard error, for programs a JSON object on a line.</summary>
/// <param name="Code">Its kind, for programs.</param>
/// <param name="Message">What was expected and what was found, without the place.</param>
internal sealed record Problem(string Code, string Message)
{
    /// <summary>Of data, a model, or a file.</summary>
    public const string Data = "data";

    /// <summary>Of what a server was asked.</summary>
    public const string Request = "request";

    /// <summary>Of arguments.</summary>
    public const string Usage = "usage";

    public Place? Place { get; init; }

    /// <summary>The 1-based row that it is in, where several rows are answered at once; else 0.</summary>
    public int Row { get; init; }

    /// <summary>The column that it is in.</summary>
    public string? Field { get; init; }

    /// <summary>What to do.</summary>
    public string? Hint { get; init; }

    /// <summary>It in one line, without the hint, as a terminal may show it.</summary>
    public string Line => Printable.Line(Place is { } place ? $"{place}: {Message}" : Message);

    public static Problem Of(GophernetException error) =>
        new(error.IsOfSettings ? Usage : Data, error.Message) { Place = error.Place, Field = error.Field, Hint = HintText.Of(error) };

    public void Write(Shell shell)
    {
        if (shell.WritesJsonErrors)
        {
            var text = new MemoryStream();
            JsonOutput.WriteLine(text, WriteJson);
            shell.Error.Write(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
            return;
        }

        shell.Error.WriteLine($"{Paint.Bad("gophernet:", shell.ColorsError)} {Line}");
        if (Hint is not null)
        {
            shell.Error.WriteLine(Printable.Line(Hint));
        }
    }

    /// <summary>The object, with what is known of the place.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Row > 0)
        {
            json.WriteNumber("row", Row);
        }

        json.WriteString("code", Code);
        json.WriteString("message", Printable.Cut(Message));
        if (Place is { } place)
        {
            json.WriteString("file", Printable.Cut(place.Source));
            if (place.Line > 0)
            {
                json.WriteNumber("line", place.Line);
            }

            if (place.Column > 0)
            {
                json.WriteNumber("column", place.Column);
            }
        }

        if (Field is not null)
        {
            json.WriteString("field", Printable.Cut(Field));
        }

        if (Hint is not null)
        {
            json.WriteString("hint", Printable.Cut(Hint));
        }

        json.WriteEndObject();
    }
}
