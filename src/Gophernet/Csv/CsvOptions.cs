using System.Collections.Immutable;

namespace Gophernet.Csv;

/// <summary>What the user said of an input; null is found out.</summary>
/// <param name="Delimiter">The byte between fields.</param>
/// <param name="HasHeader">Whether the first record has the names of the columns.</param>
public sealed record CsvOptions(byte? Delimiter = null, bool? HasHeader = null)
{
    /// <summary>How its characters are written.</summary>
    public CsvEncoding? Encoding { get; init; }

    /// <summary>The byte that begins lines to pass over, such as <c>#</c>.</summary>
    public byte? Comment { get; init; }

    /// <summary>The byte round fields: a quote or a single quote.</summary>
    public byte? Quote { get; init; }

    /// <summary>The lines at the start that are passed over, whatever they hold.</summary>
    public int SkippedLines { get; init; }

    /// <summary>Whether fields are divided by runs of blanks and tabs.</summary>
    public bool DividesByBlanks { get; init; }

    /// <summary>What becomes of rows with too many or too few fields.</summary>
    public RaggedRows Ragged { get; init; }

    /// <summary>The most bytes that a record may take: a quote that is never closed, or a file that is no table, must not fill the memory.</summary>
    public int MaxRecord { get; init; } = DefaultMaxRecord;

    /// <summary>The most bytes that a record may take unless more are asked for.</summary>
    internal const int DefaultMaxRecord = 64_000_000;

    /// <summary>Whether a record that is no row becomes one of empty fields, with its fault (<see cref="CsvReader.RecordFault"/>).</summary>
    internal bool KeepsFaults { get; init; }

    /// <summary>Whether rows are wanted as they come: then the first record alone decides how the input is written.</summary>
    internal bool Streams { get; init; }

    /// <summary>Names of columns that the input should have: the delimiter is the one that finds them.</summary>
    internal ImmutableArray<string> Expected { get; init; } = [];

    /// <summary>How many columns it may have where it has none of these names: the delimiter is the one that finds so many.</summary>
    internal ImmutableArray<int> ExpectedCounts { get; init; } = [];
}
