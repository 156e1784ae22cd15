using System.Globalization;
using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>The place of a text in a list. A number is found in any form: 1, 1.0 and 01 are the same where the list has but one of them.</summary>
internal sealed class TextIndex
{
    private readonly TokenDictionary _codes = new();

    public TextIndex(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            _codes.Add(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Finds a text as it is written.</summary>
    public bool TryGet(ReadOnlySpan<byte> text, out int code) => _codes.TryGet(text, out code);

    public bool TryGet(ReadOnlySpan<byte> text, CellFormat format, out int code)
    {
        if (_codes.TryGet(text, out code))
        {
            return true;
        }

        Span<byte> shortest = stackalloc byte[32];
        return format.TryNumber(text, out var number)
            && number.TryFormat(shortest, out var length, default, CultureInfo.InvariantCulture)
            && _codes.TryGet(shortest[..length], out code);
    }
}
