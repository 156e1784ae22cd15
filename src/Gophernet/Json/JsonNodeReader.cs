using System.Collections.Immutable;
using System.Text;
using Gophernet.Csv;

namespace Gophernet.Json;

/// <summary>A value of a JSON document from a stranger, and its path for messages. Every reading method checks the kind first.</summary>
internal readonly struct JsonNodeReader(JsonValue value, string source, string path)
{
    public JsonNodeReader Child(string name) =>
        value.Find(name) is { } child ? new JsonNodeReader(child, source, $"{path}.{name}") : throw Fault($"it has no \"{name}\"");

    /// <summary>Whether it has something of a name that may be left out.</summary>
    public bool Has(string name) => value.Find(name) is not null;

    public IReadOnlyList<string> Names() => value.Kind == JsonKind.Object ? value.Names : throw Fault("it is not an object");

    public List<JsonNodeReader> Items()
    {
        if (value.Kind != JsonKind.List)
        {
            throw Fault("it is not a list");
        }

        var items = new List<JsonNodeReader>(value.Items.Count);
        foreach (var item in value.Items)
        {
            items.Add(new JsonNodeReader(item, source, $"{path}[{items.Count}]"));
        }

        return items;
    }

    /// <summary>Whether it is written, as nothing.</summary>
    public bool IsNull => value.Kind == JsonKind.Null;

    public string Text() => value.Kind == JsonKind.Text ? value.Text : throw Fault("it is not a text");

    public ImmutableArray<string> Texts() => [.. Items().Select(item => item.Text())];

    /// <summary>The texts of a name, none of which may stand there twice.</summary>
    public ImmutableArray<string> DistinctTexts(string name)
    {
        var texts = Child(name).Texts();
        return texts.Distinct().Length == texts.Length ? texts : throw Fault("it has a name twice");
    }

    public double Number() =>
        value.Kind == JsonKind.Number && NumberParser.TryParse(Encoding.UTF8.GetBytes(value.Text), out var number) && double.IsFinite(number)
            ? number
            : throw Fault("it is not a finite number");

    public float Single() => (float)Number() is var number && float.IsFinite(number) ? number : throw Fault("it is beyond the largest number");

    public ImmutableArray<double> Numbers() => [.. Items().Select(item => item.Number())];

    public int Whole(int smallest, int largest) =>
        value.TryGetWhole(out var number) && number >= smallest && number <= largest
            ? (int)number
            : throw Fault($"it is not a whole number from {smallest} to {largest}");

    public bool Truth() => value.Kind switch
    {
        JsonKind.True => true,
        JsonKind.False => false,
        _ => throw Fault("it is not true or false"),
    };

    public T Name<T>(NameTable<T> names)
        where T : notnull
    {
        var text = Text();
        return names.TryParse(text, out var value) ? value : throw Fault($"it is \"{text}\", not one of {NameList.Shorten(names.Names)}");
    }

    /// <summary>Bytes in base64.</summary>
    public byte[] Bytes()
    {
        var text = Text();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : throw Fault("it is not base64");
    }

    public GophernetException Fault(string fault) => new(new Place(source), $"a damaged model: {path}: {fault}", "Train the model again.");
}
