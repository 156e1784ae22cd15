using System.Collections.Immutable;
using Gophernet.Cli.Streams;
using Gophernet.Comparison;
using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>
/// A CSV file of the rows that two models predict differently: each worker writes those of its blocks, which come out in the order of the input.
/// </summary>
/// <param name="file">Receives the rows.</param>
/// <param name="pair">The models.</param>
/// <param name="dialect">How the input is written, whose fields stand behind as they are.</param>
internal sealed class DifferingFile(OutputFile file, ModelPair pair, CsvDialect dialect)
{
    private bool _hasHeader;

    /// <summary>What a worker does with such rows.</summary>
    /// <param name="header">The columns of the input.</param>
    /// <param name="rows">The worker's reader.</param>
    public DifferingRows CreateSink(Header header, TableReader rows)
    {
        var text = new MemoryStream();
        var keepsRaw = dialect.Names is null;
        var writer = RecordWriter.Create("csv", text, keepsRaw ? dialect.Delimiter : (byte)',', keepsRaw);
        var passed = new PassedColumns(header, header.Names, writer.KeepsRawFields);
        rows.Observer = passed.Keep;
        if (!_hasHeader)
        {
            writer.WriteHeader([.. new FreeNames("compared_", header.Names).Of(Names()), .. header.Names]);
            writer.Flush();
            file.Write(text);
            text.SetLength(0);
            _hasHeader = true;
        }

        return new Sink(file, pair, passed, writer, text);
    }

    private List<string> Names()
    {
        List<string> names = ["line"];
        var (target, isOne) = (pair.Target, pair.Target is ClassTarget || pair.Target.Columns.Length == 1);
        foreach (var column in isOne ? [""] : target.Columns.Select(column => "_" + column))
        {
            names.AddRange(["actual" + column, "old" + column, "new" + column]);
            if (target is NumberTarget)
            {
                names.Add("difference" + column);
            }
        }

        foreach (var model in target.ProbabilityNames.IsEmpty ? (string[])[] : ["old", "new"])
        {
            names.AddRange(target.ProbabilityNames.Select(name => $"{model}_probability_{name}"));
        }

        return names;
    }

    private sealed class Sink(OutputFile file, ModelPair pair, PassedColumns passed, RecordWriter writer, MemoryStream text) : DifferingRows
    {
        private readonly byte[][] _classes = PredictionWriter.ClassNames(pair.Target);
        private readonly ImmutableArray<NumberForm?> _forms = pair.Target is NumberTarget numbers ? numbers.Written : [];

        public override void Process(PredictedRows old, PredictedRows @new, IReadOnlyList<int> rows)
        {
            foreach (var row in rows)
            {
                writer.WriteNumber((double)old.Table.Lines[row]);
                Write(old.Table, row, old.Predictions[row], @new.Predictions[row]);
                passed.Write(row, writer);
                writer.EndRecord();
            }

            writer.Flush();
            passed.Clear();
        }

        public override void Commit()
        {
            file.Write(text);
            text.SetLength(0);
        }

        private void Write(Table table, int row, PredictionView old, PredictionView @new)
        {
            if (pair.Target is ClassTarget)
            {
                WriteClass((int)table.Target(0)[row]);
                WriteClass(old.ClassIndex);
                WriteClass(Array.IndexOf(pair.Order, @new.ClassIndex));
            }

            for (var i = 0; pair.Target is not ClassTarget && i < pair.Order.Length; i++)
            {
                var isNumber = pair.Target is NumberTarget;
                var (one, other) = isNumber ? (old.Number(i), @new.Number(pair.Order[i]))
                    : (old.HasLabel(i) ? 1 : 0, @new.HasLabel(pair.Order[i]) ? 1 : 0);
                RangeColumns.WriteNumber(writer, _forms, i, table.Target(i)[row]);
                RangeColumns.WriteNumber(writer, _forms, i, one);
                RangeColumns.WriteNumber(writer, _forms, i, other);
                if (isNumber)
                {
                    RangeColumns.WriteNumber(writer, _forms, i, other - one);
                }
            }

            for (var i = 0; pair.Target is not NumberTarget && i < 2 * pair.Order.Length; i++)
            {
                writer.WriteNumber(i < pair.Order.Length ? old.Outputs[i] : @new.Outputs[pair.Order[i - pair.Order.Length]]);
            }
        }

        private void WriteClass(int code)
        {
            if (code < 0)
            {
                writer.WriteNothing();
            }
            else
            {
                writer.WriteText(_classes[code]);
            }
        }
    }
}
