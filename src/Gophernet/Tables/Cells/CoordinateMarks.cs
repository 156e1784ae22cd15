namespace Gophernet.Tables.Cells;

/// <summary>What tells a coordinate from another number.</summary>
[Flags]
internal enum CoordinateMarks
{
    None = 0,
    North = 1,
    South = 2,
    East = 4,
    West = 8,

    /// <summary>East or west, as the language has it.</summary>
    O = 16,

    /// <summary>A sign of degrees, minutes or seconds.</summary>
    Sign = 32,

    /// <summary>Degrees and minutes.</summary>
    Several = 64,

    Fraction = 128,

    /// <summary>The side stands before the number.</summary>
    Leading = 256,

    /// <summary>East in Portuguese.</summary>
    Leste = 512,

    NorthOrSouth = North | South,
    EastOrWest = East | West | O | Leste,
}
