using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Coordinates on the Earth, in degrees: <c>40.7128° N</c>, <c>74.0W</c>, <c>40°42'46"N</c>, <c>N40 42.77</c>, and beside these <c>-74.0</c>. South and
/// west are below 0.
/// </summary>
/// <param name="name">What model files call the form.</param>
/// <param name="expected">What it reads.</param>
/// <param name="isOEast">Whether <c>O</c> is east, as in German and Dutch, and not west, as in French and Spanish.</param>
internal sealed class Coordinate(string name, string expected, bool isOEast) : MeasureForm(name, expected, "°")
{
    private const int MaxDigits = 3;
    private const int Parts = 3;
    private const double MaxPart = 60; // minutes of a degree, and seconds of these
    private const double MaxLatitude = 90;
    private const double MaxLongitude = 180;

    // Of degrees, minutes and seconds. A sign that is doubled is another.
    private static readonly string[][] Signs = [["°", "º", "˚", "deg"], ["'", "′", "’", "min"], ["\"", "″", "”", "''", "′′", "’’", "sec"]];

    private static readonly byte[][][] SignBytes = Signs.Select(signs => signs.Select(Encoding.UTF8.GetBytes));

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double value) => TryRead(text, out value, out _);

    /// <summary>What a coordinate is marked with.</summary>
    public CoordinateMarks MarksOf(ReadOnlySpan<byte> text)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        return TryRead(WesternText.OfTime(text, buffer), out _, out var marks) ? marks : CoordinateMarks.None;
    }

    private bool TryRead(ReadOnlySpan<byte> text, out double degrees, out CoordinateMarks marks)
    {
        (degrees, marks) = (0, CoordinateMarks.None);
        var cursor = new TextCursor(text);
        var side = TakeSide(ref cursor, ref marks);
        marks |= side == 0 ? CoordinateMarks.None : CoordinateMarks.Leading;
        cursor.SkipAll(" "u8);
        var sign = side == 0 && cursor.TryTakeOneOf("+-"u8, out var taken) && taken == '-' ? -1 : 1;
        var (scale, hasAllSigns, count) = (1.0, true, 0);
        for (; count < Parts && !cursor.IsAtEnd && !cursor.IsAtLetter; count++)
        {
            if (!cursor.TryTakeNumber(MaxDigits, ".,"u8, out var number, out _, out var hasFraction) || (count > 0 && number > MaxPart))
            {
                return false;
            }

            marks |= hasFraction ? CoordinateMarks.Fraction : CoordinateMarks.None;
            degrees += number / scale;
            scale *= MaxPart;
            cursor.SkipAll(" "u8);
            var hasSign = TryTakeSign(ref cursor, SignBytes[count]);
            marks |= hasSign ? CoordinateMarks.Sign : CoordinateMarks.None;
            hasAllSigns &= hasSign;
            if (hasFraction || cursor.IsAtEnd)
            {
                count++;
                break;
            }

            cursor.SkipAll(" "u8);
            if (!hasSign && cursor.TryTakeOneOf("-:"u8, out _) && !cursor.IsAtDigit)
            {
                return false;
            }
        }

        cursor.SkipAll(" "u8);
        side = side == 0 ? TakeSide(ref cursor, ref marks) : side;
        degrees *= side == 0 ? sign : side;
        marks |= count > 1 ? CoordinateMarks.Several : CoordinateMarks.None;
        return cursor.IsAtEnd && count > 0 && (count == 1 || hasAllSigns || side != 0) && !(sign < 0 && side != 0)
            && Math.Abs(degrees) <= ((marks & CoordinateMarks.NorthOrSouth) != 0 ? MaxLatitude : MaxLongitude);
    }

    /// <summary>Takes the letter of a side: 1 for north and east, -1 for south and west, 0 where there is none.</summary>
    private int TakeSide(ref TextCursor cursor, ref CoordinateMarks marks)
    {
        var behind = cursor;
        if (!behind.TryTakeOneOf("NSEWOL"u8, out var letter) || behind.IsAtLetter)
        {
            return 0;
        }

        cursor = behind;
        marks |= letter switch
        {
            (byte)'N' => CoordinateMarks.North,
            (byte)'S' => CoordinateMarks.South,
            (byte)'W' => CoordinateMarks.West,
            (byte)'O' => CoordinateMarks.O,
            (byte)'L' => CoordinateMarks.Leste,
            _ => CoordinateMarks.East,
        };
        return letter is (byte)'S' or (byte)'W' || (letter == 'O' && !isOEast) ? -1 : 1;
    }

    private static bool TryTakeSign(ref TextCursor cursor, byte[][] signs)
    {
        foreach (var sign in signs)
        {
            var behind = cursor;
            if (behind.TryTakeText(sign) && !behind.Rest.StartsWith(sign))
            {
                cursor = behind;
                return true;
            }
        }

        return false;
    }
}
