using System.Text.Json;
using Gophernet.Models.Files;
using Gophernet.Reports;

namespace Gophernet.Cli.Output;

/// <summary>All that is known of a model and of what it does on some rows, as one JSON document; a page shows it.</summary>
/// <param name="modelFile">The file of the model.</param>
/// <param name="dataFile">The file of the rows.</param>
/// <param name="rows">The rows, with what is predicted.</param>
/// <param name="importance">How much the model needs each column.</param>
/// <param name="effects">What it predicts as single columns change.</param>
/// <param name="worst">The rows that it is farthest off in.</param>
/// <param name="form">A form that predicts; null for none.</param>
internal sealed class ReportDocument(
    string modelFile, string dataFile, ReportRows rows, ImportanceReport importance, EffectReport effects, WorstRowsReport? worst, ReportForm? form)
{
    /// <summary>Writes the document as an object.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="seed">Decides which rows are drawn as points.</param>
    /// <param name="remarks">What was said of the data.</param>
    public void Write(Utf8JsonWriter json, ulong seed, Remarks remarks)
    {
        var model = rows.Model;
        json.WriteStartObject();
        json.WriteString("version", ProductVersion.Current);
        ModelSection.Write(json, model, modelFile);
        json.WriteStartObject("data");
        json.WriteString("file", dataFile);
        json.WriteNumber("rows", rows.Evaluation.Rows);
        json.WriteNumber("left_out", rows.Evaluation.LeftOutCount);
        json.WriteBoolean("learnt", rows.Evaluation.IsOfLearntTable);
        json.WriteEndObject();
        if (model.Record?.HeldOut is { } heldOut)
        {
            MetricDocument.Write(heldOut, json);
        }

        CurvesSection.Write(json, model);
        json.WriteStartObject("evaluation");
        EvaluationJson.WriteBody(json, rows.Evaluation);
        json.WriteEndObject();
        OutcomeSection.Write(json, rows, seed);
        json.WriteStartObject("importance");
        importance.WriteBody(json);
        json.WriteEndObject();
        json.WriteNumber("effect_rows", effects.Rows);
        effects.WriteEffects(json);
        ColumnsSection.Write(json, rows.Far, ColumnShift.Of(rows.Far.Columns, model.Record?.Data?.RowCount ?? 0, rows.RowsPerGroup));
        worst?.Write(json);
        form?.Write(json);
        remarks.WriteJson(json);
        json.WriteEndObject();
    }
}
