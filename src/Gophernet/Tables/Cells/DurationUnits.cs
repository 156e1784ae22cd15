namespace Gophernet.Tables.Cells;

/// <summary>The units that stand in durations, as far as they tell what others are.</summary>
[Flags]
internal enum DurationUnits
{
    None = 0,

    /// <summary><c>m</c>: minutes, months, metres or millions.</summary>
    M = 1,

    /// <summary><c>w</c>: weeks or watts.</summary>
    W = 2,

    Days = 4,

    Years = 8,

    /// <summary>Seconds, minutes and hours; and months by another name.</summary>
    Others = 16,
}
