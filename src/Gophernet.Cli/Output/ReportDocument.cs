using System.Text.Json;
using Gophernet.Models.Files;
using Gophernet.Reports;

namespace Gophernet.Cli.Output;

/// <summary>All that is known of a model and of what it does on some rows, as one JSON document; a page shows it.</summary>
/// <param name="ModelFile">The file of the model.</param>
/// <param name="DataFile">The file of the rows.</param>
/// <param name="Rows">The rows, with what is predicted.</param>
/// <param name="Importance">How much the model needs each column.</param>
/// <param name="Effects">What it predicts as single columns change.</param>
/// <param name="Worst">The rows that it is farthest off in.</param>
/// <param name="Form">A form that predicts; null for none.</param>
internal sealed record ReportDocument(
    string ModelFile, string DataFile, ReportRows Rows, ImportanceReport Importance, EffectReport Effects, WorstRowsReport? Worst, ReportForm? Form)
{
    /// <summary>Writes the document as an object.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="seed">Decides which rows are drawn as points.</param>
    /// <param name="remarks">What was said of the data.</param>
    public void Write(Utf8JsonWriter json, ulong seed, Remarks remarks)
    {
        var model = Rows.Model;
        json.WriteStartObject();
        json.WriteString("version", ProductVersion.Current);
        ModelSection.Write(json, model, ModelFile);
        json.WriteStartObject("data");
        json.WriteString("file", DataFile);
        json.WriteNumber("rows", Rows.Evaluation.Rows);
        json.WriteNumber("left_out", Rows.Evaluation.LeftOutCount);
        json.WriteEndObject();
        if (model.Record?.HeldOut is { } heldOut)
        {
            MetricDocument.Write(heldOut, json);
        }

        CurvesSection.Write(json, model);
        json.WriteStartObject("evaluation");
        EvaluationJson.WriteBody(json, Rows.Evaluation);
        json.WriteEndObject();
        OutcomeSection.Write(json, Rows, seed);
        json.WriteStartObject("importance");
        Importance.WriteBody(json);
        json.WriteEndObject();
        json.WriteNumber("effect_rows", Effects.Rows);
        Effects.WriteEffects(json);
        ColumnsSection.Write(json, Rows.Far);
        Worst?.Write(json);
        Form?.Write(json);
        remarks.WriteJson(json);
        json.WriteEndObject();
    }
}
