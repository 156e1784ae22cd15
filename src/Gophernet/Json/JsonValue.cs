using System.Globalization;

namespace Gophernet.Json;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    Null,
    True,
    False,
    Number,
    Text,
    List,
    Object,
}

/// <summary>A value of a JSON text that <see cref="JsonParser"/> read.</summary>
internal sealed class JsonValue
{
    private readonly Dictionary<string, JsonValue>? _members;

    /// <summary>A text, a number as it is written, or a word.</summary>
    public JsonValue(JsonKind kind, string text = "")
    {
        Kind = kind;
        Text = text;
    }

    public JsonValue(List<JsonValue> items)
        : this(JsonKind.List) => Items = items;

    /// <summary>An object: its names in the order of the text, and the value of each.</summary>
    public JsonValue(List<string> names, Dictionary<string, JsonValue> members)
        : this(JsonKind.Object)
    {
        Names = names;
        _members = members;
    }

    public JsonKind Kind { get; }

    /// <summary>The characters of a text, or of a number as it is written: a size may be 2, but not 2.0.</summary>
    public string Text { get; }

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<JsonValue> Items { get; } = [];

    /// <summary>The names of an object.</summary>
    public IReadOnlyList<string> Names { get; } = [];

    /// <summary>Reads a number that is written as a whole one.</summary>
    public bool TryGetWhole(out long number)
    {
        number = 0;
        return Kind == JsonKind.Number && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The value of a name; nothing where there is none, or where this is no object.</summary>
    public JsonValue? Find(string name) => _members?.GetValueOrDefault(name);
}
