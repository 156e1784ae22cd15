using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Training;

/// <summary>
/// Batches of rows that lie in a spool: its blocks come in random order, and the rows of all blocks that fit into a window of memory are shuffled together.
/// A window is cut into batches of equal size, about that of the options, so that no epoch has a small one. The steps of an epoch are as many in each.
/// </summary>
internal sealed class SpooledOrder : RowOrder
{
    private readonly RandomSource _random;
    private readonly Spool _spool;
    private readonly SpooledBlock _window;
    private readonly bool[] _isJudged; // the sampled rows that the network does not learn from, nor from rows like them
    private readonly int[] _blocks; // in the order of this epoch
    private readonly int[] _rows; // of the window, in the order of this epoch
    private readonly int _batchSize;
    private readonly double _learntShare;
    private int _nextBlock;
    private int _rowCount; // of the window
    private int _stepsOfWindow;
    private int _step; // of the window

    /// <inheritdoc cref="RowOrder.Of"/>
    public SpooledOrder(TrainingRows rows, TrainingOptions options, RandomSource random)
    {
        (_random, _spool, _isJudged) = (random, rows.Spool!, new bool[rows.Targets.Rows]);
        Array.Fill(_isJudged, true);
        foreach (var row in rows.Indexes)
        {
            _isJudged[row] = false;
        }

        _window = _spool.CreateBlock(Math.Min(_spool.RowCount, Math.Min(_spool.WindowBlocks, _spool.BlockCount) * _spool.BlockRows));
        (_blocks, _rows) = (Sequences.Range(_spool.BlockCount), new int[_window.Capacity]);
        Rows = new TrainingRows(_window, _rows);
        _batchSize = BatchGradient.BatchRowsOf(options, rows);
        _learntShare = (double)rows.LearntCount / _spool.RowCount;
        for (var block = 0; block < _blocks.Length; block += _spool.WindowBlocks)
        {
            StepCount += StepsOf(block);
        }
    }

    public override int StepCount { get; }

    public override TrainingRows Rows { get; }

    public override void Begin()
    {
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i] = i; // so that the order is one of the random numbers alone
        }

        _random.Shuffle(_blocks);
        (_nextBlock, _step, _stepsOfWindow) = (0, 0, 0);
    }

    public override ReadOnlyMemory<int> Next()
    {
        if (_step == _stepsOfWindow)
        {
            ReadWindow();
        }

        var start = (int)((long)_rowCount * _step / _stepsOfWindow);
        var end = (int)((long)_rowCount * ++_step / _stepsOfWindow);
        return _rows.AsMemory(start, end - start);
    }

    public override void Save(BinaryWriter state)
    {
    }

    public override void Load(BinaryReader state)
    {
    }

    /// <summary>The steps of a window that begins with a block of the order: of how many rows there are, not of how many the network learns from.</summary>
    private int StepsOf(int firstBlock)
    {
        var blocks = Math.Min(_spool.WindowBlocks, _blocks.Length - firstBlock);
        var rows = Math.Min((double)blocks * _spool.BlockRows, _spool.RowCount) * _learntShare;
        return Math.Max(1, (int)Math.Round(rows / _batchSize));
    }

    /// <summary>Reads the next blocks, and shuffles those of their rows that the network learns from.</summary>
    private void ReadWindow()
    {
        (_step, _stepsOfWindow, _rowCount) = (0, StepsOf(_nextBlock), 0);
        var end = Math.Min(_nextBlock + _spool.WindowBlocks, _blocks.Length);
        for (var read = 0; _nextBlock < end; _nextBlock++)
        {
            var count = _spool.Read(_blocks[_nextBlock], _window, read);
            for (var row = read; row < read + count; row++)
            {
                if (_window.Marks[row] is var mark && (mark < 0 || !_isJudged[mark]))
                {
                    _rows[_rowCount++] = row;
                }
            }

            read += count;
        }

        _random.Shuffle(_rows.AsSpan(0, _rowCount));
    }
}
