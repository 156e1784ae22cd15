using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>Some of many rows, by chance.</summary>
internal static class RowSample
{
    /// <summary>Draws rows, each set of them as likely as another.</summary>
    /// <param name="rows">The number of rows that there are.</param>
    /// <param name="most">The most that are drawn; all, where there are no more.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>The rows, ascending.</returns>
    public static int[] Of(int rows, int most, ulong seed)
    {
        var drawn = Sequences.Range(rows);
        if (rows <= most)
        {
            return drawn;
        }

        new RandomSource(seed, RandomPurpose.Explaining, stream: ulong.MaxValue).Shuffle(drawn);
        Array.Resize(ref drawn, most);
        Array.Sort(drawn);
        return drawn;
    }
}
