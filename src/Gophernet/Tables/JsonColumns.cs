using System.Collections.Immutable;
using System.Text;
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
    /// <exception cref="GophernetException">A name is that of another column but for white space round it, or is not UTF-8.</exception>
    public static Header Complete(Header header, JsonNames names)
    {
        var (late, all) = (new List<string>(), new HashSet<string>(header.Names, StringComparer.Ordinal));
        for (var i = header.Names.Length; i < names.Count; i++)
        {
            var name = Encoding.UTF8.GetString(names[i]).Trim();
            if (!all.Add(name))
            {
                throw new GophernetException(
                    new Place(header.Source), $"column \"{name}\": found the name a second time, with other white space", "Give every column a name of its own.");
            }

            late.Add(name);
        }

        return header.With(late);
    }
}
