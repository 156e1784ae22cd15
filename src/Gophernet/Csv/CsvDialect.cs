namespace Gophernet.Csv;

/// <summary>How an input is written.</summary>
/// <param name="Delimiter">The byte between fields.</param>
/// <param name="HasHeader">Whether the first record has the names of the columns.</param>
internal sealed record CsvDialect(byte Delimiter, bool HasHeader)
{
    /// <summary>Commas, with a header.</summary>
    public static CsvDialect Default { get; } = new((byte)',', HasHeader: true);

    /// <summary>Whether the header was looked for, and not said: names of columns that are known may tell better.</summary>
    public bool IsHeaderFound { get; init; }

    /// <summary>Whether the header that was found may as well be a row.</summary>
    public bool IsHeaderDoubtful { get; init; }

    /// <summary>The byte that begins lines to pass over where they are no rows; 0 for none.</summary>
    public byte Comment { get; init; }

    /// <summary>The lines at the start that the user said to pass over.</summary>
    public int SkippedLines { get; init; }

    /// <summary>The lines above the names of the columns, where they have another number of fields than rows; 0 for none.</summary>
    public int TitleLines { get; init; }

    /// <summary>Whether nearly all rows have more fields than the first record has names.</summary>
    public bool AreNamesFew { get; init; }

    /// <summary>The most bytes that a record may take.</summary>
    public int MaxRecord { get; init; } = CsvOptions.DefaultMaxRecord;

    /// <summary>What becomes of rows with too many or too few fields.</summary>
    public RaggedRows Ragged { get; init; }

    /// <summary>Whether a record that is no row becomes one, with its fault.</summary>
    public bool KeepsFaults { get; init; }

    /// <summary>The columns of JSON Lines; null for CSV.</summary>
    public JsonNames? Names { get; init; }

    /// <summary>Whether a program wrote the numbers: each that is plain is meant so.</summary>
    public bool HasPlainNumbers { get; init; }

    /// <summary>Whether numbers may have a comma for a point: where semicolons stand between fields.</summary>
    public bool DecimalComma => Delimiter == (byte)';';
}
