using System.Globalization;

namespace Gophernet.Training;

/// <summary>The share of one process in work that several do: neighbouring pieces, as evenly as they can be dealt.</summary>
/// <param name="Number">Which of the shares, counted from 1.</param>
/// <param name="Count">How many shares there are.</param>
internal sealed record WorkShare(int Number, int Count)
{
    /// <summary>The most shares.</summary>
    public const int MaxCount = 10_000;

    /// <summary>The pieces of this share. The first share is never empty; others are where there are fewer pieces than shares.</summary>
    /// <param name="pieces">The pieces of all shares, at least one.</param>
    public (int First, int Count) Of(int pieces)
    {
        var first = EndOf(Number - 1, pieces);
        return (first, EndOf(Number, pieces) - first);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    // Rounded up, so that what is over goes to the first shares: kinds of networks take turns, and neighbours are of all kinds.
    private int EndOf(int share, int pieces) => (int)(((long)share * pieces + Count - 1) / Count);
}
