using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Gophernet.Cli.Serving;

namespace Gophernet.Fuzz.Targets;

/// <summary>
/// Requests over HTTP. The first byte chooses what the rest is: a head, chunks, or JSON. Of a head that is taken, the lines are looked at one by one; chunks in
/// pieces are held against the whole at once; arrays against System.Text.Json.
/// </summary>
internal sealed class RequestsTarget() : FuzzTarget("requests", maxLength: 512)
{
    protected override void Run(ReadOnlySpan<byte> input)
    {
        var choices = new FuzzInput(input);
        var way = choices.Next();
        switch (way % 3)
        {
            case 0:
                ReadHead(choices.Rest);
                break;
            case 1:
                DifferenceException.Require("chunks", [Chunks(choices.Rest, int.MaxValue)], [Chunks(choices.Rest, 1 + way / 3)]);
                break;
            default:
                ReadArray(choices.Rest.ToArray());
                break;
        }
    }

    private static void ReadHead(ReadOnlySpan<byte> bytes)
    {
        RequestHead head;
        try
        {
            head = RequestHead.Parse(bytes);
        }
        catch (HttpFault e) when (e is { EndsConnection: true, Status: >= 400 and < 600 })
        {
            return;
        }

        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        var names = lines[1..^1].Select(line => line.Split(':')[0].ToLowerInvariant()).ToList();
        var lengths = names.Count(name => name is "content-length" or "transfer-encoding");
        var isSound = lines[^1].Length == 0 && !lines.Any(line => line.AsSpan().ContainsAny('\r', '\n', '\0')) && lengths <= 1
            && names.All(name => name.Length > 0 && name.Trim() == name)
            && lines[0] == $"{head.Method} {head.Path}{Query(lines[0], head)} HTTP/1.{lines[0][^1]}"
            && (head.IsChunked || head.ContentLength >= 0) == (lengths == 1);
        if (!isSound)
        {
            throw new DifferenceException("head", "a head was taken that could be read in another way");
        }
    }

    private static string Query(string line, RequestHead head) => line.Contains('?', StringComparison.Ordinal) ? "?" + head.Query : "";

    /// <summary>What comes of chunks that come in pieces.</summary>
    private static string Chunks(ReadOnlySpan<byte> bytes, int piece)
    {
        var (chunks, input, body) = (new ChunkedBody(), new ByteBuffer(), new ByteBuffer());
        try
        {
            while (!bytes.IsEmpty && !chunks.IsDone)
            {
                var count = Math.Min(piece, bytes.Length);
                input.Append(bytes[..count]);
                bytes = bytes[count..];
                input.Skip(chunks.Take(input.Span, body));
            }
        }
        catch (HttpFault e)
        {
            return $"status {e.Status}";
        }

        return $"{chunks.IsDone}: {Convert.ToHexString(body.Span)}, left {input.Length + bytes.Length}";
    }

    private static void ReadArray(byte[] bytes)
    {
        var expected = Objects(bytes);
        if (expected is null || !Utf8.IsValid(bytes) || !JsonRows.IsArray(bytes)) // System.Text.Json looks at characters later
        {
            return;
        }

        JsonRows.SplitArray(bytes); // must take what is an array of objects
        var found = Encoding.UTF8.GetString(bytes).Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        DifferenceException.Require("array", expected, found.ConvertAll(line => JsonSerializer.Serialize(JsonDocument.Parse(line).RootElement)));
    }

    /// <summary>The objects of an array; null of what is none.</summary>
    private static List<string>? Objects(byte[] bytes)
    {
        try
        {
            var root = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 600 }).RootElement;
            var isOne = root.ValueKind == JsonValueKind.Array && root.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object);
            return isOne ? root.EnumerateArray().Select(item => JsonSerializer.Serialize(item)).ToList() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
