using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gophernet.Cli.Output;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Training;

namespace Gophernet.Fuzz.Targets;

/// <summary>
/// Model files. A byte chooses: a file as it is; or the document, the tensors and the values, with a zero between them, which become a file with the right
/// lengths and fingerprint. What can be read must be shown, predict or refuse rows, and be the same once it is written and read again.
/// </summary>
internal sealed partial class ModelTarget() : FuzzTarget("model", maxLength: 8000)
{
    private const string Source = "m";

    public override IEnumerable<byte[]> Seeds()
    {
        foreach (var (text, preset, numbers, compares) in Tables)
        {
            var stream = new MemoryStream();
            Model.Train(
                DataSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(text))), null,
                new ModelOptions
                {
                    Preset = preset,
                    Adjust = options => options with
                    {
                        Hidden = [2], Epochs = 2, Numbers = numbers, HasNeighbours = compares, NetworkCount = numbers.Length + (compares ? 1 : 0),
                    },
                }).Save(stream);
            var file = stream.ToArray();
            yield return [0, .. file];
            var length = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
            var header = JsonDocument.Parse(file.AsMemory(8, length - 8)).RootElement;
            var document = header.GetProperty("__metadata__").GetProperty("gophernet").GetString()!;
            var tensors = header.EnumerateObject().Where(tensor => tensor.Name != "__metadata__");
            var entries = string.Join(',', tensors.Select(tensor => $"\"{tensor.Name}\":{tensor.Value.GetRawText()}"));
            yield return [2, .. Encoding.UTF8.GetBytes(document), 0, .. Encoding.UTF8.GetBytes(entries), 0, .. file.AsSpan(length)];
        }
    }

    private static IEnumerable<(string Text, string Preset, ImmutableArray<NumberEmbedding> Numbers, bool Compares)> Tables { get; } =
    [
        ("x,c,y\n1,p,a\n2,q,b\n3,p,a\n4,q,b\n5,p,a\n6,,b\n", "plain", [NumberEmbedding.Plain], false),
        ("x,d,y\n1,2020-01-01,1.5\n2,2020-02-01,2.5\n3,2021-01-01,7\n4,2020-01-01,8\n5,2020-05-01,9.5\n", "plain", [NumberEmbedding.Lines], false),
        ("x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n", "plain", [NumberEmbedding.Plain], true),
        ("x,b,p,q\n1,yes,1,0\n2,no,0,1\n3,yes,1,1\n4,no,0,0\n5,yes,1,0\n", "plain", [NumberEmbedding.Plain], false),
        ("x,z,y\n1.5,1,a\n2,2,b\n3,3,c\n4,1,a\n5,2,b\n6,3,c\n7,1,a\n8,2,b\n", "default", [NumberEmbedding.Waves], false),
        ("x,y\n1,2\n2,4\n3,7\n4,9\n5,12\n6,13\n7,15\n8,18\n9,21\n10,22\n", "fast", [NumberEmbedding.Waves, NumberEmbedding.Lines], false),
    ];

    protected override void Run(ReadOnlySpan<byte> input)
    {
        var choices = new FuzzInput(input);
        var way = choices.Next(3);
        if (Read(way == 0 ? choices.Rest.ToArray() : Assemble(choices.Rest, way)) is not { } model)
        {
            return;
        }

        ModelReport.ToText(model, 80);
        ModelReport.WriteJson(model, Stream.Null);
        var first = Bytes(model);
        var again = ModelFile.Read(new MemoryStream(first), Source);
        if (!first.AsSpan().SequenceEqual(Bytes(again)))
        {
            throw new DifferenceException("model, written again", "other bytes");
        }

        DifferenceException.Require("model, predictions", Predict(model), Predict(again));
    }

    /// <summary>A file of a document, the entries of tensors in the header, and values.</summary>
    private static byte[] Assemble(ReadOnlySpan<byte> parts, int format)
    {
        var (first, second) = (Cut(ref parts), Cut(ref parts));
        var document = JsonEncodedText.Encode(Encoding.UTF8.GetString(first));
        var tensors = second.Length > 0 ? "," + Encoding.UTF8.GetString(second) : "";
        var header = Encoding.UTF8.GetBytes($"{{\"__metadata__\":{{\"format\":\"gophernet-{format}\",\"gophernet\":\"{document}\"}}{tensors}}}");
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. parts];
    }

    private static byte[] Cut(ref ReadOnlySpan<byte> parts)
    {
        var end = parts.IndexOf((byte)0);
        var part = parts[..(end < 0 ? parts.Length : end)].ToArray();
        parts = parts[Math.Min(part.Length + 1, parts.Length)..];
        return part;
    }

    /// <summary>Reads a file, whatever fingerprint it claims; null for a fault.</summary>
    private static Model? Read(byte[] file)
    {
        try
        {
            return ModelFile.Read(new MemoryStream(file), Source);
        }
        catch (GophernetException e) when (Fingerprints().Match(e.Message) is { Success: true } match && match.Groups[2].Length == match.Groups[1].Length)
        {
            var text = Encoding.Latin1.GetString(file).Replace(match.Groups[2].Value, match.Groups[1].Value, StringComparison.Ordinal);
            return ReadAgain(Encoding.Latin1.GetBytes(text));
        }
        catch (GophernetException)
        {
            return null;
        }
    }

    private static Model? ReadAgain(byte[] file)
    {
        try
        {
            return ModelFile.Read(new MemoryStream(file), Source);
        }
        catch (GophernetException)
        {
            return null;
        }
    }

    private static byte[] Bytes(Model model)
    {
        var stream = new MemoryStream();
        ModelFile.Write(model, stream);
        return stream.ToArray();
    }

    private static List<string> Predict(Model model)
    {
        var names = string.Join(',', model.Features.Select(name => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        string[] cells = ["1", "", "p", "2020-01-05", "yes", "-7.5e3"];
        var rows = cells.Select(cell => string.Join(',', model.Features.Select(_ => cell)));
        var outcome = new List<string>();
        foreach (var row in rows)
        {
            try
            {
                var table = DataSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes($"{names}\n{row}\n")), "r", new CsvOptions((byte)',', true));
                outcome.AddRange(model.Predict(table).Select(prediction => prediction.ToString()));
            }
            catch (GophernetException e)
            {
                outcome.Add(e.Message);
            }
        }

        return outcome;
    }

    [GeneratedRegex("fingerprint is ([0-9a-f]{32}) where its metadata say ([0-9a-f]+)")]
    private static partial Regex Fingerprints();
}
