using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>
/// Rows in, predictions out, in the order of the rows: blocks are read and predicted on several threads side by side. What comes out is the same for any
/// number of them; what is wrong with a row is thrown once the rows before it are dealt with.
/// </summary>
internal static class PredictionStream
{
    /// <summary>Predicts every row of an input.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The rows.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="createSink">Makes what receives the rows; it is called once for each thread that is needed, with the reader of that thread.</param>
    /// <exception cref="GophernetException">A row has a fault, or its prediction is not a finite number.</exception>
    public static void Run(Model model, TableInput input, int threads, Func<TableReader, PredictionSink> createSink) => OrderedWork.Run(threads, () =>
    {
        var rows = new TableReader(input) { Text = input.IsHashed ? new CanonicalText() : null };
        return new Worker(model, rows, createSink(rows), () => rows.MoveTextTo(input.Hash));
    });

    /// <summary>Predicts every row of a table that is in memory.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="sink">Receives the rows.</param>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    public static void Run(Model model, Table table, int threads, PredictionSink sink)
    {
        var block = 0;
        OrderedWork.Run(threads, () => new Worker(model, new TableBlocks(table, () => block++), sink, () => { }));
    }

    /// <summary>Predicts rows of other blocks.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="create">Makes what reads blocks of them, and what receives the rows of these; it is called once for each thread that is needed.</param>
    /// <exception cref="GophernetException">A row has a fault, or its prediction is not a finite number.</exception>
    public static void Run(Model model, int threads, Func<(RowBlocks Blocks, PredictionSink Sink)> create) => OrderedWork.Run(threads, () =>
    {
        var (blocks, sink) = create();
        return new Worker(model, blocks, sink, () => { });
    });

    private sealed class Worker(Model model, RowBlocks blocks, PredictionSink sink, Action handOnText) : RowWorker(blocks)
    {
        private readonly PredictedRows _rows = new(model, blocks);

        protected override GophernetException? Fault => _rows.Fault;

        protected override void Work()
        {
            _rows.Predict();
            sink.Process(_rows);
        }

        protected override void HandOn()
        {
            sink.Commit(_rows);
            handOnText();
        }
    }
}
