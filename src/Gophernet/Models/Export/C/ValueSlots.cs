using Gophernet.Tables;

namespace Gophernet.Models.Export.C;

/// <summary>Where the values of a row stand: one for each column, and behind these two more for each column of texts, whose own is its length.</summary>
/// <param name="schema">The columns.</param>
internal readonly struct ValueSlots(Schema schema)
{
    /// <summary>How many there are.</summary>
    public int Count => schema.Features.Length + 2 * schema.TextCount;

    /// <summary>That of the digits in a text; the next is that of its capitals.</summary>
    /// <param name="text">The column among those of texts.</param>
    public int DigitsOf(int text) => schema.Features.Length + 2 * text;
}
