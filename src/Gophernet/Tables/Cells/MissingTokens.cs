using System.Collections.Immutable;
using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>The texts that stand for a missing value. Case does not count.</summary>
public sealed class MissingTokens
{
    private static readonly ImmutableArray<string> ClassNames = ["None", "NA", "N/A", "null"];

    private readonly byte[][] _tokens;
    private readonly bool _hasEmpty;

    // Most cells are numbers, and no token begins like one.
    private readonly bool[] _firstBytes = new bool[256];

    /// <summary>Creates a list.</summary>
    public MissingTokens(ImmutableArray<string> texts)
    {
        Texts = texts;
        _tokens = [.. texts.Select(Encoding.UTF8.GetBytes)];
        foreach (var first in texts.Where(text => text.Length > 0).SelectMany(text => Encoding.UTF8.GetBytes([char.ToLowerInvariant(text[0]),
            char.ToUpperInvariant(text[0])])))
        {
            _firstBytes[first] = true;
        }

        _hasEmpty = texts.Contains("");
    }

    /// <summary>An empty cell and the usual words of R, pandas and databases.</summary>
    public static MissingTokens Default { get; } = new(["", "NA", "N/A", "NaN", "null", "None", "?"]);

    /// <summary>The texts, as they were given.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>Whether a cell, without the spaces round it, is missing.</summary>
    internal bool Contains(ReadOnlySpan<byte> text) => text.IsEmpty ? _hasEmpty : _firstBytes[text[0]] && IsToken(text);

    /// <summary>Whether a word for a missing value may as well be the name of a class: no damage, not applicable.</summary>
    public static bool MayNameClass(string text) => ClassNames.Any(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    private bool IsToken(ReadOnlySpan<byte> text)
    {
        foreach (var token in _tokens)
        {
            if (Ascii.EqualsIgnoreCase(token, text) || text.SequenceEqual(token))
            {
                return true;
            }
        }

        return false;
    }
}
