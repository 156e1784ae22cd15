using System.Text.Json;
using Gophernet.Evaluation;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Reports;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>A form for one row, and what the model says of it.</summary>
/// <param name="rows">The rows; the first stands in the form, unless their cells are not shown.</param>
/// <param name="refusal">Why a page cannot predict; null where it can.</param>
internal sealed class ReportForm(ReportRows rows, string? refusal)
{
    private const int MaxChoices = 1_000;

    /// <summary>Writes it as the member <c>form</c>, or why there is none as <c>form_refused</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (refusal is not null)
        {
            json.WriteString("form_refused", refusal);
            return;
        }

        json.WriteStartObject("form");
        json.WriteBoolean("decimal_comma", rows.HasDecimalComma);
        json.WriteStartArray("columns");
        for (var i = 0; i < rows.Model.Schema.Features.Length; i++)
        {
            WriteColumn(json, i);
        }

        json.WriteEndArray();
        if (rows.HasTexts)
        {
            json.WritePropertyName("predictions");
            WritePrediction(json, rows.Model, rows.Predicted(0));
        }

        json.WriteEndObject();
    }

    private void WriteColumn(Utf8JsonWriter json, int index)
    {
        var (model, feature) = (rows.Model, rows.Model.Schema.Features[index]);
        json.WriteStartObject();
        json.WriteString("name", feature.Name);
        json.WriteString("kind", feature.Kind);
        if (rows.HasTexts)
        {
            json.WriteString("value", rows.TextOf(0, index));
        }

        if (feature.Choices is { IsEmpty: false, Length: <= MaxChoices } choices)
        {
            json.WriteTexts("choices", choices);
        }

        if (model.Record?.Data?.Of(feature.Name) is NumberProfile { Quantiles.IsEmpty: false } numbers)
        {
            WriteBound(json, "low", feature, numbers.Low);
            WriteBound(json, "high", feature, numbers.High);
        }

        json.WriteBoolean("missing_allowed", feature.HasMissing);
        json.WriteEndObject();
    }

    private static void WriteBound(Utf8JsonWriter json, string name, Feature feature, double value)
    {
        if (feature is NumericFeature { Written: { } form })
        {
            json.WriteString(name, NumberFormWriter.ToText(form, value));
        }
        else if (feature.IsNumber)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, feature.ToText(value));
        }
    }

    /// <summary>What <c>predict --plain --format jsonl --probabilities</c> writes of a row: plain numbers, as the script in the page gives.</summary>
    private static void WritePrediction(Utf8JsonWriter json, Model model, PredictionView prediction)
    {
        var (target, writer) = (model.Schema.Target, new JsonRecordWriter(json));
        writer.WriteHeader(FreeNames.OfPredictions(target));
        PredictionWriter.WritePrediction(
            writer, target, PredictionWriter.ClassNames(target), forms: [], prediction, withProbabilities: !target.ProbabilityNames.IsEmpty);
        writer.EndRecord();
    }
}
