using System.Collections.Immutable;
using System.Text.Json;

namespace Gophernet.Json;

/// <summary>A value of a JSON document from a stranger, and its path for messages. Every reading method checks the kind first.</summary>
internal readonly struct JsonNodeReader(JsonElement element, string source, string path)
{
    public JsonNodeReader Child(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child)
            ? new JsonNodeReader(child, source, $"{path}.{name}")
            : throw Fault($"it has no \"{name}\"");

    /// <summary>Whether it has something of a name that may be left out.</summary>
    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public IEnumerable<string> Names() =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(property => property.Name) : throw Fault("it is not an object");

    public List<JsonNodeReader> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Fault("it is not a list");
        }

        var items = new List<JsonNodeReader>();
        foreach (var item in element.EnumerateArray())
        {
            items.Add(new JsonNodeReader(item, source, $"{path}[{items.Count}]"));
        }

        return items;
    }

    public string Text() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Fault("it is not a text");

    public ImmutableArray<string> Texts() => [.. Items().Select(item => item.Text())];

    public double Number() =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Fault("it is not a finite number");

    public float Single() => (float)Number() is var number && float.IsFinite(number) ? number : throw Fault("it is beyond the largest number");

    public ImmutableArray<double> Numbers() => [.. Items().Select(item => item.Number())];

    public int Whole(int smallest, int largest) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= smallest && number <= largest
            ? number
            : throw Fault($"it is not a whole number from {smallest} to {largest}");

    public bool Truth() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault("it is not true or false"),
    };

    public T Name<T>(NameTable<T> names)
        where T : struct, Enum
    {
        var text = Text();
        return names.TryParse(text, out var value) ? value : throw Fault($"it is \"{text}\", not one of {NameList.Shorten(names.Names)}");
    }

    public GophernetException Fault(string fault) => new(new Place(source), $"a damaged model: {path}: {fault}", "Train the model again.");
}
