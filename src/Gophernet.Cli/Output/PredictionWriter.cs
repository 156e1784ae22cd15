using System.Text;
using Gophernet.Csv;
using Gophernet.Evaluation;
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
    /// <param name="outputs">[rows, classes].</param>
    public void Write(Matrix outputs)
    {
        for (var row = 0; row < outputs.Rows; row++)
        {
            var values = outputs.Row(row);
            _writer.WriteField(_classes[Classification.Decide(values)]);
            foreach (var value in withProbabilities ? values : [])
            {
                _writer.WriteField(value);
            }

            _writer.EndRecord();
        }

        _writer.Flush();
    }
}
