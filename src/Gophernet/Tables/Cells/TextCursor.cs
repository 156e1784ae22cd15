using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>The text of a cell, taken piece by piece.</summary>
internal ref struct TextCursor(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>The next byte; 0 at the end.</summary>
    public readonly byte Next => _rest.IsEmpty ? (byte)0 : _rest[0];

    public readonly bool IsAtDigit => (uint)(Next - '0') <= 9;

    public readonly bool IsAtLetter => char.IsAsciiLetter((char)Next);

    public bool TryTake(byte wanted)
    {
        if (Next != wanted || _rest.IsEmpty)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    /// <summary>Takes one of some bytes.</summary>
    public bool TryTakeOneOf(ReadOnlySpan<byte> wanted, out byte taken)
    {
        taken = Next;
        return wanted.Contains(taken) && TryTake(taken);
    }

    /// <summary>Takes bytes as long as they are among some.</summary>
    /// <returns>Whether there was one.</returns>
    public bool SkipAll(ReadOnlySpan<byte> set)
    {
        var before = _rest.Length;
        _rest = _rest.TrimStart(set);
        return _rest.Length < before;
    }

    /// <summary>Takes all digits that follow.</summary>
    /// <returns>False where there is none, or more than <paramref name="maxDigits"/> (9 at most).</returns>
    public bool TryTakeDigits(int maxDigits, out int value, out int digits)
    {
        (value, digits) = (0, 0);
        while (digits < _rest.Length && (uint)(_rest[digits] - '0') <= 9)
        {
            if (digits == maxDigits)
            {
                return false;
            }

            value = value * 10 + (_rest[digits++] - '0');
        }

        _rest = _rest[digits..];
        return digits > 0;
    }

    /// <summary>Takes the digits of a fraction, which follow its point.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryTakeFraction(out double fraction)
    {
        // As many digits as a whole number holds exactly: one division rounds once.
        const int MaxDigits = 15;
        var (value, scale, digits) = (0.0, 1.0, 0);
        for (; digits < _rest.Length && (uint)(_rest[digits] - '0') <= 9; digits++)
        {
            if (digits < MaxDigits)
            {
                (value, scale) = (value * 10 + (_rest[digits] - '0'), scale * 10);
            }
        }

        fraction = value / scale;
        _rest = _rest[digits..];
        return digits > 0;
    }

    /// <summary>Takes a number without a sign.</summary>
    /// <param name="maxDigits">The most digits before its decimals (9 at most).</param>
    /// <param name="decimals">What may stand before these.</param>
    /// <param name="number">The number.</param>
    /// <param name="digits">How many digits it has before its decimals.</param>
    /// <param name="hasFraction">Whether it has any.</param>
    /// <returns>False where there is none, or no digit behind what stands before decimals.</returns>
    public bool TryTakeNumber(int maxDigits, ReadOnlySpan<byte> decimals, out double number, out int digits, out bool hasFraction)
    {
        (number, hasFraction) = (0, false);
        if (!TryTakeDigits(maxDigits, out var whole, out digits))
        {
            return false;
        }

        var fraction = 0.0;
        hasFraction = TryTakeOneOf(decimals, out _);
        var isRead = !hasFraction || TryTakeFraction(out fraction);
        number = whole + fraction;
        return isRead;
    }

    /// <summary>Takes all ASCII letters that follow.</summary>
    public ReadOnlySpan<byte> TakeLetters()
    {
        var count = 0;
        while (count < _rest.Length && char.IsAsciiLetter((char)_rest[count]))
        {
            count++;
        }

        var letters = _rest[..count];
        _rest = _rest[count..];
        return letters;
    }

    /// <summary>Takes a text, whatever the case of its ASCII letters.</summary>
    public bool TryTakeText(ReadOnlySpan<byte> wanted)
    {
        if (_rest.Length < wanted.Length || !(Ascii.EqualsIgnoreCase(_rest[..wanted.Length], wanted) || _rest.StartsWith(wanted)))
        {
            return false;
        }

        _rest = _rest[wanted.Length..];
        return true;
    }
}
