using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>
/// Decides, row by row and in one pass, which rows go to the test part. The rows of each stratum (those of one class) are cut into intervals
/// of 1 / fraction rows, and one row of each interval, drawn at random, goes to the test part (stratified random sampling along the file). The
/// test part of a stratum is right to within one row, however long the table is, in constant memory but for 11 to 22 bytes a row that tell copies: those go
/// where the first of them went, unless they are so many that the parts would no longer have their size.
/// </summary>
internal sealed class RowSplit
{
    // Of fewer rows, it cannot be told that there are only a few kinds of them.
    private const int MinRowsToJudge = 100;

    private readonly double _fraction;
    private readonly RandomSource _random;
    private readonly Dictionary<string, Stratum> _strata = new(StringComparer.Ordinal);

    private readonly RowSides _sides = new();
    private long _rows;
    private long _testRows;

    /// <summary>Prepares a split.</summary>
    /// <param name="testFraction">The share of the test part, between 0 and 1.</param>
    /// <param name="random">Draws the rows.</param>
    public RowSplit(double testFraction, RandomSource random)
    {
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "The share of the test part lies between 0 and 1.");
        }

        ArgumentNullException.ThrowIfNull(random);
        _fraction = testFraction;
        _random = random;
    }

    /// <summary>The rows that are copies of each other, the first of each kind too.</summary>
    public long CopyCount { get; private set; }

    /// <summary>The copies that did not go where the first of their kind went.</summary>
    public long DividedCount { get; private set; }

    /// <summary>Whether the next row goes to the test part.</summary>
    /// <param name="stratum">The name of its stratum.</param>
    /// <param name="hash">The same for copies.</param>
    public bool IsTest(string stratum, ulong hash)
    {
        _rows++;
        if (!_sides.TryGet(hash, out var isTest, out var isSecond))
        {
            isTest = IsTest(stratum);
            _sides.Add(hash, isTest);
        }
        else
        {
            CopyCount += isSecond ? 2 : 1;
            if (!MayFollow(isTest))
            {
                var drawn = IsTest(stratum);
                DividedCount += drawn == isTest ? 0 : 1;
                isTest = drawn;
            }
        }

        _testRows += isTest ? 1 : 0;
        return isTest;
    }

    /// <summary>Whether the next row of a stratum goes to the test part.</summary>
    /// <param name="stratum">The name of its stratum; the same for all rows where there are none.</param>
    public bool IsTest(string stratum)
    {
        if (!_strata.TryGetValue(stratum, out var state))
        {
            _strata.Add(stratum, state = new Stratum());
        }

        return state.Next(_fraction, _random);
    }

    /// <summary>
    /// Whether a copy goes where the first of its kind went: not where there are fewer kinds than rows of each, nor where the test part would become less
    /// than half or more than twice as large as asked.
    /// </summary>
    private bool MayFollow(bool isTest)
    {
        var wanted = _fraction * _rows;
        var isInBounds = isTest ? _testRows < 2 * wanted && _testRows + 1 < _rows : _testRows >= wanted / 2;
        return _rows < MinRowsToJudge || ((double)_sides.Count * _sides.Count >= _rows && isInBounds);
    }

    /// <summary>Cuts the rows of a stratum into intervals with one test row each.</summary>
    private sealed class Stratum
    {
        private long _row;
        private long _intervals;
        private long _chosen = -1;

        public bool Next(double fraction, RandomSource random)
        {
            if (_row == Boundary(_intervals, fraction))
            {
                // The interval's rows are known beforehand, so that one of them can be drawn before they come.
                var length = Boundary(_intervals + 1, fraction) - _row;
                _chosen = _row + random.NextInt32((int)Math.Min(length, int.MaxValue));
                _intervals++;
            }

            return _row++ == _chosen;
        }

        /// <summary>The row at which an interval begins: the n-th one at n / fraction.</summary>
        private static long Boundary(long interval, double fraction) => (long)Math.Floor(interval / fraction);
    }
}
