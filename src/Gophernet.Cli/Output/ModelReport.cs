using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Cli.Output;

/// <summary>What is in a model, for people or as JSON.</summary>
internal static class ModelReport
{
    public static string ToText(Model model)
    {
        var (schema, training, shape) = (model.Schema, model.Training, model.Network.Shape);
        var options = training.Options;
        var text = new StringBuilder();
        Line(text, "network", $"{shape}, {string.Join(", ", shape.Layers.Select(layer => NetworkNames.Activations.NameOf(layer.Activation)))}; {shape.ParameterCount} parameters");
        foreach (var group in schema.Features.GroupBy(feature => feature.Kind).OrderBy(group => group.Key))
        {
            Line(text, KindName(group.Key), NameList.Shorten([.. group.Select(feature => feature.Name)]) + (group.Key == FeatureKind.Numeric && !options.StandardiseInputs ? "; as they are" : ""));
        }

        Line(text, "target", NameList.Shorten(schema.Target.Columns));
        Line(text, "predicts", schema.Target is ClassTarget classes ? $"a class: {NameList.Shorten(classes.Classes)}" : schema.Target is NumberTarget ? "numbers" : "labels, each by itself");
        Line(text, "trained", $"{training.Rows} rows, {training.Epochs} epochs, preset {options.Preset}, seed {options.Seed}, gophernet {training.Version}");
        Line(text, "loss", string.Create(CultureInfo.InvariantCulture, $"{NetworkNames.Losses.NameOf(options.Loss)}, {training.Loss:0.0000} at the end"));
        Line(text, "optimizer", string.Create(CultureInfo.InvariantCulture, $"{TrainingNames.Optimizers.NameOf(options.Optimizer)}, learning rate {options.LearningRate}, {(options.BatchSize == 0 ? "all rows at once" : $"batches of {options.BatchSize}")}"));
        return text.ToString();
    }

    public static void WriteJson(Model model, Stream stream) => JsonOutput.Write(stream, json => ModelDocument.Write(model, json));

    private static string KindName(FeatureKind kind) => kind switch
    {
        FeatureKind.Numeric => "numbers",
        FeatureKind.Boolean => "booleans",
        FeatureKind.Date => "dates",
        _ => "categories",
    };

    private static void Line(StringBuilder text, string name, string value) => text.Append(name.PadRight(11)).Append(Printable.Escape(value)).Append('\n');
}
