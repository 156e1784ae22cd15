using System.Collections.Immutable;
using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// How the numbers of one column are written, where they are not plain: <c>$1,234.50</c>, <c>1.234,50 €</c>, <c>45%</c>, <c>12 kg</c>, <c>(1 234)</c>.
/// It is decided over the whole column and travels in the model file. Its numbers are read in it, and plain numbers too.
/// </summary>
internal sealed record NumberForm
{
    private readonly byte[][] _units = [];

    /// <summary>What stands before the number when it is written, blanks included; empty for nothing.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands after the number when it is written, blanks included; empty for nothing.</summary>
    public string After { get; init; } = "";

    /// <summary>What stands between thousands; empty for nothing. A point or comma alone before three digits is read by it.</summary>
    public string Thousands { get; init; } = "";

    /// <summary>What stands before decimals: <see cref="Separators.Point"/> or <see cref="Separators.Comma"/>.</summary>
    public byte Decimal { get; init; } = Separators.Point;

    /// <summary>How numbers below 0 are written. Every way is read.</summary>
    public NegativeStyle Negative { get; init; }

    /// <summary>The decimals that are written; null for as many as the number has.</summary>
    public int? Decimals { get; init; }

    /// <summary>What may stand before and after a number, each with what the number is multiplied by: the column's units and those of their kind.</summary>
    public ImmutableArray<NumberUnit> Units
    {
        get;
        init
        {
            field = value;
            _units = [.. value.Select(unit => Encoding.UTF8.GetBytes(unit.Text))];
        }
    } = [];

    /// <summary>What a number with nothing beside it is multiplied by: 0.45 among <c>45%</c> may be a share of one.</summary>
    public double BareFactor { get; init; } = 1;

    /// <summary>Whether what stands behind a number, such as <c>± 0.4</c>, is passed over: see <see cref="NumberTail"/>.</summary>
    public bool HasTails { get; init; }

    /// <summary>A number as it would stand in the column, to show the form: below 0 only where that is written in its own way.</summary>
    public string Example => NumberFormWriter.ToText(this, (Negative == NegativeStyle.Minus ? 1 : -1) * (Decimals == 0 ? 1234 : 1234.5));

    /// <summary>Reads a cell in this form, or as a plain number.</summary>
    /// <param name="text">The cell without the spaces round it.</param>
    /// <param name="format">How plain numbers are written.</param>
    /// <param name="value">The number, in the column's unit; NaN for a sign that stands for no number.</param>
    /// <returns>False when the cell is neither.</returns>
    public bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        if (!(format.PutsPlainFirst && format.TryNumber(text, out value)))
        {
            if (TryParse(text, out value))
            {
                return true;
            }

            if (!format.TryNumber(text, out value))
            {
                return false;
            }
        }

        value *= BareFactor;
        return true;
    }

    /// <summary>Reads a cell in this form.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (HasTails || WesternText.IsForeign(text))
        {
            return TryParseRewritten(text, out value);
        }

        value = double.NaN;
        return WrittenNumber.TryRead(text, out var number) && TryRead(number, out value);
    }

    private bool TryParseRewritten(ReadOnlySpan<byte> text, out double value)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        Span<byte> rest = stackalloc byte[WesternText.MaxLength];
        var western = WesternText.Of(text, buffer);
        value = double.NaN;
        return WrittenNumber.TryRead(HasTails ? NumberTail.Cut(western, rest) : western, out var number) && TryRead(number, out value);
    }

    /// <summary>The value of a number whose parts are known, if it is in this form.</summary>
    public bool TryRead(in WrittenNumber number, out double value)
    {
        value = double.NaN;
        var shape = number.Shape;
        if (!Takes(shape) || !TryUnit(number.Before, number.After, out var unit)
            || !shape.TryRead(number.Digits, shape.Doubtful == Decimal, out var magnitude))
        {
            return false;
        }

        value = unit.Convert(number.IsNegative ? -magnitude : magnitude);
        return Math.Abs(value) <= CellFormat.MaxNumber;
    }

    /// <summary>The unit that the texts beside a number are.</summary>
    public bool TryUnit(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, out NumberUnit unit)
    {
        unit = new NumberUnit("", before.IsEmpty && after.IsEmpty ? BareFactor : 1);
        return (before.IsEmpty || (TryUnit(before, ref unit) && unit.Factor == 1)) && // k12 is a name
            (after.IsEmpty || TryUnit(after, ref unit) || TryTwoUnits(after, ref unit));
    }

    private bool Takes(in DigitShape shape) =>
        (shape.Thousands == Separators.None || shape.Thousands != Decimal)
        && (shape.Decimal == Separators.None || shape.Decimal == Decimal)
        && (shape.Doubtful == Separators.None || shape.Doubtful == Decimal || (Thousands.Length == 1 && shape.Doubtful == Thousands[0]));

    /// <summary>The exact text before one that differs by case: M is no m.</summary>
    private bool TryUnit(ReadOnlySpan<byte> text, ref NumberUnit found)
    {
        for (var i = 0; i < _units.Length; i++)
        {
            if (text.SequenceEqual(_units[i]))
            {
                found = new NumberUnit("", found.Factor * Units[i].Factor, found.Offset + Units[i].Offset);
                return true;
            }
        }

        for (var i = 0; i < _units.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(text, _units[i]))
            {
                found = new NumberUnit("", found.Factor * Units[i].Factor, found.Offset + Units[i].Offset);
                return true;
            }
        }

        return false;
    }

    /// <summary>A multiple and a unit: 1.2 M€, 5k USD.</summary>
    private bool TryTwoUnits(ReadOnlySpan<byte> text, ref NumberUnit found)
    {
        foreach (var unit in _units)
        {
            var rest = text.EndsWith(unit) ? Separators.Trim(text[..^unit.Length]) : default;
            if (!rest.IsEmpty)
            {
                var product = found;
                if (TryUnit(rest, ref product) && TryUnit(unit, ref product))
                {
                    found = product;
                    return true;
                }
            }
        }

        return false;
    }
}
