using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What stands before and after numbers of a column, and in how many rows.</summary>
internal sealed class NumberAffixes(in WrittenNumber number)
{
    private readonly bool _hasBlankBefore = number.HasBlankBefore;
    private readonly bool _hasBlankAfter = number.HasBlankAfter;

    public byte[] Before { get; } = number.Before.ToArray();

    public byte[] After { get; } = number.After.ToArray();

    public int Rows { get; private set; }

    /// <summary>The least number between them that is not 0, without what they multiply it by; and the largest.</summary>
    public double Low { get; private set; } = double.PositiveInfinity;

    public double High { get; private set; }

    /// <summary>What tells thousands from decimals in the numbers between them.</summary>
    public DividedNumbers Numbers { get; } = new();

    /// <summary>The most decimals, of numbers that are no plain ones.</summary>
    public int MaxDecimals { get; set; }

    /// <summary>Whether the decimals of some could be thousands.</summary>
    public bool HasDoubtfulDecimals { get; set; }

    public bool AreNone => Before.Length + After.Length == 0;

    /// <summary>What stands before, as it is written.</summary>
    public string WrittenBefore => Encoding.UTF8.GetString(Before) + (_hasBlankBefore ? " " : "");

    public string WrittenAfter => (_hasBlankAfter ? " " : "") + Encoding.UTF8.GetString(After);

    /// <summary>Counts the rows with a number, whose doubtful separators stand before decimals here.</summary>
    public void Add(in WrittenNumber number, int rows)
    {
        Rows += rows;
        Numbers.Add(number, rows);
        if (number.Shape.TryRead(number.Digits, isDecimal: true, out var magnitude) && magnitude > 0)
        {
            (Low, High) = (Math.Min(Low, magnitude), Math.Max(High, magnitude));
        }
    }

    public bool Are(in WrittenNumber number) =>
        _hasBlankBefore == number.HasBlankBefore && _hasBlankAfter == number.HasBlankAfter && number.Before.SequenceEqual(Before)
        && number.After.SequenceEqual(After);
}
