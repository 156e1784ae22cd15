namespace Gophernet.Csv;

/// <summary>The byte-order mark of UTF-8, which some programs write before a text; it is no part of it.</summary>
internal static class ByteOrderMark
{
    public static ReadOnlySpan<byte> Bytes => [0xEF, 0xBB, 0xBF];

    /// <summary>The length of the mark that a text begins with; 0 without one.</summary>
    public static int LengthIn(ReadOnlySpan<byte> text) => text.StartsWith(Bytes) ? Bytes.Length : 0;

    /// <summary>A text without the mark that it may begin with.</summary>
    public static ReadOnlySpan<byte> Pass(ReadOnlySpan<byte> text) => text[LengthIn(text)..];

    /// <summary>Whether what has come of a text may be the beginning of a mark.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> text) => text.Length < Bytes.Length && Bytes.StartsWith(text);
}
