using Gophernet.Csv.Numbers;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Points in time as a number that counts from one of them: seconds, or parts of them, since 1970; days since 1899-12-30, as spreadsheets do.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="expected">What a cell should be.</param>
/// <param name="unitsPerSecond">How many are counted in a second.</param>
/// <param name="start">The seconds from 1970 to where the count begins.</param>
internal sealed class CountedTime(string name, string expected, double unitsPerSecond, double start = 0) : CellForm(name, expected)
{
    private const double Earliest = -62_135_596_800; // 0001-01-01
    private const double Latest = 253_402_300_800; // 10000-01-01

    /// <inheritdoc/>
    public override bool IsNumber => true;

    /// <inheritdoc/>
    public override bool IsNothing(double number) => number is 0 or -1;

    /// <inheritdoc/>
    public override bool TryConvert(double number, out double seconds)
    {
        seconds = number / unitsPerSecond + start;
        return seconds is >= Earliest and < Latest;
    }

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        return NumberParser.TryParse(text, out var number) && TryConvert(number, out seconds);
    }
}
