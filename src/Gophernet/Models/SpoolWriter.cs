using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Gophernet.Csv;
using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>Reads a table that does not fit the memory once more, with the schema that was found in a sample of it, and encodes it into a spool.</summary>
internal sealed class SpoolWriter
{
    private readonly TableInput _input;
    private readonly TrainingRowEncoder _encoder;
    private readonly SampleMarks? _marks; // null where networks learn from all rows
    private readonly Spool _spool;
    private readonly int _weightIndex; // −1 for none
    private readonly int _groupIndex;

    private SpoolWriter(TableInput input, TrainingRowEncoder encoder, SampleMarks? marks, Spool spool, bool besideIsWeight)
    {
        (_input, _encoder, _marks, _spool) = (input, encoder, marks, spool);
        (_weightIndex, _groupIndex) = besideIsWeight ? (input.BesideIndex, -1) : (-1, input.BesideIndex);
    }

    /// <summary>The rows that judge, and are passed over; null for none.</summary>
    private FoldRows? Judged { get; init; }

    /// <summary>How many they are.</summary>
    private int JudgedCount { get; set; }

    /// <summary>Encodes all rows that have a target, where those in memory are a sample.</summary>
    /// <param name="rows">The rows in memory, encoded.</param>
    /// <param name="data">The same, and what is known of them.</param>
    /// <param name="schema">How columns become inputs and outputs.</param>
    /// <param name="encoder">Has encoded the rows in memory.</param>
    /// <param name="shapes">The networks that learn from them.</param>
    /// <param name="options">How these are trained.</param>
    /// <param name="mayHoldBack">Whether some rows judge, where the options say so.</param>
    /// <param name="threads">The most threads to use; the spool is the same for any number.</param>
    /// <returns>The rows with their spool; the same rows where all are in memory.</returns>
    /// <exception cref="GophernetException">A cell is not what it was in the sampled rows, the table has changed, or the disk is full.</exception>
    public static TrainingRows Complete(
        TrainingRows rows, TrainingTable data, Schema schema, TrainingRowEncoder encoder, ImmutableArray<NetworkShape> shapes, TrainingOptions options,
        bool mayHoldBack, int threads)
    {
        if (data.Large is not { } large)
        {
            return rows;
        }

        SpoolLimits.Require(data, shapes);
        var marks = mayHoldBack && options.ValidationFraction > 0 ? SampleMarks.Of(data, Folds.ForShare(options.ValidationFraction).Count) : null;
        var spool = new Spool(
            large.Folder, large.Memory.WindowBytesFor(options.NetworkCount), data.Table.RowCount,
            count => new SpooledBlock(count, schema.NumberCount, schema.CodeWidths, schema.Target.OutputCount, encoder.HasWeights))
        {
            ClassRows = schema.Target is ClassTarget classes ? new long[classes.Classes.Length] : [],
        };
        try
        {
            large.ReadAgain(reader =>
            {
                var input = new TableInput(
                    schema, reader, withTarget: true, beside: large.Weight ?? data.Dependence?.Column, others: large.Judged?.Dealing.Columns);
                var writer = new SpoolWriter(input, encoder, marks, spool, large.Weight is not null) { Judged = large.Judged };
                OrderedWork.Run(threads, () => new Worker(new TableReader(input), writer));
                return spool.RowCount + spool.LeftOutCount + writer.JudgedCount;
            });
            spool.Complete();
            return new TrainingRows(rows, spool);
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

    private sealed class Worker : RowWorker
    {
        private const int BlockRows = 256;

        private readonly TableReader _rows;
        private readonly SpoolWriter _writer;
        private readonly Matrix _numbers = new(0, 0);
        private readonly CodeMatrix _codes = new();
        private readonly TextRows _texts = new();
        private readonly List<double> _weights = []; // of each row of the block, as of groups
        private readonly List<ulong> _groups = [];
        private readonly FoldFilter? _judged;
        private Table _table; // the rows of the block that are learnt from
        private SpooledBlock _block;

        public Worker(TableReader rows, SpoolWriter writer)
            : base(rows)
        {
            (_rows, _writer, _table, _block) = (rows, writer, rows.Table, writer._spool.CreateBlock(BlockRows));
            _judged = writer.Judged is { } judged ? new FoldFilter(judged, writer._input) : null;
            rows.Observer = writer._input.BesideIndex < 0 && _judged is null ? null : ReadBeside;
        }

        protected override void Work()
        {
            LeaveJudged();
            var (table, schema) = (_table, _writer._input.Schema);
            if (_block.Capacity < table.RowCount)
            {
                _block = _writer._spool.CreateBlock(table.RowCount);
            }

            for (var start = 0; start < table.RowCount; start += BlockRows)
            {
                var count = Math.Min(BlockRows, table.RowCount - start);
                FeatureEncoder.EncodeInputs(schema, table, start, count, _numbers, _codes, _texts);
                _block.Inputs.Set(start, _numbers, _codes);
            }

            _writer._encoder.EncodeTargets(table, CollectionsMarshal.AsSpan(_weights), _block);
            Mark(table, _writer._groupIndex >= 0 || _writer._marks is null ? CollectionsMarshal.AsSpan(_groups) : RowHashes.Of(schema, table));
            _weights.Clear();
            _groups.Clear();
        }

        protected override void HandOn()
        {
            _writer._spool.LeftOutCount += _rows.LeftOutCount;
            _writer.JudgedCount += _rows.Table.RowCount - _table.RowCount;
            foreach (var code in _writer._spool.ClassRows.Length == 0 ? [] : _table.Target(0))
            {
                _writer._spool.ClassRows[(int)code]++;
            }

            _writer._spool.Append(_block, _table.RowCount);
        }

        /// <summary>Passes over the rows that judge.</summary>
        private void LeaveJudged()
        {
            if (_judged is null)
            {
                return; // the table is that of the reader
            }

            var learnt = _judged.Take(_rows.Table, isIn: false);
            _table = _rows.Table.Take(learnt);
            Keep(_weights, learnt);
            Keep(_groups, learnt);
        }

        private static void Keep<T>(List<T> values, int[] rows)
        {
            for (var i = 0; i < rows.Length && values.Count > 0; i++)
            {
                values[i] = values[rows[i]]; // rows ascend
            }

            values.RemoveRange(Math.Min(rows.Length, values.Count), Math.Max(0, values.Count - rows.Length));
        }

        private void Mark(Table table, ReadOnlySpan<ulong> keys)
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                _block.Marks[row] = _writer._marks?.Of(keys[row], table.Lines[row]) ?? SpooledBlock.NoMark;
            }
        }

        private void ReadBeside(CsvRecord record)
        {
            var (input, weight, group) = (_writer._input, _writer._weightIndex, _writer._groupIndex);
            _judged?.Add(record);
            if (weight >= 0)
            {
                _weights.Add(0); // of every row, one with a fault too
                _weights[^1] = RowWeights.Read(record[weight], input.Format, input.Header.Names[weight]);
            }

            if (group >= 0)
            {
                _groups.Add(GroupedRows.KeyOf(CellFormat.Trim(record[group].Bytes), input.Format));
            }
        }
    }
}
