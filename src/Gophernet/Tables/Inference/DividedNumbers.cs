using Gophernet.Numerics;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>Numbers with the same texts round them: what tells whether a point or a comma before three digits divides thousands in them.</summary>
internal sealed class DividedNumbers
{
    private const int HundredsDigits = 3;
    private const int RoundDigits = 2;

    private double _logarithmsOfWholes;
    private double _logarithmsOfDoubtful;

    /// <summary>Cells with a separator before three digits, which may be either.</summary>
    public int Doubtful { get; private set; }

    /// <summary>Those of them with several digits before it.</summary>
    public int LongDoubtful { get; private set; }

    /// <summary>Those of them that end in two zeros.</summary>
    public int RoundDoubtful { get; private set; }

    /// <summary>Whole numbers from 100 to 999 without a separator: what a column of thousands has.</summary>
    public int Hundreds { get; private set; }

    /// <summary>Whole numbers from 10 to 99 without a separator.</summary>
    public int Tens { get; private set; }

    /// <summary>Whole numbers below 10.</summary>
    public int Ones { get; private set; }

    /// <summary>Whole numbers of four digits or more without a separator: what a column of thousands does not have.</summary>
    public int UndividedThousands { get; private set; }

    public int Wholes => Ones + Tens + Hundreds + UndividedThousands;

    /// <summary>Whether there are whole numbers on both sides of a thousand, if a separator divides them.</summary>
    public bool AreMixed => Hundreds > 0 && UndividedThousands == 0;

    /// <summary>The logarithm of what whole numbers are in the geometric mean.</summary>
    public double MeanOfWholes => _logarithmsOfWholes / Wholes;

    /// <summary>The logarithm of what doubtful numbers are in the geometric mean, if they have decimals.</summary>
    public double MeanOfDoubtful => _logarithmsOfDoubtful / Doubtful;

    /// <summary>Counts the cells of one text.</summary>
    public void Add(in WrittenNumber number, int rows)
    {
        var shape = number.Shape;
        if (shape.Doubtful != Separators.None)
        {
            Doubtful += rows;
            LongDoubtful += shape.WholeDigits > 1 ? rows : 0;
            RoundDoubtful += number.Digits[^RoundDigits..].IndexOfAnyExcept((byte)'0') < 0 ? rows : 0;
            _logarithmsOfDoubtful += rows * LogarithmOf(number);
        }
        else if (shape is { Thousands: Separators.None, Decimal: Separators.None, HasExponent: false })
        {
            Ones += shape.WholeDigits == 1 ? rows : 0;
            Tens += shape.WholeDigits == HundredsDigits - 1 ? rows : 0;
            Hundreds += shape.WholeDigits == HundredsDigits ? rows : 0;
            UndividedThousands += shape.WholeDigits > HundredsDigits ? rows : 0;
            _logarithmsOfWholes += rows * LogarithmOf(number);
        }
    }

    /// <summary>Counts the cells of others too, in whose unit each of these counts for more or less.</summary>
    /// <param name="others">The other numbers.</param>
    /// <param name="factor">What one of them is of the unit in which all are counted.</param>
    public void Add(DividedNumbers others, double factor)
    {
        (Doubtful, LongDoubtful, RoundDoubtful) = (Doubtful + others.Doubtful, LongDoubtful + others.LongDoubtful, RoundDoubtful + others.RoundDoubtful);
        (Ones, Tens, Hundreds) = (Ones + others.Ones, Tens + others.Tens, Hundreds + others.Hundreds);
        _logarithmsOfWholes += others._logarithmsOfWholes + others.Wholes * ScalarMath.Log(factor);
        _logarithmsOfDoubtful += others._logarithmsOfDoubtful + others.Doubtful * ScalarMath.Log(factor);
        UndividedThousands += others.UndividedThousands;
    }

    private static double LogarithmOf(in WrittenNumber number) =>
        number.Shape.TryRead(number.Digits, isDecimal: true, out var value) && value > 0 ? ScalarMath.Log(value) : 0;
}
