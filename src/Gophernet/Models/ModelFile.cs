using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Networks;

namespace Gophernet.Models;

/// <summary>
/// A model as a file: safetensors with the tensors <c>layers.N.weight</c> [outputs, inputs] and <c>layers.N.bias</c> [outputs], and
/// everything else as JSON in its metadata, under <c>gophernet</c>.
/// </summary>
public static class ModelFile
{
    private const string FormatName = "format";
    private const string Format = "gophernet-1";
    private const string DocumentName = "gophernet";

    /// <summary>Writes a model.</summary>
    public static void Write(Model model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        var parameters = model.Network.Parameters;
        var tensors = ImmutableArray.CreateBuilder<Tensor>();
        for (var i = 0; i < parameters.Shape.Layers.Length; i++)
        {
            var layer = parameters.Shape.Layers[i];
            tensors.Add(new Tensor(WeightName(i), [layer.Outputs, layer.Inputs], parameters.Weights(i).Values.ToArray()));
            tensors.Add(new Tensor(BiasName(i), [layer.Outputs], parameters.Biases(i).Values.ToArray()));
        }

        var metadata = ImmutableDictionary.CreateRange(
            StringComparer.Ordinal, [KeyValuePair.Create(FormatName, Format), KeyValuePair.Create(DocumentName, ModelDocument.Write(model))]);
        new Safetensors(metadata, tensors.ToImmutable()).Write(stream);
    }

    /// <summary>Reads a model that may come from anyone.</summary>
    /// <param name="stream">The file, from its start to its end.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="GophernetException">The file is damaged, or is not a model of this format.</exception>
    public static Model Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = Safetensors.Read(ReadAll(stream, source), source);
        var place = new Place(source);
        if (!file.Metadata.TryGetValue(FormatName, out var format) || !file.Metadata.TryGetValue(DocumentName, out var document))
        {
            throw new GophernetException(place, "a safetensors file that gophernet did not write", "Give a file that `gophernet train` wrote.");
        }

        if (format != Format)
        {
            throw new GophernetException(place, $"a model of the format \"{format}\"; this gophernet reads \"{Format}\"",
                "Train the model again, or use the version that wrote it.");
        }

        var (schema, shape, training, fingerprint) = ModelDocument.Read(document, source);
        var model = new Model(schema, new Network(ReadParameters(file, shape, place)), training);
        var found = Fingerprint.Of(model);
        return found == fingerprint ? model : throw new GophernetException(place,
            $"a damaged model: its fingerprint is {found} where its metadata say {fingerprint}", "Fetch the file again, or train the model again.");
    }

    private static Parameters ReadParameters(Safetensors file, NetworkShape shape, Place place)
    {
        // The tensors are looked for before memory is taken: a small file that describes a huge network is refused here.
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        if (tensors.Count != 2 * shape.Layers.Length)
        {
            throw new GophernetException(place, $"a damaged model: {tensors.Count} tensors for {shape.Layers.Length} layers");
        }

        var weights = shape.Layers.Select((layer, i) => Find(tensors, WeightName(i), [layer.Outputs, layer.Inputs], place)).ToArray();
        var biases = shape.Layers.Select((layer, i) => Find(tensors, BiasName(i), [layer.Outputs], place)).ToArray();
        var parameters = new Parameters(shape);
        for (var i = 0; i < shape.Layers.Length; i++)
        {
            weights[i].Values.CopyTo(parameters.Weights(i).Values);
            biases[i].Values.CopyTo(parameters.Biases(i).Values);
        }

        return parameters;
    }

    private static Tensor Find(Dictionary<string, Tensor> tensors, string name, ReadOnlySpan<int> shape, Place place)
    {
        if (!tensors.TryGetValue(name, out var tensor) || !tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new GophernetException(place, $"a damaged model: no tensor \"{name}\" of the shape [{string.Join(", ", shape.ToArray())}]");
        }

        return tensor.Values.All(float.IsFinite) ? tensor : throw new GophernetException(place,
            $"a damaged model: the tensor \"{name}\" holds values that are not finite");
    }

    /// <summary>Reads to the end, whatever length the stream claims: memory follows the bytes that are there.</summary>
    private static ReadOnlyMemory<byte> ReadAll(Stream stream, string source)
    {
        var bytes = new MemoryStream();
        var piece = new byte[80 * 1024];
        for (var count = stream.Read(piece); count > 0; count = stream.Read(piece))
        {
            if (bytes.Length > Array.MaxLength - count)
            {
                throw new GophernetException(new Place(source), "a file of more than 2 GB is no model of gophernet");
            }

            bytes.Write(piece, 0, count);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static string WeightName(int layer) => string.Create(CultureInfo.InvariantCulture, stackalloc char[32], $"layers.{layer}.weight");

    private static string BiasName(int layer) => string.Create(CultureInfo.InvariantCulture, stackalloc char[32], $"layers.{layer}.bias");
}
