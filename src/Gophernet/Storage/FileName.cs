using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gophernet.Storage;

/// <summary>
/// Names of files that are no UTF-8, as text: a byte that is none stands as a lone surrogate, U+DC80 to U+DCFF (Python's surrogateescape, PEP 383), so the
/// bytes can be told from the text.
/// </summary>
internal static class FileName
{
    private const char First = '\udc80';
    private const char Last = '\udcff';
    private const int Offset = 0xdc00;

    /// <summary>The bytes as text.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> characters = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(characters[..rune.EncodeToUtf16(characters)]);
            }
            else
            {
                foreach (var value in bytes[..length])
                {
                    text.Append((char)(Offset + value));
                }
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes that the text stands for, with a zero at their end, as the C library takes names.</summary>
    public static byte[] ToBytes(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + 1];
        var rest = text.AsSpan();
        var length = 0;
        while (!rest.IsEmpty)
        {
            // A surrogate that stands for a byte follows no other half: those come in pairs.
            var run = IndexOfEscape(rest) is >= 0 and var place ? place : rest.Length;
            length += Encoding.UTF8.GetBytes(rest[..run], bytes.AsSpan(length));
            if (run < rest.Length)
            {
                bytes[length++] = (byte)(rest[run++] - Offset);
            }

            rest = rest[run..];
        }

        return bytes[..(length + 1)];
    }

    /// <summary>Whether some of its bytes are no UTF-8.</summary>
    public static bool HasEscapes(string text) => IndexOfEscape(text) >= 0;

    /// <summary>The name as a message shows it: such bytes as \xff.</summary>
    public static string Show(string text)
    {
        if (!HasEscapes(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\x{text[i] - Offset:x2}");
            }
            else
            {
                shown.Append(text[i]);
            }
        }

        return shown.ToString();
    }

    private static int IndexOfEscape(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange(First, Last); i >= 0 && i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsEscape(ReadOnlySpan<char> text, int i) => text[i] is >= First and <= Last && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
}
