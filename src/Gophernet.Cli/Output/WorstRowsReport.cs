using System.Text.Json;
using Gophernet.Explanation;
using Gophernet.Reports;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>The rows that a model is farthest off in, with their cells.</summary>
/// <param name="rows">The rows.</param>
/// <param name="metric">The metric that says what a row loses.</param>
internal sealed class WorstRowsReport(ReportRows rows, RowMetric metric)
{
    private const int MaxRows = 20;

    private readonly Target _target = rows.Model.Schema.Target;

    /// <summary>Writes them as the members <c>row_loss</c> and <c>worst_rows</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("row_loss", metric.Name);
        json.WriteStartArray("worst_rows");
        foreach (var (row, loss) in WorstRow.Of(rows, metric, MaxRows))
        {
            json.WriteStartObject();
            json.WriteNumber("line", rows.Table.Lines[row]);
            WriteActual(json, row);
            WritePredicted(json, row);
            json.WriteNumber("loss", loss);
            json.WriteStartObject("values");
            for (var feature = 0; feature < rows.Model.Features.Count; feature++)
            {
                json.WriteString(rows.Model.Features[feature], Printable.Cut(rows.TextOf(row, feature)));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteActual(Utf8JsonWriter json, int row)
    {
        if (_target is ClassTarget classes)
        {
            var actual = (int)rows.Table.Target(0)[row];
            json.WriteString("actual", classes.Classes[actual]);
            json.WriteNumber("probability", rows.Outputs[row, actual]);
        }
        else
        {
            WriteValues(json, "actual", i => rows.Table.Target(i)[row], i => rows.Table.Target(i)[row] > 0);
        }
    }

    private void WritePredicted(Utf8JsonWriter json, int row)
    {
        if (_target is ClassTarget classes)
        {
            json.WriteString("predicted", classes.Classes[rows.Predicted(row).ClassIndex]);
        }
        else
        {
            WriteValues(json, "predicted", i => rows.Predicted(row).Number(i), i => rows.Predicted(row).HasLabel(i));
        }
    }

    /// <summary>A number, a list of numbers, or the labels that are there.</summary>
    private void WriteValues(Utf8JsonWriter json, string name, Func<int, double> numberOf, Func<int, bool> hasLabel)
    {
        if (_target is NumberTarget { Columns.Length: 1 })
        {
            json.WriteNumber(name, numberOf(0));
            return;
        }

        json.WriteStartArray(name);
        for (var i = 0; i < _target.Columns.Length; i++)
        {
            if (_target is NumberTarget)
            {
                json.WriteNumberValue(numberOf(i));
            }
            else if (hasLabel(i))
            {
                json.WriteStringValue(_target.Columns[i]);
            }
        }

        json.WriteEndArray();
    }
}
