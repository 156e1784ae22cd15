namespace Gophernet.Tables.Cells;

/// <summary>
/// Measures of several units: <c>5'8"</c>, <c>5 ft 8 in</c>, <c>1m75</c>, <c>11st 4lb</c>. Each unit is smaller than the one before, and of no smaller one is
/// there more than one of that has.
/// </summary>
/// <param name="name">What model files call the form.</param>
/// <param name="expected">What it reads.</param>
/// <param name="unit">The smallest unit, in reports.</param>
/// <param name="units">The units, from the largest.</param>
internal sealed class UnitMeasure(string name, string expected, string unit, params MeasureUnit[] units) : MeasureForm(name, expected, unit)
{
    private const int MaxDigits = 9;

    /// <summary>The units, from the largest.</summary>
    public IReadOnlyList<MeasureUnit> Units => units;

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double value) => TryRead(text, out value, out _);

    /// <summary>Whether a text has two units or more.</summary>
    public bool HasSeveral(ReadOnlySpan<byte> text)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        return TryRead(WesternText.OfTime(text, buffer), out _, out var count) && count > 1;
    }

    private bool TryRead(ReadOnlySpan<byte> text, out double value, out int count)
    {
        (value, count) = (0, 0);
        var cursor = new TextCursor(text);
        var sign = cursor.TryTake((byte)'-') ? -1 : 1;
        var last = -1;
        while (!cursor.IsAtEnd)
        {
            if (!cursor.TryTakeNumber(MaxDigits, "."u8, out var number, out var digits, out var hasFraction))
            {
                return false;
            }

            cursor.SkipAll(" "u8);
            var isBare = cursor.IsAtEnd && !hasFraction && last >= 0 && last + 1 < units.Length;
            var unit = isBare && units[last + 1].CanBeBare(digits) ? last + 1 : TakeUnit(ref cursor);
            if (unit <= last || (last >= 0 && number * units[unit].Size > units[last].Size))
            {
                return false;
            }

            value += number * units[unit].Size;
            last = unit;
            count++;
            cursor.SkipAll(" .,-"u8);
            if (cursor.TryTakeText("and "u8))
            {
                cursor.SkipAll(" "u8);
            }
        }

        value *= sign;
        return count > 0;
    }

    /// <summary>Takes the name of a unit, which does not go on behind it.</summary>
    /// <returns>Which it is; -1 where there is none.</returns>
    private int TakeUnit(ref TextCursor cursor)
    {
        for (var unit = 0; unit < units.Length; unit++)
        {
            foreach (var name in units[unit].Names)
            {
                var behind = cursor;
                if (behind.TryTakeText(name) && !(char.IsAsciiLetter((char)name[0]) ? behind.IsAtLetter : behind.Rest.StartsWith(name)))
                {
                    cursor = behind;
                    return unit;
                }
            }
        }

        return -1;
    }
}
