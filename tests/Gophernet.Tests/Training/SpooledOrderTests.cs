using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>The order in which rows of a spool are learnt from.</summary>
public class SpooledOrderTests
{
    private const int Rows = 200_000;
    private const int Sampled = 100;
    private const int BatchSize = 500;
    private const int MarkedEvery = 250;
    private const int MarkedTimes = Rows / MarkedEvery / Sampled; // as often as each mark stands

    [Fact]
    public void Every_row_is_shown_once_in_an_epoch()
    {
        using var spool = CreateSpool();
        Assert.Equal(Enumerable.Range(0, Rows), Epoch(OrderOf(spool, Enumerable.Range(0, Sampled))).Order());
    }

    [Fact]
    public void Rows_that_are_marked_with_a_row_that_judges_are_not_shown()
    {
        using var spool = CreateSpool();
        var seen = Epoch(OrderOf(spool, Enumerable.Range(0, Sampled).Except([3, 50])));

        Assert.Equal(Enumerable.Range(0, Rows).Where(row => MarkOf(row) is not (3 or 50)), seen.Order());
        Assert.Equal(Rows - 2 * MarkedTimes, seen.Count);
    }

    [Fact]
    public void A_batch_has_rows_of_many_blocks()
    {
        using var spool = CreateSpool();
        var order = OrderOf(spool, Enumerable.Range(0, Sampled));
        order.Begin();
        var blocks = Numbers(order, order.Next()).Select(row => row / spool.BlockRows).Distinct().Count();

        Assert.InRange(blocks, spool.WindowBlocks / 2, spool.WindowBlocks);
        Assert.InRange(spool.BlockCount, 2 * spool.WindowBlocks, int.MaxValue); // so there are several windows
    }

    [Fact]
    public void Batches_are_of_about_the_size_that_was_asked_for()
    {
        using var spool = CreateSpool();
        var order = OrderOf(spool, Enumerable.Range(0, Sampled));
        order.Begin();
        for (var step = 0; step < order.StepCount; step++)
        {
            Assert.InRange(order.Next().Length, BatchSize * 0.9, BatchSize * 1.1);
        }
    }

    [Fact]
    public void Each_epoch_has_another_order_and_each_seed()
    {
        using var spool = CreateSpool();
        var order = OrderOf(spool, Enumerable.Range(0, Sampled));
        var (first, second) = (Epoch(order), Epoch(order));

        Assert.NotEqual(first, second);
        Assert.Equal(first, Epoch(OrderOf(spool, Enumerable.Range(0, Sampled))));
        Assert.NotEqual(first, Epoch(OrderOf(spool, Enumerable.Range(0, Sampled), seed: 2)));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(Rows)]
    public void What_cannot_be_read_is_an_error_and_no_batch(int rows)
    {
        var spool = CreateSpool(rows);
        var order = OrderOf(spool, Enumerable.Range(0, Sampled));
        spool.Dispose();
        order.Begin();

        Assert.Throws<ObjectDisposedException>(() => order.Next());
    }

    /// <summary>Rows of one number, which is that of the row.</summary>
    private static Spool CreateSpool(int rows = Rows)
    {
        var spool = new Spool(Path.GetTempPath(), windowBytes: 1, Sampled, count => new SpooledBlock(count, 16, [], 1, hasWeights: false));
        var block = spool.CreateBlock(1000);
        var (numbers, codes) = (new Matrix(16, 1000), new CodeMatrix());
        codes.Resize(0, 1000);
        for (var start = 0; start < rows; start += 1000)
        {
            for (var row = 0; row < 1000; row++)
            {
                (numbers[0, row], block.Marks[row]) = (start + row, MarkOf(start + row));
            }

            block.Inputs.Set(0, numbers, codes);
            spool.Append(block, 1000);
        }

        spool.Complete();
        return spool;
    }

    private static int MarkOf(int row) => row % MarkedEvery == 0 ? row / MarkedEvery % Sampled : SpooledBlock.NoMark;

    private static RowOrder OrderOf(Spool spool, IEnumerable<int> learnt, ulong seed = 1)
    {
        var sample = new TrainingRows(new Matrix(Sampled, 16), new Matrix(Sampled, 1));
        var options = Preset.Plain with { BatchSize = BatchSize };
        return RowOrder.Of(new TrainingRows(sample, spool).Take([.. learnt]), options, new RandomSource(seed, RandomPurpose.Shuffling));
    }

    private static List<int> Epoch(RowOrder order)
    {
        var rows = new List<int>();
        order.Begin();
        for (var step = 0; step < order.StepCount; step++)
        {
            rows.AddRange(Numbers(order, order.Next()));
        }

        return rows;
    }

    private static IEnumerable<int> Numbers(RowOrder order, ReadOnlyMemory<int> batch)
    {
        var numbers = new PanelMatrix(0, 0);
        order.Rows.Inputs.Gather(batch.Span, numbers, new CodeMatrix());
        return [.. Enumerable.Range(0, batch.Length).Select(i => (int)numbers[i, 0])];
    }
}
