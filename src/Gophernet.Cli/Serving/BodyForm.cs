namespace Gophernet.Cli.Serving;

/// <summary>How rows stand in a body, and predictions in the answer.</summary>
internal sealed class BodyForm
{
    public static readonly BodyForm Object = new(Response.Json);
    public static readonly BodyForm Array = new(Response.Json);
    public static readonly BodyForm Lines = new("application/x-ndjson");
    public static readonly BodyForm Csv = new("text/csv");

    private BodyForm(string contentType) => ContentType = contentType;

    public string ContentType { get; }

    public bool IsJson => this != Csv;

    /// <summary>The form of a body, by what it is said to be, or by how it begins where nothing is said, or what curl says when it is told nothing.</summary>
    /// <exception cref="HttpFault">It is said to be something else.</exception>
    public static BodyForm Of(string contentType, ReadOnlySpan<byte> body)
    {
        if (body is [0x1F, 0x8B, ..])
        {
            throw new HttpFault(415, "a packed body is not unpacked: send it as it is");
        }

        return contentType switch
        {
            Response.Json => JsonRows.IsArray(body) ? Array : Object,
            "application/x-ndjson" or "application/jsonl" or "application/x-jsonlines" or "application/json-lines" => Lines,
            "text/csv" => Csv,
            "" or "application/x-www-form-urlencoded" or "application/octet-stream" or "text/plain" => Guess(body),
            _ => throw new HttpFault(415, "expected application/json, application/x-ndjson or text/csv"),
        };
    }

    /// <summary>The form of the answer: that of the body, unless the client takes another alone.</summary>
    /// <param name="accept">The kinds that it takes, as it wrote them; the first that is known counts.</param>
    /// <exception cref="HttpFault">It takes none that there is.</exception>
    public BodyForm Answer(string accept)
    {
        var first = default(BodyForm);
        foreach (var part in accept.Split(','))
        {
            var kind = part.AsSpan().Trim(" \t");
            var end = kind.IndexOf(';');
            kind = end < 0 ? kind : kind[..end].TrimEnd(' ');
            if (kind.IsEmpty || kind.SequenceEqual("*/*") || kind.SequenceEqual(ContentType))
            {
                return this;
            }

            first ??= kind.SequenceEqual(Response.Json) ? Array
                : kind.SequenceEqual(Lines.ContentType) ? Lines
                : kind.SequenceEqual(Csv.ContentType) ? Csv : null;
        }

        return first ?? throw new HttpFault(406, "the answer is application/json, application/x-ndjson or text/csv");
    }

    private static BodyForm Guess(ReadOnlySpan<byte> body) => JsonRows.IsArray(body) ? Array
        : body.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..] ? Csv
        : JsonRows.IsOneObject(body) ? Object : Lines;
}
