namespace Gophernet.Csv;

/// <summary>What was taken for granted in an input that is not plain CSV.</summary>
internal enum Assumption
{
    /// <summary>Short rows were filled, and long ones cut, as asked.</summary>
    Filled,

    /// <summary>Rows of another length were left out, as asked.</summary>
    Skipped,

    /// <summary>Rows have empty fields past the last column.</summary>
    TrailingDelimiters,

    /// <summary>Lines are comments.</summary>
    Comments,

    /// <summary>Quotes inside a field are text.</summary>
    BareQuotes,

    /// <summary>Backslashes stand before quotes that are text.</summary>
    Escapes,

    /// <summary>Blanks stand round quoted fields.</summary>
    SpacedQuotes,

    /// <summary>Fields stand in single quotes.</summary>
    SingleQuotes,

    /// <summary>Lines end with a carriage return alone.</summary>
    CarriageReturns,

    /// <summary>Fields are divided by runs of blanks.</summary>
    Blanks,

    /// <summary>Fields are divided by carets.</summary>
    Carets,

    /// <summary>Fields are divided by tildes.</summary>
    Tildes,

    /// <summary>Fields are divided by the control character 1, as Hive writes them.</summary>
    ControlCharacters,

    /// <summary>Backslashes stand before delimiters that are text.</summary>
    EscapedDelimiters,
}
