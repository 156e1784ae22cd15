using System.Text;

namespace Gophernet.Tables.Inference;

/// <summary>A text that stands in a column.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsNumber">Whether it is a number, or one of the signs that stand for none among numbers.</param>
/// <param name="Number">Its number; NaN where it has none.</param>
/// <param name="Place">Where it first stood, if it is no finite number.</param>
internal sealed record RawToken(string Text, bool IsNumber, double Number, Place Place)
{
    /// <summary>The text as it stood.</summary>
    public byte[] Utf8 => Encoding.UTF8.GetBytes(Text);
}
