namespace Gophernet.Csv;

/// <summary>What was taken for granted in an input that is not plain CSV.</summary>
internal sealed class Assumption
{
    /// <summary>Short rows were filled, and long ones cut, as asked.</summary>
    public static readonly Assumption Filled = new((count, first) => $"filled or cut {Rows(count)} with too few or too many fields, {first}");

    /// <summary>Rows of another length were left out, as asked.</summary>
    public static readonly Assumption Skipped = new((count, first) => $"left out {Rows(count)} with too few or too many fields, {first}");

    /// <summary>Rows have empty fields past the last column.</summary>
    public static readonly Assumption TrailingDelimiters = new((count, first) => $"passed over empty fields past the last column in {Rows(count)}, {first}");

    /// <summary>The header has no name for the first column, the names of the rows.</summary>
    public static readonly Assumption RowNames =
        new((_, _) => "the header has one name fewer than rows have fields: took the first field for the name of the row");

    /// <summary>The names of the columns stand there once more.</summary>
    public static readonly Assumption Headers = new((count, first) => $"passed over {NameList.Count(count, "repeated header")}, {first}");

    /// <summary>A line of dashes stands below the names of the columns.</summary>
    public static readonly Assumption Rules = new((_, first) => $"passed over the dashes below the names of the columns, {first}");

    /// <summary>A line has the number of the rows.</summary>
    public static readonly Assumption RowCounts = new((_, first) => $"passed over the number of the rows, {first}");

    /// <summary>Lines are comments.</summary>
    public static readonly Assumption Comments = new((count, first) => $"passed over {NameList.Count(count, "comment line")}, {first}");

    /// <summary>Quotes inside a field are text.</summary>
    public static readonly Assumption BareQuotes = new((count, first) => $"took quotes inside fields for text in {Rows(count)}, {first}");

    /// <summary>Backslashes stand before quotes that are text.</summary>
    public static readonly Assumption Escapes = new((count, first) => $"took \\\" for a quote that belongs to the text in {Rows(count)}, {first}");

    /// <summary>Blanks stand round quoted fields.</summary>
    public static readonly Assumption SpacedQuotes = new((count, first) => $"passed over blanks round quoted fields in {Rows(count)}, {first}");

    /// <summary>Fields stand in single quotes.</summary>
    public static readonly Assumption SingleQuotes = new((_, _) => "took single quotes for those round fields");

    /// <summary>Lines end with a carriage return alone.</summary>
    public static readonly Assumption CarriageReturns = new((_, _) => "took carriage returns alone for line ends");

    /// <summary>Fields are divided by runs of blanks.</summary>
    public static readonly Assumption Blanks = new((_, _) => "took runs of blanks for the delimiter");

    /// <summary>Fields are divided by carets.</summary>
    public static readonly Assumption Carets = new((_, _) => "took ^ for the delimiter");

    /// <summary>Fields are divided by tildes.</summary>
    public static readonly Assumption Tildes = new((_, _) => "took ~ for the delimiter");

    /// <summary>Fields are divided by the control character 1, as Hive writes them.</summary>
    public static readonly Assumption ControlCharacters = new((_, _) => "took the control character 1 (\\x01) for the delimiter");

    /// <summary>Backslashes stand before delimiters that are text.</summary>
    public static readonly Assumption EscapedDelimiters =
        new((count, first) => $"took a delimiter after a backslash for text in {Rows(count)}, {first}");

    /// <summary>Every assumption, in the order in which they are said.</summary>
    public static readonly IReadOnlyList<Assumption> All =
    [
        Filled, Skipped, TrailingDelimiters, RowNames, Headers, Rules, RowCounts, Comments, BareQuotes, Escapes, SpacedQuotes, SingleQuotes, CarriageReturns,
        Blanks, Carets, Tildes, ControlCharacters, EscapedDelimiters,
    ];

    private readonly Func<long, string, string> _sentence;

    /// <param name="sentence">What to say of a number of cases, and where the first was.</param>
    private Assumption(Func<long, string, string> sentence) => _sentence = sentence;

    /// <summary>What to say of it.</summary>
    /// <param name="count">In how many rows or lines it was made.</param>
    /// <param name="line">The 1-based line of the first.</param>
    public string Text(long count, long line) => _sentence(count, count == 1 ? $"line {line}" : $"the first in line {line}");

    private static string Rows(long count) => NameList.Count(count, "row");
}
