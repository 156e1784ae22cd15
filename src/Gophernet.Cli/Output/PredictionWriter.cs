using System.Collections.Immutable;
using System.Text;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>Writes predictions in the terms of the target, after the columns that are passed through.</summary>
internal sealed class PredictionWriter
{
    private readonly Target _target;
    private readonly PassedColumns _passed;
    private readonly RecordWriter _writer;
    private readonly bool _withProbabilities;
    private readonly Func<GophernetException, string>? _errorOf;
    private readonly int _fieldCount;
    private readonly byte[][] _classes;
    private readonly ImmutableArray<NumberForm?> _forms;
    private readonly RangeColumns _ranges;

    /// <summary>Creates a writer and writes the header.</summary>
    /// <param name="model">The model.</param>
    /// <param name="withProbabilities">Whether each class or label has a column of its own.</param>
    /// <param name="passed">The columns that are passed through.</param>
    /// <param name="writer">What writes.</param>
    /// <param name="isPlain">Whether numbers are plain, however the target is written.</param>
    /// <param name="ranges">The intervals or sets to write too, for none or more percentages.</param>
    /// <param name="errorOf">What is written of a fault in a column of its own; null for no such column.</param>
    public PredictionWriter(
        Model model, bool withProbabilities, PassedColumns passed, RecordWriter writer, bool isPlain, PredictionRanges ranges,
        Func<GophernetException, string>? errorOf)
    {
        var target = model.Schema.Target;
        _target = target;
        _passed = passed;
        _writer = writer;
        _withProbabilities = withProbabilities;
        _errorOf = errorOf;
        var probabilities = withProbabilities ? target.ProbabilityNames : [];
        _classes = ClassNames(target);
        _forms = !isPlain && target is NumberTarget numbers ? numbers.Written : [];
        _ranges = new RangeColumns(target, ranges, _forms);
        string[] others = [.. _ranges.Names(), .. probabilities.Select(Target.ProbabilityColumn), .. errorOf is not null ? (string[])["error"] : []];
        var names = new FreeNames(FreeNames.Predicted, passed.Names); // the target itself may be among them
        string[] written = [.. names.Of(target.PredictionNames, others), .. names.Of(others)];
        _fieldCount = written.Length - (errorOf is not null ? 1 : 0);
        writer.WriteHeader([.. passed.Names, .. written]);
        writer.Flush();
    }

    /// <summary>Writes a block, and hands it on at once. A row with a fault has nothing where its prediction would stand.</summary>
    public void Write(PredictedRows rows)
    {
        var (predictions, faulty) = (rows.Predictions, 0);
        for (var row = 0; row < predictions.Count; row++)
        {
            _passed.Write(row, _writer);
            var fault = faulty < rows.FaultyRows.Count && rows.FaultyRows[faulty].Row == row ? rows.FaultyRows[faulty++].Fault : null;
            if (fault is null)
            {
                WritePrediction(_writer, _target, _classes, _forms, predictions[row], _withProbabilities, _ranges);
            }
            else
            {
                WriteNothing(_fieldCount);
            }

            if (_errorOf is not null)
            {
                WriteError(fault);
            }

            _writer.EndRecord();
        }

        _writer.Flush();
        _passed.Clear();
    }

    /// <summary>Writes what is predicted for one row.</summary>
    public static void WritePrediction(
        RecordWriter writer, Target target, byte[][] classes, ImmutableArray<NumberForm?> forms, PredictionView prediction, bool withProbabilities,
        RangeColumns? ranges = null)
    {
        if (target is ClassTarget)
        {
            writer.WriteText(classes[prediction.ClassIndex]);
        }
        else
        {
            for (var i = 0; i < target.ValueCount; i++)
            {
                RangeColumns.WriteNumber(writer, forms, i, target is NumberTarget ? prediction.Number(i) : prediction.HasLabel(i) ? 1 : 0);
                for (var quantile = 0; target is NumberTarget { Quantiles: { IsEmpty: false } quantiles } && quantile < quantiles.Length; quantile++)
                {
                    RangeColumns.WriteNumber(writer, forms, i, prediction.Quantile(i, quantile));
                }
            }
        }

        ranges?.Write(writer, prediction);
        foreach (var output in withProbabilities ? prediction.Outputs : [])
        {
            writer.WriteNumber(output);
        }
    }

    /// <summary>The names of the classes as text; none where there are no classes.</summary>
    public static byte[][] ClassNames(Target target) => target is ClassTarget classes ? [.. classes.Classes.Select(Encoding.UTF8.GetBytes)] : [];

    private void WriteError(GophernetException? fault)
    {
        if (fault is null)
        {
            WriteNothing(1);
        }
        else
        {
            _writer.WriteText(Encoding.UTF8.GetBytes(_errorOf!(fault)));
        }
    }

    private void WriteNothing(int fields)
    {
        for (var i = 0; i < fields; i++)
        {
            _writer.WriteNothing();
        }
    }
}
