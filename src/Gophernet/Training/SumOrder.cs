using System.Numerics;

namespace Gophernet.Training;

/// <summary>
/// The order in which the terms of a sum are added: two neighbours, then two neighbouring pairs, as far as there are such, and in the end the last sum to the
/// one before it. It depends on the number of terms alone, and each complete part of the tree can be summed by itself.
/// </summary>
/// <param name="capacity">The most sums and additions at a time.</param>
internal sealed class SumOrder(int capacity)
{
    private readonly Part[] _parts = new Part[capacity]; // from left to right
    private readonly (int Sum, int Term)[] _additions = new (int, int)[capacity];
    private int _partCount;
    private int _additionCount;

    /// <summary>The sums of what was appended, from left to right: complete parts of the tree.</summary>
    public ReadOnlySpan<Part> Parts => _parts.AsSpan(0, _partCount);

    /// <summary>What is to be added to what, in this order, since they were last forgotten.</summary>
    public ReadOnlySpan<(int Sum, int Term)> Additions => _additions.AsSpan(0, _additionCount);

    /// <summary>The most parts that terms in a row have.</summary>
    public static int MaxParts(int terms) => 2 * BitOperations.Log2((uint)terms) + 1;

    /// <summary>The complete parts of the tree that some terms in a row have.</summary>
    /// <param name="first">The first term.</param>
    /// <param name="end">The one behind the last.</param>
    public static List<Part> PartsOf(int first, int end)
    {
        var parts = new List<Part>();
        for (var start = first; start < end; start += 1 << parts[^1].Level)
        {
            var aligned = start == 0 ? int.MaxValue : BitOperations.TrailingZeroCount(start);
            parts.Add(new Part(parts.Count, start, Math.Min(aligned, BitOperations.Log2((uint)(end - start)))));
        }

        return parts;
    }

    /// <summary>Begins another sum.</summary>
    public void Clear() => _partCount = _additionCount = 0;

    /// <summary>The additions so far are done.</summary>
    public void ClearAdditions() => _additionCount = 0;

    /// <summary>Appends the sum of 2ⁿ terms; what becomes complete by it is to be added.</summary>
    /// <param name="part">Which begin behind those of the part before.</param>
    public void Append(Part part)
    {
        _parts[_partCount++] = part;
        while (_partCount > 1 && _parts[_partCount - 2] is var left && left.Level == _parts[_partCount - 1].Level && (left.Start >> left.Level & 1) == 0)
        {
            AddLast();
        }
    }

    /// <summary>There are no more terms: what is left is to be added, the last sum to the one before it.</summary>
    public void End()
    {
        while (_partCount > 1)
        {
            AddLast();
        }
    }

    private void AddLast()
    {
        var term = _parts[--_partCount];
        ref var sum = ref _parts[_partCount - 1];
        _additions[_additionCount++] = (sum.Index, term.Index);
        sum = sum with { Level = sum.Level + 1 };
    }

    /// <summary>A sum of 2ⁿ terms that are neighbours.</summary>
    /// <param name="Index">What whoever adds calls it.</param>
    /// <param name="Start">The first term.</param>
    /// <param name="Level">n.</param>
    internal readonly record struct Part(int Index, int Start, int Level);
}
