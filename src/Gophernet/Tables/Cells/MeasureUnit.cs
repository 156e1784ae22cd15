using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>A unit of a measure.</summary>
/// <param name="size">How many of the smallest it has.</param>
/// <param name="bareDigits">How many digits a last number has that stands without it; 0 for one or two.</param>
/// <param name="names">Its names, with blanks between.</param>
internal sealed class MeasureUnit(double size, int bareDigits, string names)
{
    private const int MaxBareDigits = 2;

    public double Size => size;

    public int BareDigits => bareDigits;

    public byte[][] Names { get; } = names.Split(' ').Select(Encoding.UTF8.GetBytes);

    /// <summary>Whether a number of so many digits can stand without the unit, behind a larger one: 1m75.</summary>
    public bool CanBeBare(int digits) => bareDigits == 0 ? digits <= MaxBareDigits : digits == bareDigits;
}
