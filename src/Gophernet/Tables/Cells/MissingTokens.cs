using System.Collections.Immutable;
using System.Text;
using Gophernet.Csv;

namespace Gophernet.Tables.Cells;

/// <summary>
/// The texts that stand for a missing value. Case does not count, a number counts in whatever way it is written, as -999 and -999.0, and null is also written
/// \N.
/// </summary>
public sealed class MissingTokens
{
    private static readonly ImmutableArray<string> ClassNames = ["None", "NA", "N/A", "null"];

    // How MySQL, PostgreSQL and Hive write null.
    private const string Null = "\\N";

    private readonly byte[][] _tokens;
    private readonly double[] _numbers;
    private readonly bool _hasEmpty;

    // Most cells are numbers, and no token begins like one.
    private readonly bool[] _firstBytes = new bool[256];

    /// <summary>Creates a list.</summary>
    public MissingTokens(ImmutableArray<string> texts)
    {
        Texts = texts;
        var words = texts.Contains("null", StringComparer.OrdinalIgnoreCase) ? texts.Add(Null) : texts;
        _tokens = [.. words.Select(Encoding.UTF8.GetBytes)];
        _numbers = [.. _tokens.Where(token => TryNumber(token, false, out _)).Select(token => TryNumber(token, false, out var number) ? number : 0)];
        foreach (var first in words.Where(text => text.Length > 0).SelectMany(text => Encoding.UTF8.GetBytes([char.ToLowerInvariant(text[0]),
            char.ToUpperInvariant(text[0])])))
        {
            _firstBytes[first] = true;
        }

        _hasEmpty = texts.Contains("");
    }

    /// <summary>An empty cell and the usual words of R, pandas and databases.</summary>
    public static MissingTokens Default { get; } = new(["", "NA", "N/A", "NaN", "null", "None", "?"]) { AreUsual = true };

    /// <summary>The texts, as they were given.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>Whether the words among them are the usual ones.</summary>
    internal bool AreUsual { get; private init; }

    /// <summary>What a user says: an empty cell, and texts instead of the usual ones. Numbers alone stand beside these.</summary>
    public static MissingTokens Of(IEnumerable<string> texts)
    {
        var said = texts.Where(text => text.Length > 0);
        var areNumbers = said.Length > 0 && said.All(text => NumberParser.TryParse(Encoding.UTF8.GetBytes(text), decimalComma: true, out _));
        return areNumbers ? new([.. Default.Texts, .. said]) { AreUsual = true } : new(["", .. said]);
    }

    /// <summary>Whether a cell, without the spaces round it, is missing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decimalComma">Whether numbers have a comma for a point.</param>
    internal bool Contains(ReadOnlySpan<byte> text, bool decimalComma) => text.IsEmpty ? _hasEmpty : _firstBytes[text[0]] && IsToken(text, decimalComma);

    /// <summary>Whether a word for a missing value may as well be the name of a class: no damage, not applicable.</summary>
    public static bool MayNameClass(string text) => ClassNames.Any(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    private bool IsToken(ReadOnlySpan<byte> text, bool decimalComma)
    {
        foreach (var token in _tokens)
        {
            if (Ascii.EqualsIgnoreCase(token, text) || text.SequenceEqual(token))
            {
                return true;
            }
        }

        return _numbers.Length > 0 && TryNumber(text, decimalComma, out var number) && Array.IndexOf(_numbers, number) >= 0;
    }

    /// <summary>Reads a number with a point or a comma before decimals: 9,000 is nine thousand where commas are not known to stand before these.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> text, bool decimalComma, out double number) =>
        NumberParser.TryParse(text, decimalComma: true, out number) && (decimalComma || NumberTraitsOf.Text(text) != NumberTraits.DoubtfulComma);
}
