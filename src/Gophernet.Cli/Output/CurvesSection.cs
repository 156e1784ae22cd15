using System.Text.Json;
using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>How the training of the model of a report went.</summary>
internal static class CurvesSection
{
    /// <summary>Writes it as the member <c>training_curves</c>; nothing where it is not known.</summary>
    public static void Write(Utf8JsonWriter json, Model model)
    {
        if (model.Record?.Curves is not { } curves)
        {
            return;
        }

        json.WriteStartArray("training_curves");
        for (var i = 0; i < curves.Networks.Length; i++)
        {
            var curve = curves.Networks[i];
            json.WriteStartObject();
            json.WriteNumber("network", i + 1);
            json.WriteNumber("every", curve.Every);
            json.WriteNumbers("loss", curve.Losses.ToArray());
            if (curves.ErrorName is not null)
            {
                json.WriteNumber("kept_epoch", model.Training.BestEpochs[i]);
                json.WriteString("error_name", curves.ErrorName);
                json.WriteNumbers("validation_error", curve.Errors.ToArray());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
