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
        var activations = string.Join(", ", shape.Layers.Select(layer => NetworkNames.Activations.NameOf(layer.Activation)));
        Line(text, "network", $"{shape}, {activations}; {shape.ParameterCount} parameters");
        foreach (var group in schema.Features.GroupBy(feature => feature.Kind).OrderBy(group => group.Key))
        {
            var isUnscaled = group.Key == FeatureKind.Numeric && !options.StandardiseInputs;
            Line(text, KindName(group.Key), NameList.Shorten([.. group.Select(feature => feature.Name)]) + (isUnscaled ? "; as they are" : ""));
        }

        Line(text, "target", NameList.Shorten(schema.Target.Columns));
        Line(text, "predicts", Prediction(schema.Target));
        Line(text, "trained", $"{training.Rows} rows, {training.Epochs} epochs, preset {options.Preset}, seed {options.Seed}, gophernet {training.Version}");
        var loss = NetworkNames.Losses.NameOf(options.Loss);
        Line(text, "loss", string.Create(CultureInfo.InvariantCulture, $"{loss}, {training.Loss:0.0000} at the end"));
        var optimizer = TrainingNames.Optimizers.NameOf(options.Optimizer);
        var batches = options.BatchSize == 0 ? "all rows at once" : $"batches of {options.BatchSize}";
        Line(text, "optimizer", string.Create(CultureInfo.InvariantCulture, $"{optimizer}, learning rate {options.LearningRate}, {batches}"));
        Line(text, "fingerprint", Fingerprint.Of(model));
        return text.ToString();
    }

    public static void WriteJson(Model model, Stream stream) => JsonOutput.Write(stream, json => ModelDocument.Write(model, json));

    private static string Prediction(Target target) => target switch
    {
        ClassTarget classes => $"a class: {NameList.Shorten(classes.Classes)}",
        NumberTarget => "numbers",
        _ => "labels, each by itself",
    };

    private static string KindName(FeatureKind kind) => kind switch
    {
        FeatureKind.Numeric => "numbers",
        FeatureKind.Boolean => "booleans",
        FeatureKind.Date => "dates",
        _ => "categories",
    };

    private static void Line(StringBuilder text, string name, string value) => text.Append(name.PadRight(13)).Append(Printable.Escape(value)).Append('\n');
}
