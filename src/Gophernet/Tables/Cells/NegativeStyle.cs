namespace Gophernet.Tables.Cells;

/// <summary>How a number below 0 is written.</summary>
internal enum NegativeStyle
{
    /// <summary>A minus before it: <c>-5</c>.</summary>
    Minus,

    /// <summary>The minus of Unicode: <c>−5</c>.</summary>
    UnicodeMinus,

    /// <summary>A minus after it: <c>5-</c>.</summary>
    Trailing,

    /// <summary>Parentheses: <c>(5)</c>.</summary>
    Parentheses,
}
