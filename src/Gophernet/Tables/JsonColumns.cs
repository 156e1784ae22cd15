using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>The columns of JSON Lines: the names of the first object, and more.</summary>
internal static class JsonColumns
{
    /// <summary>Adds columns that a model knows: where no object has such a name, all its cells are missing.</summary>
    public static Header Require(Header header, JsonNames names, ImmutableArray<string> required)
    {
        foreach (var name in required.Distinct().Where(name => !header.Names.Contains(name)))
        {
            names.Add(Encoding.UTF8.GetBytes(name));
        }

        return header.With(required);
    }

    /// <summary>The header with the names that came after the first object.</summary>
    /// <exception cref="GophernetException">A name is not UTF-8.</exception>
    public static Header Complete(Header header, JsonNames names)
    {
        var late = new List<string>();
        for (var i = header.Names.Length; i < names.Count; i++)
        {
            late.Add(Utf8.IsValid(names[i]) ? Encoding.UTF8.GetString(names[i]) : throw new GophernetException(
                new Place(header.Source), $"expected UTF-8, found the name {Quoting.Field(names[i])}", "Fix the characters, or say how the file is encoded.")
            {
                Settings = [new("encoding")],
            });
        }

        return header.With(late);
    }
}
