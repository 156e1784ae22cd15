using System.Globalization;

namespace Gophernet;

/// <summary>A place in an input: its name and, where known, a 1-based line and a 1-based column (in characters, from the line's start).</summary>
/// <param name="Source">The name of the input as the user gave it, such as <c>people.csv</c> or <c>&lt;stdin&gt;</c>.</param>
/// <param name="Line">The 1-based line, or 0 when the place is the whole input.</param>
/// <param name="Column">The 1-based column in characters, or 0 when the place is the whole line.</param>
public readonly record struct Place(string Source, long Line = 0, long Column = 0)
{
    /// <summary>The place in the form of compilers: <c>people.csv:12:4</c>.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => Source,
        (_, 0) => string.Create(CultureInfo.InvariantCulture, stackalloc char[64], $"{Source}:{Line}"),
        _ => string.Create(CultureInfo.InvariantCulture, stackalloc char[64], $"{Source}:{Line}:{Column}"),
    };
}
