using System.Runtime.ExceptionServices;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// Batches of rows that lie in a spool: its blocks come in random order, and the rows of all blocks that fit into a window of memory are shuffled together.
/// A window is cut into batches of equal size, about that of the options, so that no epoch has a small one. The steps of an epoch are as many in each. The
/// next window is read while batches of this one are learnt from.
/// </summary>
internal sealed class SpooledOrder : RowOrder
{
    private readonly RandomSource _random; // of the thread that reads, while there is one
    private readonly Spool _spool;
    private readonly bool[] _isJudged; // the sampled rows that the network does not learn from, nor from rows like them
    private readonly int[] _blocks; // in the order of this epoch
    private readonly int _batchSize;
    private readonly double _learntShare;
    private Window _window; // that batches are taken of
    private Window _next; // that is read
    private int _nextBlock;
    private int _step; // of the window
    private int _stepCount; // of the window; 0 before the first
    private Thread? _reader;
    private ExceptionDispatchInfo? _fault; // of the reader

    /// <inheritdoc cref="RowOrder.Of"/>
    public SpooledOrder(TrainingRows rows, TrainingOptions options, RandomSource random)
    {
        (_random, _spool, _isJudged) = (random, rows.Spool!, new bool[rows.Targets.Rows]);
        Array.Fill(_isJudged, true);
        foreach (var row in rows.Indexes)
        {
            _isJudged[row] = false;
        }

        _blocks = Sequences.Range(_spool.BlockCount);
        _window = new Window(_spool);
        _next = _spool.WindowBlocks < _blocks.Length ? new Window(_spool) : _window; // one is enough for all rows
        _batchSize = BatchGradient.BatchRowsOf(options, rows);
        _learntShare = (double)rows.LearntCount / _spool.RowCount;
        for (var block = 0; block < _blocks.Length; block += _spool.WindowBlocks)
        {
            StepCount += StepsOf(block);
        }
    }

    public override int StepCount { get; }

    public override TrainingRows Rows => _window.Rows;

    public override void Begin()
    {
        AwaitReader();
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i] = i; // so that the order is one of the random numbers alone
        }

        _random.Shuffle(_blocks);
        (_nextBlock, _step, _stepCount, _fault) = (0, 0, 0, null);
        ReadNext();
    }

    public override ReadOnlyMemory<int> Next()
    {
        if (_step == _stepCount)
        {
            AwaitReader();
            _fault?.Throw();
            (_window, _next) = (_next, _window);
            (_step, _stepCount) = (0, _window.StepCount);
            if (_nextBlock < _blocks.Length && (_reader = BackgroundThread.TryStart(ReadNext)) is null)
            {
                ReadNext();
            }
        }

        var start = (int)((long)_window.Count * _step / _stepCount);
        var end = (int)((long)_window.Count * ++_step / _stepCount);
        return _window.Order.AsMemory(start, end - start);
    }

    public override void Save(BinaryWriter state) => AwaitReader(); // it draws random numbers

    public override void Load(BinaryReader state) => AwaitReader();

    /// <summary>The steps of a window that begins with a block of the order: of how many rows there are, not of how many the network learns from.</summary>
    private int StepsOf(int firstBlock)
    {
        var blocks = Math.Min(_spool.WindowBlocks, _blocks.Length - firstBlock);
        var rows = Math.Min((double)blocks * _spool.BlockRows, _spool.RowCount) * _learntShare;
        return Math.Max(1, (int)Math.Round(rows / _batchSize));
    }

    private void AwaitReader()
    {
        _reader?.Join();
        _reader = null;
    }

    private void ReadNext()
    {
        try
        {
            Read(_next);
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e); // thrown where the window is needed
        }
    }

    /// <summary>Reads the next blocks, and shuffles those of their rows that the network learns from.</summary>
    private void Read(Window window)
    {
        (window.StepCount, window.Count) = (StepsOf(_nextBlock), 0);
        var end = Math.Min(_nextBlock + _spool.WindowBlocks, _blocks.Length);
        for (var read = 0; _nextBlock < end; _nextBlock++)
        {
            var count = _spool.Read(_blocks[_nextBlock], window.Block, read);
            for (var row = read; row < read + count; row++)
            {
                if (window.Block.Marks[row] is var mark && (mark < 0 || !_isJudged[mark]))
                {
                    window.Order[window.Count++] = row;
                }
            }

            read += count;
        }

        _random.Shuffle(window.Order.AsSpan(0, window.Count));
    }

    /// <summary>Rows that are shuffled together.</summary>
    private sealed class Window
    {
        public Window(Spool spool)
        {
            Block = spool.CreateBlock(Math.Min(spool.RowCount, Math.Min(spool.WindowBlocks, spool.BlockCount) * spool.BlockRows));
            Order = new int[Block.Capacity];
            Rows = new TrainingRows(Block, Order);
        }

        public SpooledBlock Block { get; }

        public TrainingRows Rows { get; }

        /// <summary>The rows that the network learns from, as many as <see cref="Count"/>, in the order of this epoch.</summary>
        public int[] Order { get; }

        public int Count { get; set; }

        public int StepCount { get; set; }
    }
}
