using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>Reads a table that does not fit the memory once more, with the schema that was found in a sample of it, and encodes its rows into a spool.</summary>
internal sealed class SpoolWriter
{
    private readonly Schema _schema;
    private readonly TrainingRowEncoder _encoder;
    private readonly SampleMarks? _marks;
    private readonly Spool _spool;
    private int _leftOutCount;

    private SpoolWriter(Schema schema, TrainingRowEncoder encoder, SampleMarks? marks, Spool spool) =>
        (_schema, _encoder, _marks, _spool) = (schema, encoder, marks, spool);

    /// <summary>Encodes all rows that have a target.</summary>
    /// <param name="large">The table.</param>
    /// <param name="schema">How its columns become inputs and outputs.</param>
    /// <param name="encoder">Encodes rows.</param>
    /// <param name="marks">Finds the sampled row that a row is like; null where networks learn from all rows.</param>
    /// <param name="sampledCount">The sampled rows that have a target.</param>
    /// <param name="networks">The networks that learn from them.</param>
    /// <param name="threads">The most threads to use; the spool is the same for any number.</param>
    /// <exception cref="GophernetException">A cell is not what it was in the sampled rows, the table has changed, or the disk is full.</exception>
    public static Spool Write(
        LargeTable large, Schema schema, TrainingRowEncoder encoder, SampleMarks? marks, int sampledCount, int networks, int threads)
    {
        var hasWeights = encoder.HasWeights;
        var spool = new Spool(
            large.Folder, large.Memory.WindowBytesFor(networks), marks is null ? 0 : sampledCount,
            rows => new SpooledBlock(rows, schema.NumberCount, schema.CodeWidths, schema.Target.OutputCount, hasWeights));
        try
        {
            var writer = new SpoolWriter(schema, encoder, marks, spool);
            var input = new TableInput(schema, large.Open(), withTarget: true);
            OrderedWork.Run(threads, () => new Worker(new TableReader(input), writer));
            large.Check(spool.RowCount + writer._leftOutCount);
            spool.Complete();
            return spool;
        }
        catch (GophernetException e) when (e.Field is not null)
        {
            spool.Dispose();
            throw new GophernetException(
                e.Place, $"{e.Message}; the rows that the columns were understood from have no such cell",
                "Say what such cells mean, fix them, drop the column, or give more memory, so that more rows are looked at.", e)
            {
                Field = e.Field, Settings = [new("missing"), new("drop"), new("memory")],
            };
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private sealed class Worker(TableReader rows, SpoolWriter writer) : RowWorker(rows)
    {
        private const int BlockRows = 256;

        private readonly Matrix _numbers = new(0, 0);
        private readonly CodeMatrix _codes = new();
        private readonly TextRows _texts = new();
        private SpooledBlock _block = writer._spool.CreateBlock(BlockRows);

        protected override void Work()
        {
            var table = rows.Table;
            if (_block.Capacity < table.RowCount)
            {
                _block = writer._spool.CreateBlock(table.RowCount);
            }

            for (var start = 0; start < table.RowCount; start += BlockRows)
            {
                var count = Math.Min(BlockRows, table.RowCount - start);
                FeatureEncoder.EncodeInputs(writer._schema, table, start, count, _numbers, _codes, _texts);
                _block.Inputs.Set(start, _numbers, _codes);
            }

            writer._encoder.EncodeTargets(table, _block);
            var hashes = writer._marks is null ? [] : RowHashes.Of(writer._schema, table);
            for (var row = 0; row < table.RowCount; row++)
            {
                _block.Marks[row] = writer._marks?.Of(hashes[row], table.Lines[row]) ?? SpooledBlock.NoMark;
            }
        }

        protected override void HandOn()
        {
            writer._leftOutCount += rows.LeftOutCount;
            writer._spool.Append(_block, rows.Table.RowCount);
        }
    }
}
