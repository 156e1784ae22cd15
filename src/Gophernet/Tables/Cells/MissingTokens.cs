using System.Collections.Immutable;
using System.Text;
using Gophernet.Csv.Numbers;

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
        _numbers = [.. _tokens.Select(token => NumberParser.TryParse(token, decimalComma: true, out var number) ? number : double.NaN).Where(double.IsFinite)];
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

    /// <summary>Whether words that may name classes are among them because they are usual, and not because a user says so.</summary>
    internal bool AreUsual { get; private init; }

    /// <summary>What a user says: texts beside the usual ones; with an empty one among them, instead of these.</summary>
    public static MissingTokens Of(IEnumerable<string> texts)
    {
        var said = texts.Distinct();
        return said.Contains("")
            ? new(["", .. said.Where(text => text.Length > 0)])
            : new([.. Default.Texts, .. said.Where(text => !Default.Texts.Contains(text))]) { AreUsual = !said.Any(MayNameClass) };
    }

    /// <summary>Whether a cell, without the spaces round it, is missing.</summary>
    /// <param name="text">The text.</param>
    internal bool Contains(ReadOnlySpan<byte> text) => text.IsEmpty ? _hasEmpty : _firstBytes[text[0]] && IsToken(text);

    /// <summary>Whether a word for a missing value may as well be the name of a class: no damage, not applicable.</summary>
    public static bool MayNameClass(string text) => ClassNames.Any(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a number means missing, in whatever way it is written: in a column of 12 kg, -999 is also -999 kg.</summary>
    internal bool HasNumber(double number) => _numbers.Length > 0 && Array.IndexOf(_numbers, number) >= 0;

    /// <summary>Whether numbers are among the texts.</summary>
    internal bool HasNumbers => _numbers.Length > 0;

    private bool IsToken(ReadOnlySpan<byte> text)
    {
        foreach (var token in _tokens)
        {
            if (Ascii.EqualsIgnoreCase(token, text) || text.SequenceEqual(token))
            {
                return true;
            }
        }

        return _numbers.Length > 0 && NumberParser.TryParse(text, decimalComma: true, out var number) && HasNumber(number)
            && !IsDoubtful(NumberTraitsOf.Text(text));
    }

    /// <summary>Whether only the column of a number tells what it is: 9.000 and 9,000 may be nine thousand.</summary>
    internal static bool IsDoubtful(NumberTraits traits) => (traits & (NumberTraits.DoubtfulPoint | NumberTraits.DoubtfulComma)) != 0;
}
