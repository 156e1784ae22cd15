using System.Globalization;

namespace Gophernet.Csv.Encodings;

/// <summary>
/// Counts, in bytes that are read as Windows-1252, what would be characters of UTF-8 and what would be none. Text of Windows-1252 has few pairs such as
/// <c>É°</c> that are a character of UTF-8 by chance; damaged UTF-8 has few that are none.
/// </summary>
/// <param name="sourceName">The name of the input in messages.</param>
/// <param name="note">Is told at the end where it looks like neither.</param>
internal sealed class Utf8Evidence(string sourceName, ReadingNote? note)
{
    private readonly LatinEvidence _latin = new();
    private long _characters;
    private long _others;
    private int _expected; // bytes that are missing of the character begun

    /// <summary>A byte beyond ASCII.</summary>
    public void Add(byte value)
    {
        _latin.Add(value);
        if (_expected > 0 && value is >= 0x80 and < 0xC0)
        {
            _characters += --_expected == 0 ? 1 : 0;
            return;
        }

        _others += _expected > 0 ? 1 : 0;
        _expected = value switch
        {
            >= 0xC2 and < 0xE0 => 1,
            >= 0xE0 and < 0xF0 => 2,
            >= 0xF0 and < 0xF5 => 3,
            _ => 0,
        };
        _others += _expected == 0 ? 1 : 0;
    }

    /// <summary>ASCII, which ends a character before its time.</summary>
    /// <param name="ascii">The bytes.</param>
    public void AddAscii(ReadOnlySpan<byte> ascii)
    {
        _latin.AddAscii(ascii[0], ascii[^1]);
        EndCharacter();
    }

    /// <summary>The end of the input.</summary>
    /// <exception cref="GophernetException">More of it was UTF-8 than not.</exception>
    public void End()
    {
        EndCharacter();
        if (_characters > _others)
        {
            throw new GophernetException(
                new Place(sourceName),
                string.Create(CultureInfo.InvariantCulture, $"damaged UTF-8: {_others} of {_characters + _others} characters beyond ASCII are damaged"),
                "Fetch or save the file again, or say how it is encoded.")
            {
                Settings = [new("encoding")],
            };
        }

        if (_latin.Finding() is { } finding)
        {
            note?.Invoke($"{sourceName}: {finding}", new Setting("encoding"));
        }
    }

    private void EndCharacter()
    {
        _others += _expected > 0 ? 1 : 0;
        _expected = 0;
    }
}
