using System.Text;
using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Cli.Output;

/// <summary>Writes predictions as CSV: the class and, where asked for, the network's output for each class.</summary>
internal sealed class PredictionWriter(Schema schema, bool withProbabilities, Stream stream)
{
    private readonly CsvWriter _writer = new(stream);
    private readonly byte[][] _classes = [.. schema.Classes.Select(Encoding.UTF8.GetBytes)];

    public void WriteHeader()
    {
        _writer.WriteField(schema.PredictionName);
        foreach (var name in withProbabilities ? schema.Classes : [])
        {
            _writer.WriteField("probability_" + name);
        }

        _writer.EndRecord();
        _writer.Flush();
    }

    /// <summary>Writes a batch, and hands it on at once.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="outputs">[rows, classes].</param>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number; those before it were written.</exception>
    public void Write(Table table, Matrix outputs)
    {
        try
        {
            for (var row = 0; row < outputs.Rows; row++)
            {
                Predictor.RequireFinite(table, row, outputs.Row(row));
                WriteRow(outputs.Row(row));
            }
        }
        finally
        {
            _writer.Flush();
        }
    }

    private void WriteRow(ReadOnlySpan<float> outputs)
    {
        _writer.WriteField(_classes[Classification.Decide(outputs)]);
        foreach (var output in withProbabilities ? outputs : [])
        {
            _writer.WriteField(output);
        }

        _writer.EndRecord();
    }
}
