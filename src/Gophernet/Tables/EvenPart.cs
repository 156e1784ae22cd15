using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>
/// An even part of the rows of a table, whose number nobody knows before: those whose number, mixed, ends with as many zero bits as the level says. One in 2
/// stays at level 1, one in 4 at level 2; what stays at a level is what would have stayed if reading had begun with it.
/// </summary>
/// <param name="seed">Decides which rows they are; no choice of anybody.</param>
internal sealed class EvenPart(ulong seed)
{
    private const int MaxLevel = 31;

    /// <summary>How often the part was halved.</summary>
    public int Level { get; private set; }

    /// <summary>Whether it can be halved once more.</summary>
    public bool CanShrink => Level < MaxLevel;

    /// <summary>Halves it.</summary>
    public void Shrink() => Level++;

    /// <summary>Whether a row stays.</summary>
    public bool Keeps(int row) => (RandomSource.Mix((ulong)row ^ seed) & ((1UL << Level) - 1)) == 0;
}
