using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Networks;
using Gophernet.Networks.Tensors;

namespace Gophernet.Models.Files;

/// <summary>
/// A model as a file: safetensors with the tensors of <see cref="NetworkShape.Tensors"/>, <c>layers.N.weight</c> [outputs, inputs] and
/// <c>layers.N.bias</c> [outputs] before all, for several networks each as <c>networks.M.layers.N.weight</c>; and everything else as JSON in its
/// metadata, under <c>gophernet</c>.
/// </summary>
internal static class ModelFile
{
    /// <summary>The number of the format that is written. Files of every format up to it are read.</summary>
    public const int Format = 2;

    private const string FormatName = "format";
    private const string FormatPrefix = "gophernet-";
    private const string DocumentName = "gophernet";

    /// <summary>Writes a model.</summary>
    public static void Write(Model model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        var tensors = ImmutableArray.CreateBuilder<Tensor>();
        for (var network = 0; network < model.Networks.Length; network++)
        {
            var parameters = model.Networks[network].Parameters;
            for (var i = 0; i < model.Shape.Tensors.Length; i++)
            {
                var tensor = model.Shape.Tensors[i];
                tensors.Add(new Tensor(NameOf(tensor.Name, network, model.Networks.Length), ShapeOf(tensor), parameters.Tensor(i).Values.ToArray()));
            }

            for (var i = 0; i < model.Shape.SparseTensors.Length; i++)
            {
                var tensor = model.Shape.SparseTensors[i];
                tensors.Add(new Tensor(NameOf(tensor.Name, network, model.Networks.Length), ShapeOf(tensor), parameters.SparseTensor(i).Values.ToArray()));
            }
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatName] = NameOf(Format),
            [DocumentName] = ModelDocument.Write(model),
        };
        new Safetensors(metadata, tensors.ToImmutable()).Write(stream);
    }

    /// <summary>Reads a model that may come from anyone.</summary>
    /// <param name="stream">The file, from its start to its end.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="GophernetException">The file is damaged, is not a model, or was written by a newer version in a format of its own.</exception>
    public static Model Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = Safetensors.Read(ReadAll(stream, source), source);
        var place = new Place(source);
        if (!file.Metadata.TryGetValue(FormatName, out var format) || !file.Metadata.TryGetValue(DocumentName, out var document))
        {
            throw new GophernetException(place, "a safetensors file that gophernet did not write", "Give a file that `gophernet train` wrote.");
        }

        var (model, networkCount, shape, names, fingerprint) = ModelDocument.Read(document, source, NumberOf(format, place));
        model = model with { Networks = ReadNetworks(file, shape, names, networkCount, place) };
        var found = Fingerprint.Of(model);
        return found == fingerprint ? model : throw new GophernetException(place,
            $"a damaged model: its fingerprint is {found} where its metadata say {fingerprint}", "Fetch the file again, or train the model again.");
    }

    /// <summary>The number of a format that this version reads.</summary>
    private static int NumberOf(string format, Place place)
    {
        var digits = format.StartsWith(FormatPrefix, StringComparison.Ordinal) ? format[FormatPrefix.Length..] : "";
        if (digits is not [>= '1' and <= '9', ..] || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new GophernetException(place, $"a damaged model: its format is \"{format}\"", "Fetch the file again, or train the model again.");
        }

        // A number that is too large to read is that of a newer version too.
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Format
            ? number
            : throw new GophernetException(place,
                $"a model of format {digits}, written by a newer gophernet; this one reads up to {Format}",
                "Update gophernet, or train the model again with this version.");
    }

    private static string NameOf(int format) => string.Create(CultureInfo.InvariantCulture, $"{FormatPrefix}{format}");

    private static ImmutableArray<Network> ReadNetworks(Safetensors file, NetworkShape shape, ImmutableArray<string> names, int count, Place place)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var tensor in file.Tensors)
        {
            tensors.Add(tensor.Name, tensor);
        }

        var tensorCount = shape.Tensors.Length + shape.SparseTensors.Length;
        if (tensors.Count != (long)count * tensorCount)
        {
            throw new GophernetException(place, $"a damaged model: {tensors.Count} tensors for {count} × {tensorCount}");
        }

        var networks = ImmutableArray.CreateBuilder<Network>(count);
        for (var network = 0; network < count; network++)
        {
            // The tensors are looked for before memory is taken: a small file that describes a huge network is refused here.
            var found = shape.Tensors.Select((tensor, i) => Find(tensors, NameOf(names[i], network, count), ShapeOf(tensor).AsSpan(), place)).ToArray();
            var sparse = shape.SparseTensors.Select(tensor => Find(tensors, NameOf(tensor.Name, network, count), ShapeOf(tensor).AsSpan(), place)).ToArray();
            var parameters = new Parameters(shape);
            for (var i = 0; i < found.Length; i++)
            {
                found[i].Values.CopyTo(parameters.Tensor(i).Values);
            }

            for (var i = 0; i < sparse.Length; i++)
            {
                sparse[i].Values.CopyTo(parameters.SparseTensor(i).Values);
            }

            networks.Add(new Network(parameters));
        }

        return networks.MoveToImmutable();
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

    /// <summary>Of one network the name of the tensor; of several it follows their number.</summary>
    private static string NameOf(string tensor, int network, int count) =>
        count == 1 ? tensor : string.Create(CultureInfo.InvariantCulture, $"networks.{network}.{tensor}");

    private static ImmutableArray<int> ShapeOf(ParameterTensor tensor) => tensor.IsVector ? [tensor.Rows] : [tensor.Rows, tensor.Columns];
}
