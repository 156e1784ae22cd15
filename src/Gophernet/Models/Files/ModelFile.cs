using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Gophernet.Csv;
using Gophernet.Networks;
using Gophernet.Networks.Neighbours;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;
using Gophernet.Training;

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
    private const string ChecksumName = "checksum";
    private const string PlacesName = "neighbours.places"; // [rows, numbers of a place]
    private const string TargetsName = "neighbours.targets"; // times what each row counts, and that, [outputs + 1, rows]
    private const string FetchAgain = "Fetch the file again, or train the model again.";
    private const int MaxDigitsShown = 40;
    private const int NeighbourTensors = 2;

    /// <summary>Writes a model.</summary>
    public static void Write(Model model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        FileOf(ModelDocument.Write(model), TensorsOf(model)).Write(stream);
    }

    /// <summary>The weights of a model, by the names that they have in files; those of compared rows are among them.</summary>
    internal static ImmutableArray<Tensor> TensorsOf(Model model)
    {
        var tensors = ImmutableArray.CreateBuilder<Tensor>();
        for (var network = 0; network < model.Networks.Length; network++)
        {
            var parameters = model.Networks[network].Parameters;
            AddTensors(
                tensors, model.Networks[network].Shape, network, model.Networks.Length,
                i => parameters.Tensor(i).Memory, i => parameters.SparseTensor(i).Memory);
            if (model.Networks[network].Neighbours is { } neighbours)
            {
                var shape = model.Networks[network].Shape;
                AddNeighbours(tensors, shape, neighbours.Count, network, model.Networks.Length, neighbours.Places.Memory, neighbours.Targets.Memory);
            }
        }

        return tensors.ToImmutable();
    }

    /// <summary>Refuses a training whose model could not be read: its header would be too long.</summary>
    /// <exception cref="GophernetException">It would be.</exception>
    public static void RequireReadable(ModelTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var tensors = ImmutableArray.CreateBuilder<Tensor>();
        for (var network = 0; network < trainer.Options.NetworkCount; network++)
        {
            AddTensors(tensors, trainer.Shapes[network], network, trainer.Options.NetworkCount, _ => default, _ => default);
            if (trainer.Shapes[network].IsComparing)
            {
                AddNeighbours(
                    tensors, trainer.Shapes[network], ComparedRows.MaxRows, network, trainer.Options.NetworkCount, places: default, targets: default);
            }
        }

        try
        {
            FileOf(ModelDocument.Write(trainer.Plan, fingerprint: ""), tensors.ToImmutable()).Header(ModelDocument.RoomFor(trainer.Schema.Target));
        }
        catch (ArgumentException) // a text that is too long for the framework
        {
            throw Safetensors.TooLong();
        }
    }

    private static void AddTensors(
        ImmutableArray<Tensor>.Builder tensors, NetworkShape shape, int network, int count, Func<int, ReadOnlyMemory<float>> valuesOf,
        Func<int, ReadOnlyMemory<float>> sparseValuesOf)
    {
        for (var i = 0; i < shape.Tensors.Length; i++)
        {
            tensors.Add(new Tensor(NameOf(shape.Tensors[i].Name, network, count), ShapeOf(shape.Tensors[i]), valuesOf(i)));
        }

        for (var i = 0; i < shape.SparseTensors.Length; i++)
        {
            tensors.Add(new Tensor(NameOf(shape.SparseTensors[i].Name, network, count), ShapeOf(shape.SparseTensors[i]), sparseValuesOf(i)));
        }
    }

    private static void AddNeighbours(
        ImmutableArray<Tensor>.Builder tensors, NetworkShape shape, int rows, int network, int count, ReadOnlyMemory<float> places,
        ReadOnlyMemory<float> targets)
    {
        tensors.Add(new Tensor(NameOf(PlacesName, network, count), [rows, shape.Layers[^1].Outputs], places));
        tensors.Add(new Tensor(NameOf(TargetsName, network, count), [shape.Outputs + 1, rows], targets));
    }

    private static Safetensors FileOf(byte[] document, ImmutableArray<Tensor> tensors)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatName] = NameOf(Format),
            [DocumentName] = Encoding.UTF8.GetString(document),
            [ChecksumName] = ChecksumOf(document),
        };
        return new Safetensors(metadata, tensors);
    }

    /// <summary>Reads a model that may come from anyone.</summary>
    /// <param name="stream">The file, from its start to its end.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="GophernetException">The file is damaged, is not a model, or was written by a newer version in a format of its own.</exception>
    public static Model Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = SafetensorsReader.Read(stream, source);
        var place = new Place(source);
        if (!file.Metadata.TryGetValue(FormatName, out var format) || !file.Metadata.TryGetValue(DocumentName, out var metadata))
        {
            throw new GophernetException(place, "a safetensors file that gophernet did not write", "Give a file that `gophernet train` wrote.");
        }

        var document = metadata.Utf8;
        var (model, networks, fingerprint) = ModelDocument.Read(document, source, NumberOf(format.Text, place));
        model = model with { Networks = ReadNetworks(file, networks, place) };
        var found = Fingerprint.Of(model);
        if (found != fingerprint)
        {
            throw new GophernetException(place, $"a damaged model: its fingerprint is {found} where its metadata say {fingerprint}", FetchAgain);
        }

        // Files of older versions have no checksum.
        return !file.Metadata.TryGetValue(ChecksumName, out var checksum) || checksum.Text == ChecksumOf(document.Span) ? model
            : throw new GophernetException(place, "a damaged model: its document does not have the checksum that stands beside it", FetchAgain);
    }

    /// <summary>The hash of a document, how the model was trained included, as it stands in the file.</summary>
    private static string ChecksumOf(ReadOnlySpan<byte> document) => Convert.ToHexStringLower(XxHash128.Hash(document));

    /// <summary>The number of a format that this version reads.</summary>
    private static int NumberOf(string format, Place place)
    {
        var digits = format.StartsWith(FormatPrefix, StringComparison.Ordinal) ? format[FormatPrefix.Length..] : "";
        if (digits is not [>= '1' and <= '9', ..] || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new GophernetException(place, $"a damaged model: its format is {Quoting.Text(format)}", FetchAgain);
        }

        // A number that is too large to read is that of a newer version too.
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Format
            ? number
            : throw new GophernetException(place,
                $"a model of format {(digits.Length > MaxDigitsShown ? digits[..MaxDigitsShown] + "…" : digits)}, written by a newer gophernet; "
                + $"this one reads up to {Format}",
                "Update gophernet, or train the model again with this version.");
    }

    private static string NameOf(int format) => string.Create(CultureInfo.InvariantCulture, $"{FormatPrefix}{format}");

    private static ImmutableArray<Network> ReadNetworks(
        SafetensorsReader file, ImmutableArray<(NetworkShape Shape, ImmutableArray<string> TensorNames)> shapes, Place place)
    {
        var tensors = new Dictionary<string, (ImmutableArray<int> Shape, ReadOnlyMemory<float> Values)>(StringComparer.Ordinal);
        foreach (var (name, sizes, values) in file.Tensors)
        {
            tensors.Add(name, (sizes, values));
        }

        var count = shapes.Length;
        var tensorCount = (long)shapes.Sum(
            network => network.Shape.Tensors.Length + network.Shape.SparseTensors.Length + (network.Shape.IsComparing ? NeighbourTensors : 0));
        if (tensors.Count != tensorCount)
        {
            throw new GophernetException(place, $"a damaged model: {tensors.Count} tensors where its networks have {tensorCount}");
        }

        var networks = ImmutableArray.CreateBuilder<Network>(count);
        for (var network = 0; network < count; network++)
        {
            var (shape, names) = shapes[network];
            // The tensors are looked for before memory is taken: a small file that describes a huge network is refused here.
            var found = shape.Tensors.Select((tensor, i) => Find(tensors, NameOf(names[i], network, count), ShapeOf(tensor).AsSpan(), place)).ToArray();
            var sparse = shape.SparseTensors.Select(tensor => Find(tensors, NameOf(tensor.Name, network, count), ShapeOf(tensor).AsSpan(), place)).ToArray();
            var neighbours = shape.IsComparing ? FindNeighbours(tensors, shape, network, count, place) : null;
            var parameters = new Parameters(shape, BlockOf(found, shape.Tensors), BlockOf(sparse, shape.SparseTensors));
            networks.Add(new Network(parameters, neighbours));
        }

        return networks.MoveToImmutable();
    }

    /// <summary>Tensors as one block: as they stand in the file where nothing stands between them, as in files of ours, or else a copy.</summary>
    private static ArraySegment<float> BlockOf(ReadOnlyMemory<float>[] found, ImmutableArray<ParameterTensor> tensors)
    {
        var length = found.Length == 0 ? 0 : tensors[^1].Offset + found[^1].Length;
        var first = default(ArraySegment<float>);
        var isBlock = found.Length > 0 && MemoryMarshal.TryGetArray(found[0], out first);
        for (var i = 0; i < found.Length && isBlock; i++)
        {
            isBlock = MemoryMarshal.TryGetArray(found[i], out var next) && next.Array == first.Array && next.Offset == first.Offset + tensors[i].Offset;
        }

        if (isBlock)
        {
            return new ArraySegment<float>(first.Array!, first.Offset, length);
        }

        var copy = new float[length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i].CopyTo(copy.AsMemory(tensors[i].Offset));
        }

        return copy;
    }

    private static NeighbourRows FindNeighbours(
        Dictionary<string, (ImmutableArray<int> Shape, ReadOnlyMemory<float> Values)> tensors, NetworkShape shape, int network, int count, Place place)
    {
        var (placesName, width) = (NameOf(PlacesName, network, count), shape.Layers[^1].Outputs);
        var rows = tensors.TryGetValue(placesName, out var found) && found.Shape is [> 0, _] ? found.Shape[0] : 1;
        var places = Find(tensors, placesName, [rows, width], place);
        var targets = Find(tensors, NameOf(TargetsName, network, count), [shape.Outputs + 1, rows], place);
        var neighbours = new NeighbourRows(new Matrix(rows, width, places.Span), new Matrix(shape.Outputs + 1, rows, targets.Span));
        return neighbours.CanBeOf(shape.OutputActivation) ? neighbours : throw new GophernetException(
            place, $"a damaged model: the tensor \"{NameOf(TargetsName, network, count)}\" holds what is no target, or rows that count less than nothing");
    }

    private static ReadOnlyMemory<float> Find(
        Dictionary<string, (ImmutableArray<int> Shape, ReadOnlyMemory<float> Values)> tensors, string name, ReadOnlySpan<int> shape, Place place)
    {
        if (!tensors.TryGetValue(name, out var tensor) || !tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new GophernetException(place, $"a damaged model: no tensor \"{name}\" of the shape [{string.Join(", ", shape.ToArray())}]");
        }

        return VectorLoop.AreFinite(tensor.Values.Span) ? tensor.Values : throw new GophernetException(place,
            $"a damaged model: the tensor \"{name}\" holds values that are not finite");
    }

    /// <summary>Of one network the name of the tensor; of several it follows their number.</summary>
    private static string NameOf(string tensor, int network, int count) =>
        count == 1 ? tensor : string.Create(CultureInfo.InvariantCulture, $"networks.{network}.{tensor}");

    private static ImmutableArray<int> ShapeOf(ParameterTensor tensor) => tensor.IsVector ? [tensor.Rows] : [tensor.Rows, tensor.Columns];
}
