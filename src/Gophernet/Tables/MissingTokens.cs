using System.Collections.Immutable;
using System.Text;

namespace Gophernet.Tables;

/// <summary>The texts that stand for a missing value. Case does not count.</summary>
public sealed class MissingTokens
{
    private readonly byte[][] _tokens;

    /// <summary>Creates a list.</summary>
    public MissingTokens(ImmutableArray<string> texts)
    {
        Texts = texts;
        _tokens = [.. texts.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>An empty cell and the usual words of R, pandas and databases.</summary>
    public static MissingTokens Default { get; } = new(["", "NA", "N/A", "NaN", "null", "None", "?"]);

    /// <summary>The texts, as they were given.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>Whether a cell, without the spaces round it, is missing.</summary>
    public bool Contains(ReadOnlySpan<byte> text)
    {
        foreach (var token in _tokens)
        {
            if (token.Length == text.Length && Ascii.EqualsIgnoreCase(token, text) || text.SequenceEqual(token))
            {
                return true;
            }
        }

        return false;
    }
}
