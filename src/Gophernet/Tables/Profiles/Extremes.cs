using Gophernet.Numerics;

namespace Gophernet.Tables.Profiles;

/// <summary>
/// What chance does to the extremes of a column: of rows like those of training some lie beyond the largest of these. Where the places of all rows are alike,
/// n of training and m others, the largest k are all others in (m / (n + m))ᵏ of cases at most.
/// </summary>
internal static class Extremes
{
    // Of a hundred tables of rows like those of training, one or none is said to have some beyond.
    private const double Level = 0.01;

    // So many ranges beyond that no number of rows makes it chance, but where tails are very long.
    private const double MaxReach = 3;

    /// <summary>Whether numbers are further beyond those of training than chance would have it.</summary>
    /// <param name="beyond">How many are, at one end of a column.</param>
    /// <param name="reach">How far the last of them is, in ranges of training.</param>
    /// <param name="rows">The numbers that were looked at.</param>
    /// <param name="learnt">The numbers in training.</param>
    /// <param name="ends">The ends of columns that are looked at.</param>
    public static bool IsSurprise(long beyond, double reach, double rows, double learnt, int ends) =>
        reach > MaxReach || beyond * ScalarMath.Log(rows / (learnt + rows)) < ScalarMath.Log(Level / ends);
}
