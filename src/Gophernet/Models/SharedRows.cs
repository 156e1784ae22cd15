using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Tells how many rows of other data have the same inputs as rows that are learnt from: they say little of how good a model is on new rows.</summary>
internal sealed class SharedRows
{
    // That all are shared by chance is then not believed.
    private const double MaxChance = 1e-3;

    private readonly ulong[] _learnt; // in order
    private readonly int _combinations;
    private readonly int _singles;

    /// <param name="learnt">A hash of the inputs of each row that is learnt from.</param>
    public SharedRows(ReadOnlySpan<ulong> learnt)
    {
        _learnt = learnt.ToArray();
        Array.Sort(_learnt);
        for (var i = 0; i < _learnt.Length; i++)
        {
            var isFirst = i == 0 || _learnt[i] != _learnt[i - 1];
            _combinations += isFirst ? 1 : 0;
            _singles += isFirst && (i == _learnt.Length - 1 || _learnt[i] != _learnt[i + 1]) ? 1 : 0;
        }
    }

    /// <summary>Looks for rows that are learnt from.</summary>
    /// <param name="schema">The schema that the rows were read with: that of those that are learnt from.</param>
    /// <param name="judged">The rows that judge, not yet encoded.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <returns>
    /// How many are shared; 0 where there are only few kinds of rows, of which new ones will be too. And whether the data are no others: all rows are shared,
    /// and not by chance.
    /// </returns>
    public (int Count, bool AreNoOthers) Find(Schema schema, Table judged, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var hashes = RowHashes.Of(schema, judged, threads);
        var count = Array.FindAll(hashes, hash => Array.BinarySearch(_learnt, hash) >= 0).Length;
        Array.Sort(hashes);
        if (hashes.AsSpan().SequenceEqual(_learnt))
        {
            return (count, true);
        }

        return RepeatedRows.AreFew(_combinations, _learnt.Length) ? (0, false) : (count, count == hashes.Length && ChanceOfAll(count) < MaxChance);
    }

    /// <summary>
    /// At most how likely it is that so many new rows all have inputs that were seen. The share of new rows with unseen inputs is that of single rows (Good,
    /// "The population frequencies of species", 1953), or what it would be if all combinations were alike: e to the power of minus their mean count. Of
    /// copies no row is single, and the second tells them.
    /// </summary>
    private double ChanceOfAll(int count)
    {
        var unseen = Math.Max((double)_singles / _learnt.Length, ScalarMath.Exp(-(double)_learnt.Length / _combinations));
        return ScalarMath.Exp(-count * Math.Min(unseen, 1)); // at least (1 − unseen) to the power of the count
    }
}
