using System.Buffers;
using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Csv.Numbers;

namespace Gophernet.Json;

/// <summary>A value of a JSON document from a stranger, with its file for messages. Every reading method checks the kind first.</summary>
/// <param name="value">The value.</param>
/// <param name="source">The name of its file.</param>
/// <param name="root">The name of the whole document; the path to the value follows it in messages.</param>
internal readonly struct JsonNodeReader(JsonValue value, string source, string root)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public JsonNodeReader Child(string name) => value.Find(name) is { } child ? new JsonNodeReader(child, source, root) : throw Fault($"it has no \"{name}\"");

    /// <summary>Whether it has something of a name that may be left out.</summary>
    public bool Has(string name) => value.Find(name) is not null;

    /// <summary>The names of an object.</summary>
    public IEnumerable<string> Names() => value.Kind == JsonKind.Object ? value.Names : throw Fault("it is not an object");

    /// <summary>The members of an object, which are no more than that.</summary>
    public (string Name, JsonNodeReader Value)[] Members(int most = int.MaxValue)
    {
        if (value.Kind != JsonKind.Object)
        {
            throw Fault("it is not an object");
        }

        RequireCount(0, most);
        var members = new (string, JsonNodeReader)[value.Count];
        var count = 0;
        foreach (var (name, member) in value.Members)
        {
            members[count++] = (name, new JsonNodeReader(member, source, root));
        }

        return members;
    }

    /// <summary>The values of a list, one after the other.</summary>
    public JsonItems Items() => value.Kind == JsonKind.List ? new JsonItems(value, source, root) : throw Fault("it is not a list");

    /// <summary>The values of a list that has so many.</summary>
    public List<JsonNodeReader> Items(int least, int most)
    {
        var items = Items();
        RequireCount(least, most);
        return [.. items];
    }

    /// <summary>Whether it is written, as nothing.</summary>
    public bool IsNull => value.Kind == JsonKind.Null;

    public string Text() => value.Kind == JsonKind.Text ? value.Text : throw Fault("it is not a text");

    /// <summary>A text of hexadecimal digits in lower case, as hashes are written.</summary>
    public string Hash(int digits) => Text() is var text && text.Length == digits && !text.AsSpan().ContainsAnyExcept(HexDigits)
        ? text
        : throw Fault($"it is not {digits} hexadecimal digits");

    public ImmutableArray<string> Texts()
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items())
        {
            texts.Add(item.Text());
        }

        return texts.DrainToImmutable();
    }

    /// <summary>The texts of a name, none of which may stand there twice.</summary>
    public ImmutableArray<string> DistinctTexts(string name)
    {
        var texts = Child(name).Texts();
        return new HashSet<string>(texts, StringComparer.Ordinal).Count == texts.Length ? texts : throw Fault("it has a name twice");
    }

    public double Number() =>
        value.Kind == JsonKind.Number && NumberParser.TryParse(value.Number, out var number) && double.IsFinite(number)
            ? number
            : throw Fault("it is not a finite number");

    /// <summary>A number between two others, which are in the range.</summary>
    public double Number(double smallest, double largest) =>
        Number() is var number && number >= smallest && number <= largest ? number : throw Fault($"it is not a number from {smallest} to {largest}");

    public float Single() => (float)Number() is var number && float.IsFinite(number) ? number : throw Fault("it is beyond the largest number");

    public ImmutableArray<double> Numbers(int count) => [.. Items(count, count).Select(item => item.Number())];

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
        return names.TryParse(text, out var found) ? found : throw Fault($"it is {Quoting.Field(value.Utf8.Span)}, not one of {NameList.Shorten(names.Names)}");
    }

    /// <summary>Bytes in base64.</summary>
    public byte[] Bytes()
    {
        var text = Text();
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes.AsSpan(0, count).ToArray() : throw Fault("it is not base64");
    }

    public GophernetException Fault(string fault) => new(new Place(source), $"a damaged model: {root}{value.Path}: {fault}", "Train the model again.");

    private void RequireCount(int least, int most)
    {
        if (value.Count < least || value.Count > most)
        {
            throw Fault(least == most ? $"it has {value.Count} entries, not {most}" : $"it has {value.Count} entries, not {least} to {most}");
        }
    }
}
