namespace Gophernet.Csv;

/// <summary>What of an input is not plain CSV, for <see cref="PlainCsvStream"/> to rewrite.</summary>
/// <param name="Delimiter">The byte between fields.</param>
internal sealed record Rewriting(byte Delimiter)
{
    /// <summary>The lines at the start that are passed over.</summary>
    public int SkippedLines { get; init; }

    /// <summary>The byte that begins comment lines; 0 for none.</summary>
    public byte Comment { get; init; }

    /// <summary>Whether comments were asked for, and may stand anywhere; or were found above the header, and are looked for there only.</summary>
    public bool IsCommentSaid { get; init; }

    /// <summary>The byte round fields.</summary>
    public byte Quote { get; init; } = (byte)'"';

    /// <summary>Whether fields are divided by runs of blanks: <see cref="Delimiter"/> takes their place.</summary>
    public bool DividesByBlanks { get; init; }

    /// <summary>Whether a backslash before a delimiter makes it text, and one before a backslash too.</summary>
    public bool EscapesDelimiters { get; init; }

    /// <summary>Whether the first record has no field for the first column, the names of the rows.</summary>
    public bool HasRowNames { get; init; }

    /// <summary>Whether a quote that nothing closes is text of its line; or it is left for the reader to refuse.</summary>
    public bool EndsOpenQuotes { get; init; }

    /// <summary>The most bytes that a record may take.</summary>
    public int MaxRecord { get; init; } = CsvOptions.DefaultMaxRecord;

    /// <summary>Whether every record has to be looked at.</summary>
    public bool IsForeign => IsCommentSaid || Quote != (byte)'"' || DividesByBlanks || EscapesDelimiters;

    /// <summary>Whether a byte divides fields.</summary>
    public bool Divides(byte value) => DividesByBlanks ? value is (byte)' ' or (byte)'\t' : value == Delimiter;

    /// <summary>Whether a byte is a blank that divides nothing.</summary>
    public bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' && !Divides(value);

    /// <summary>Whether a line, with its end, has blanks and nothing else.</summary>
    public bool IsLineOfBlanks(ReadOnlySpan<byte> line)
    {
        foreach (var value in line)
        {
            if (!IsBlank(value) && value is not ((byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return line.Length > 1;
    }
}
