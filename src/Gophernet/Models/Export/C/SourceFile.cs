using System.Text;

namespace Gophernet.Models.Export.C;

/// <summary>
/// A file in C as it is put together. All names in it begin with a placeholder, which becomes the model's own prefix when it is written, so that several models
/// can be compiled together.
/// </summary>
/// <param name="prefix">What names begin with, without an underscore.</param>
internal sealed class SourceFile(string prefix)
{
    /// <summary>What stands for the prefix, in either case.</summary>
    public const string Placeholder = "gopher_";

    private readonly StringBuilder _code = new();
    private string _declarations = "";

    /// <summary>What names begin with, without an underscore.</summary>
    public string Prefix => prefix;

    /// <summary>The bytes of the arrays that were added, with the texts in them, where pointers have eight.</summary>
    public long TableBytes { get; private set; }

    /// <summary>The parts that the code calls.</summary>
    public Runtime Runtime { get; } = new();

    /// <summary>Sets what the users of the file see.</summary>
    public void Declare(string declarations) => _declarations = declarations;

    /// <summary>Adds code behind the parts of the runtime, and an empty line.</summary>
    public void Add(string code) => _code.Append(code).Append('\n');

    /// <summary>Adds an array of constants.</summary>
    /// <param name="type">The type of each, with what comes before it.</param>
    /// <param name="name">The name without the placeholder.</param>
    /// <param name="items">One or more.</param>
    public void AddTable(string type, string name, IReadOnlyList<string> items)
    {
        CountBytes(type, items);
        var code = new StringBuilder($"static const {type} {Placeholder}{name}[{Literal.Of(items.Count)}] = {{\n");
        Add(code.AppendItems(items).Append("};\n").ToString());
    }

    /// <summary>Counts an array of constants that the code has.</summary>
    /// <param name="type">The type of each.</param>
    /// <param name="items">The items as they stand in C.</param>
    public void CountBytes(string type, IReadOnlyList<string> items)
    {
        foreach (var item in items)
        {
            var quote = item.IndexOf('"', StringComparison.Ordinal);
            var escapes = item.AsSpan().Count('\\'); // four characters for a byte
            TableBytes += quote < 0 ? 0 : item.LastIndexOf('"') - quote - 3 * escapes; // with the zero that ends a text
        }

        TableBytes += (long)items.Count * type switch
        {
            "unsigned char" => 1,
            "float" or "uint32_t" => 4,
            "double" or "char *const" or "uint32_t[2]" => 8,
            "struct gopher_category" or "struct gopher_category_number" => 16,
            "struct gopher_unit" => 24,
            "struct gopher_number" => items[0].Split(',').Length * 8L - 16, // three small numbers take the place of a double
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The size of these items is not known."),
        };
    }

    /// <summary>Writes the file.</summary>
    /// <param name="head">The comment before it.</param>
    /// <param name="writeWeights">Writes the weights, which may be too many to be kept as text.</param>
    /// <param name="output">Receives UTF-8; it is not closed.</param>
    public void Write(string head, Action<TextWriter> writeWeights, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.Write(Named(head + _declarations));
        writer.Write(Named("#ifndef GOPHER_DECLARATIONS_ONLY\n\n"));
        foreach (var part in Runtime.Texts)
        {
            writer.Write(Named(part));
            writer.Write('\n');
        }

        writeWeights(writer);
        writer.Write(Named(_code.ToString()));
        writer.Write("#if defined(__GNUC__) && !defined(__clang__)\n#pragma GCC pop_options\n#endif\n\n#endif\n");
    }

    /// <summary>A text with the prefix in its place.</summary>
    public string Named(string text) =>
        text.Replace(Placeholder, prefix + "_", StringComparison.Ordinal)
            .Replace("GOPHER_", prefix.ToUpperInvariant() + "_", StringComparison.Ordinal);
}
