namespace Gophernet.Tables.Cells;

/// <summary>A text that stands beside the numbers of a column.</summary>
/// <param name="Text">The text: a unit, a currency, or a multiple such as k.</param>
/// <param name="Factor">What a number beside it is multiplied by.</param>
/// <param name="Offset">What is added then: degrees Fahrenheit begin elsewhere than degrees Celsius.</param>
internal readonly record struct NumberUnit(string Text, double Factor, double Offset = 0)
{
    /// <summary>A number in the unit of the column.</summary>
    public double Convert(double number) => Offset == 0 ? number * Factor : number * Factor + Offset;
}
