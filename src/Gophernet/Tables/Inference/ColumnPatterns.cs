using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Gophernet.Tables.Inference;

/// <summary>Columns by name, or by a pattern with <c>*</c> and <c>?</c>.</summary>
internal static class ColumnPatterns
{
    /// <summary>The columns that the patterns name.</summary>
    /// <exception cref="GophernetException">A pattern names none.</exception>
    public static HashSet<string> Find(ImmutableArray<string> patterns, Header header)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            if (header.Names.Contains(pattern) || !pattern.AsSpan().ContainsAny('*', '?'))
            {
                header.IndexOf(pattern);
                found.Add(pattern);
                continue;
            }

            var matches = header.Names.Where(name => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)).ToList();
            if (matches.Count == 0)
            {
                throw new GophernetException(new Place(header.Source, 1), $"found no column like \"{pattern}\"",
                    "The columns are: " + NameList.Shorten(header.Names) + ".");
            }

            found.UnionWith(matches);
        }

        return found;
    }
}
