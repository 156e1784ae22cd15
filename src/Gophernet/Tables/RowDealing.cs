using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables;

/// <summary>
/// Deals the rows of a table that does not fit the memory to folds, with nothing in memory for a row: by a hash of what stands in it, so that rows with the
/// same inputs, or of one group, are in one fold wherever they are. It is of the cells and not of what a model makes of them, as each fold's model has columns
/// of its own. What is so frequent that folds could not be alike is dealt row by row, by its line.
/// </summary>
internal sealed class RowDealing
{
    private readonly int _folds;
    private readonly bool _isByLine;
    private readonly ulong[] _frequent; // keys, ascending
    private readonly ulong[] _known; // the groups of the sample, ascending
    private readonly int[][] _foldsOfKnown; // of each repeat
    private readonly ulong _salt;

    private RowDealing(ImmutableArray<string> columns, int folds, ulong seed, RepeatedRows? repeats, ulong[] known, int[][] foldsOfKnown)
    {
        (Columns, _folds, _known, _foldsOfKnown) = (columns, folds, known, foldsOfKnown);
        _isByLine = repeats is { AreFewKinds: true };
        Note = _isByLine ? repeats!.Describe(dependence: null, isJoined: false, folds) : null;
        _frequent = repeats?.TooFrequent(folds) ?? [];
        _salt = RandomSource.Mix(seed + RandomSource.Step);
    }

    /// <summary>The columns that the key of a row is of.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>What the user should know; null for nothing.</summary>
    public string? Note { get; }

    /// <summary>Deals by inputs.</summary>
    /// <param name="columns">The columns of the inputs.</param>
    /// <param name="keys">The key of each row of a sample.</param>
    /// <param name="folds">The folds.</param>
    /// <param name="seed">Decides what is in which.</param>
    public static RowDealing ByInputs(ImmutableArray<string> columns, ulong[] keys, int folds, ulong seed) =>
        new(columns, folds, seed, RepeatedRows.Of(keys), [], []);

    /// <summary>Deals by groups: those of a sample so that folds are alike, others as chance has it.</summary>
    /// <param name="groups">The groups of the sample.</param>
    /// <param name="keys">The key of each of its rows.</param>
    /// <param name="strata">The stratum of each.</param>
    /// <param name="folds">The folds.</param>
    /// <param name="repeats">How often rows are dealt.</param>
    /// <param name="seed">Decides what is in which.</param>
    /// <exception cref="GophernetException">There are fewer groups than folds.</exception>
    public static RowDealing ByGroups(GroupedRows groups, ulong[] keys, int[] strata, int folds, int repeats, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ulong[] known = [.. new HashSet<ulong>(keys)];
        Array.Sort(known);
        return new RowDealing([groups.Column], folds, seed, null, known, Sequences.Range(repeats).Select(repeat =>
        {
            var dealt = groups.CrossFolds(strata, folds, new RandomSource(seed, RandomPurpose.CrossValidation, (ulong)repeat));
            var foldsOf = new int[known.Length];
            for (var row = 0; row < keys.Length; row++)
            {
                foldsOf[Array.BinarySearch(known, keys[row])] = dealt[row];
            }

            return foldsOf;
        }));
    }

    /// <summary>What stands for a key, and the next of its cells.</summary>
    public static ulong AddCell(ulong key, ulong cell) => RowHashes.Add(key, cell);

    /// <summary>The key of a row.</summary>
    /// <param name="record">The row.</param>
    /// <param name="indexes">Where its columns are.</param>
    /// <param name="format">How cells are written.</param>
    public static ulong KeyOf(CsvRecord record, int[] indexes, CellFormat format)
    {
        var key = 0UL;
        foreach (var index in indexes)
        {
            key = AddCell(key, GroupedRows.KeyOf(CellFormat.Trim(record[index].Bytes), format));
        }

        return key;
    }

    /// <summary>The fold of a row.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="line">Its line.</param>
    /// <param name="repeat">The repeat.</param>
    public int FoldOf(ulong key, long line, int repeat)
    {
        if (_known.Length > 0 && Array.BinarySearch(_known, key) is >= 0 and var i)
        {
            return _foldsOfKnown[repeat][i];
        }

        var bits = _isByLine || (_frequent.Length > 0 && Array.BinarySearch(_frequent, key) >= 0) ? (ulong)line : key;
        var mixed = RandomSource.Mix(RandomSource.Mix(bits + RandomSource.Step) ^ (_salt + (ulong)repeat * RandomSource.Step));
        return (int)Math.BigMul(mixed, (ulong)_folds, out _);
    }
}
