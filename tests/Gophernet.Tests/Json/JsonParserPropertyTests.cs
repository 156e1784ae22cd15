using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Gophernet.Json;

namespace Gophernet.Tests.Json;

/// <summary>Random texts made of what matters to the parser, held against the framework's.</summary>
public class JsonParserPropertyTests
{
    private const int Cases = 50_000; // about a second
    private const int MaxDepth = 8;
    private const string Refused = "refused";

    private static readonly Gen<byte[]> Pieces =
        Gen.OneOf("{", "}", "[", "]", ",", ",", ":", "\"", "\"a\"", "\"a\":", "\"b\":1", "\"\\u0061\":", "\\", "\\n", "\\ud83d", "\\ude00",
                "1", "-", "0", ".", "e", "2.50", "1e5", "true", "null", "false", " ", "\n", "é", "😀", "\u007f", "\u0001")
            .Array[0, 12].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)));

    private static readonly byte[] Document = Encoding.UTF8.GetBytes(
        """{ "a" : [1, -2.5e+3, "tä\n\"\\\u00e9\ud83d\ude00", true, null], "b": {"c": {"d": [[[["x", 0]]]]}}, "": false }""");

    [Fact]
    public void Reads_every_text_as_the_framework_does() => RandomCases.ForAll(Pieces, Cases, HoldAgainstTheFramework);

    [Fact]
    public void Reads_every_damaged_document_as_the_framework_does() =>
        RandomCases.ForAll(Gen.Select(Gen.Int[0, Document.Length - 1], Gen.Int[0, 3], Pieces), Cases, sample =>
        {
            var (start, length, piece) = sample;
            HoldAgainstTheFramework([.. Document[..start], .. piece, .. Document[Math.Min(start + length, Document.Length)..]]);
        });

    [Fact]
    public void Reads_every_document_with_a_changed_byte_as_the_framework_does() =>
        RandomCases.ForAll(Gen.Select(Gen.Int[0, Document.Length - 1], Gen.Byte), Cases, sample =>
        {
            var json = (byte[])Document.Clone();
            json[sample.Item1] = sample.Item2;
            HoldAgainstTheFramework(json);
        });

    private static void HoldAgainstTheFramework(byte[] json)
    {
        string ours;
        try
        {
            ours = Describe(JsonParser.Parse(json));
        }
        catch (FormatException)
        {
            ours = Refused;
        }

        Assert.Equal(FrameworkOutcome(json), ours);
    }

    private static string FrameworkOutcome(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Describe(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for text that is not UTF-8, or half of a character
        {
            return Refused;
        }
    }

    private static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.List => $"[{string.Join(' ', value.Items.Select(Describe))}]",
        JsonKind.Object => $"{{{string.Join(' ', value.Names.Select(name => Describe(name) + Describe(value.Find(name)!)))}}}",
        JsonKind.Text => Describe(value.Text),
        JsonKind.Number => value.Text,
        _ => value.Kind.ToString(),
    };

    private static string Describe(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return $"[{string.Join(' ', element.EnumerateArray().Select(Describe))}]";
            case JsonValueKind.Object:
                var members = element.EnumerateObject().ToList();
                return members.DistinctBy(member => member.Name).Count() == members.Count
                    ? $"{{{string.Join(' ', members.Select(member => Describe(member.Name) + Describe(member.Value)))}}}"
                    : throw new JsonException("A name stands twice.");
            case JsonValueKind.String:
                return Describe(element.GetString()!);
            case JsonValueKind.Number:
                return element.GetRawText();
            default:
                return element.ValueKind.ToString();
        }
    }

    private static string Describe(string text) => $"<{string.Join(' ', text.Select(unit => ((int)unit).ToString("x", CultureInfo.InvariantCulture)))}>";
}
