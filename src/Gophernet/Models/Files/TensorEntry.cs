using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Json;

namespace Gophernet.Models.Files;

/// <summary>What the header of a safetensors file says of a tensor; its shape fits its place, which ends before the largest number of bytes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Begin">The place of its values behind the header, in bytes.</param>
/// <param name="End">The place behind them.</param>
internal sealed record TensorEntry(string Name, ImmutableArray<int> Shape, int Begin, int End)
{
    // A model has two; a stranger's file may say anything.
    private const int MaxDimensions = 8;

    /// <summary>Reads an entry that may come from anyone.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="value">What is said of it.</param>
    /// <param name="source">The name of the file.</param>
    /// <exception cref="GophernetException">It is damaged, or of other numbers than 32-bit floats.</exception>
    public static TensorEntry Read(string name, JsonValue value, string source)
    {
        if (value.Find("dtype") is not { Kind: JsonKind.Text } type
            || value.Find("shape") is not { } shape || !TryReadSizes(shape, out var sizes)
            || value.Find("data_offsets") is not { } range || !TryReadSizes(range, out var offsets) || offsets.Length != 2)
        {
            throw SafetensorsReader.Damaged(source, $"does not describe the tensor {Quoting.Text(name)} with dtype, shape and data_offsets");
        }

        if (type.Text != "F32")
        {
            throw new GophernetException(new Place(source), $"the tensor {Quoting.Text(name)} holds {Quoting.Text(type.Text)}, not F32",
                "Only models that gophernet wrote can be read.");
        }

        var (begin, end) = (offsets[0], offsets[1]);
        if (begin > end || end > Array.MaxLength || Count(sizes) * sizeof(float) != end - begin)
        {
            throw SafetensorsReader.Damaged(source, $"has the tensor {Quoting.Text(name)} of shape [{string.Join(", ", sizes)}] at {begin} to {end}");
        }

        return new TensorEntry(name, [.. sizes.Select(size => (int)size)], (int)begin, (int)end);
    }

    /// <summary>The product of the sizes, or more than any file holds.</summary>
    private static long Count(ImmutableArray<long> sizes)
    {
        long count = 1;
        foreach (var size in sizes)
        {
            if (size > int.MaxValue || (count *= size) > int.MaxValue)
            {
                return int.MaxValue;
            }
        }

        return count;
    }

    private static bool TryReadSizes(JsonValue value, out ImmutableArray<long> sizes)
    {
        sizes = [];
        if (value.Kind != JsonKind.List || value.Count > MaxDimensions)
        {
            return false;
        }

        foreach (var item in value.Items)
        {
            if (!item.TryGetWhole(out var size) || size < 0)
            {
                return false;
            }

            sizes = sizes.Add(size);
        }

        return true;
    }
}
