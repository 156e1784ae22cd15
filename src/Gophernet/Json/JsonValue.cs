using System.Globalization;
using System.Text;

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

/// <summary>A value of a JSON text that <see cref="JsonParser"/> read: a view of it.</summary>
/// <param name="json">The text.</param>
/// <param name="place">Where the value stands on its tape.</param>
internal sealed class JsonValue(JsonText json, int place)
{
    public JsonKind Kind => (char)json.FirstByte(place) switch
    {
        '{' => JsonKind.Object,
        '[' => JsonKind.List,
        '"' => JsonKind.Text,
        't' => JsonKind.True,
        'f' => JsonKind.False,
        'n' => JsonKind.Null,
        _ => JsonKind.Number,
    };

    /// <summary>The characters of a text, or of a number as it is written: a size may be 2, but not 2.0; nothing of others.</summary>
    public string Text => Kind switch
    {
        JsonKind.Text => json.StringAt(place),
        JsonKind.Number => Encoding.UTF8.GetString(json.NumberAt(place)),
        _ => "",
    };

    /// <summary>The same in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => Kind == JsonKind.Text ? json.Utf8At(place) : default;

    /// <summary>The characters of a number.</summary>
    public ReadOnlySpan<byte> Number => Kind == JsonKind.Number ? json.NumberAt(place) : default;

    /// <summary>How many values a list has, or members an object; 0 for others.</summary>
    public int Count => json.IsContainer(place) ? json.CountOf(place) : 0;

    /// <summary>The values of a list, made as they are asked for.</summary>
    public IEnumerable<JsonValue> Items
    {
        get
        {
            for (var (left, item) = (Kind == JsonKind.List ? Count : 0, JsonText.FirstIn(place)); left > 0; left--, item = json.After(item))
            {
                yield return new JsonValue(json, item);
            }
        }
    }

    /// <summary>The names of an object, in the order of the text.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (var (name, _) in Members)
            {
                yield return name;
            }
        }
    }

    /// <summary>The names of an object with their values, in the order of the text.</summary>
    public IEnumerable<(string Name, JsonValue Value)> Members
    {
        get
        {
            for (var (left, name) = (Kind == JsonKind.Object ? Count : 0, JsonText.FirstIn(place)); left > 0; left--, name = json.After(name + 1))
            {
                yield return (json.StringAt(name), new JsonValue(json, name + 1));
            }
        }
    }

    /// <summary>The way to it in its text, such as <c>.schema.columns[3]</c>; empty for all of the text.</summary>
    public string Path => json.PathOf(place);

    /// <summary>Reads a number that is written as a whole one.</summary>
    public bool TryGetWhole(out long number)
    {
        number = 0;
        return Kind == JsonKind.Number && long.TryParse(json.NumberAt(place), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The value of a name; nothing where there is none, or where this is no object.</summary>
    public JsonValue? Find(string name)
    {
        if (Kind != JsonKind.Object)
        {
            return null;
        }

        Span<byte> utf8 = name.Length <= MaxStackName ? stackalloc byte[MaxStackName * 3] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        var value = json.Find(place, utf8[..Encoding.UTF8.GetBytes(name, utf8)]);
        return value < 0 ? null : new JsonValue(json, value);
    }

    private const int MaxStackName = 64;
}
