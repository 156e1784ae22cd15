using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Cli.Output;

/// <summary>What is in a model, for people or as JSON.</summary>
internal static class ModelReport
{
    public static string ToText(Model model)
    {
        var (schema, training, shape) = (model.Schema, model.Training, model.Shape);
        var options = training.Options;
        var text = new StringBuilder();
        var activations = string.Join(", ", shape.Layers.Select(layer => layer.Activation.Name));
        var count = model.Networks.Length == 1 ? "" : $"{model.Networks.Length} of ";
        var parameters = shape.ParameterCount + (long)shape.SparseParameterCount;
        Line(text, "network", $"{count}{shape}, {activations}; {parameters} parameters{(model.Networks.Length == 1 ? "" : " each")}");
        if (shape.Input is { } input && Inputs(input) is { } inputs)
        {
            Line(text, "inputs", inputs);
        }

        foreach (var features in FeatureKinds.Group(schema.Features))
        {
            var isUnscaled = features[0].IsNumber && training.Scaling == NumberScaling.None;
            Line(text, features[0].PluralName, NameList.Shorten([.. features.Select(Name)]) + (isUnscaled ? "; as they are" : ""));
        }

        if (NumberForms.Of(schema) is { Count: > 0 } forms)
        {
            Line(text, "written", NameList.Shorten(forms));
        }

        if (schema.Features.Where(feature => feature is NumericFeature { Tails.IsEmpty: false }) is { Length: > 0 } tailed)
        {
            Line(text, "long tails", NameList.Shorten([.. tailed.Select(feature => feature.Name)]) + "; also as they are and as logarithms");
        }

        Line(text, "target", NameList.Shorten(schema.Target.Columns));
        Line(text, "predicts", Prediction(schema.Target) + Quantiles(schema.Target) + Decision(model));
        if (Ranges(model) is { } ranges)
        {
            Line(text, "ranges", ranges);
        }

        foreach (var feature in schema.Features.OfType<TextFeature>())
        {
            foreach (var (output, words) in StrongestWords.Of(model, feature))
            {
                Line(text, "words", $"{feature.Name}, for {output}: {words}");
            }
        }

        var (rows, epochs) = (NameList.Count(training.Rows, "row"), NameList.Count(training.Epochs, "epoch"));
        Line(text, "trained", $"{rows}, {epochs}, preset {options.Preset}, seed {options.Seed}, gophernet {training.Version}");
        if (options.ValidationFraction > 0)
        {
            Line(text, "best epochs", string.Join(", ", training.BestEpochs));
        }

        if ((training.Group ?? training.Time) is not null)
        {
            Line(text, "judged", training.Group is { } group ? $"on rows of other groups, by {group}" : $"on rows that come after, by {training.Time}");
        }

        Line(text, "loss", string.Create(CultureInfo.InvariantCulture, $"{options.Loss.Kind.Name}, {training.Loss:0.0000} at the end"));
        var batches = options.BatchSize == 0 ? "all rows at once" : $"batches of {options.BatchSize}";
        var schedule = options.Schedule == Schedule.Constant ? "" : " " + options.Schedule.Name;
        Line(text, "optimizer", string.Create(CultureInfo.InvariantCulture,
            $"{options.Optimizer.Name}, learning rate {options.LearningRate}{schedule}, {batches}{Regularisation(options)}"));
        Line(text, "fingerprint", Fingerprint.Of(model));
        return text.ToString();
    }

    public static void WriteJson(Model model, Stream stream) => JsonOutput.Write(stream, json => ModelDocument.Write(model, json));

    /// <summary>The name of a feature, and how its cells are written where that is not the plain way.</summary>
    private static string Name(Feature feature) => feature.FormName is { } form ? $"{feature.Name} ({form})" : feature.Name;

    /// <summary>What is done to the inputs; null where they enter as they are.</summary>
    private static string? Inputs(InputShape input)
    {
        var kinds = input.Steps.Select(step => step.Kind).Distinct();
        var parts = kinds.Select(kind => input.Steps.Where(step => step.Kind == kind))
            .Select(steps => steps[0].Summary(steps.Length, (int)steps.Sum(step => step.Inputs))).OfType<string>().ToList();
        if (input.IsScaled)
        {
            parts.Add("learned scales");
        }

        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>How probabilities and decisions differ from the network's own.</summary>
    private static string Decision(Model model)
    {
        var temperature = model.Temperature == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"; temperature {model.Temperature:0.000}");
        return temperature + (Threshold(model) is { } threshold ? "; " + threshold : "");
    }

    /// <summary>From which probability on the second of two classes is decided, in words; null for the larger one.</summary>
    public static string? Threshold(Model model) => model.Threshold is { } threshold && model.Schema.Target is ClassTarget { Classes.Length: 2 } target
        ? string.Create(CultureInfo.InvariantCulture, $"{target.Classes[1]} from the probability {threshold:0.000} on")
        : null;

    /// <summary>What 90 of a hundred rows are within; null where too few were held back to say.</summary>
    private static string? Ranges(Model model)
    {
        const double Percent = 90;
        var bounds = model.Scores.Select(scores => scores.BoundFor(Percent));
        if (bounds.Length == 0 || bounds[0] is null)
        {
            return null;
        }

        var texts = model.Schema.Target is NumberTarget numbers
            ? bounds.Select((bound, i) => (bounds.Length > 1 ? numbers.Columns[i] + " " : "") + Around(numbers, i, bound!.Value))
            : [bounds[0] == 0 ? "the most probable class"
                : $"the most probable class, and those of a probability of {EvaluationReport.Number(1 - bounds[0]!.Value)} or more"];
        return string.Create(
            CultureInfo.InvariantCulture, $"{Percent}%: {NameList.Shorten(texts)}; from {NameList.Count(model.Scores[0].Rows, "row")} held back");
    }

    private static string Around(NumberTarget target, int column, double bound)
    {
        var (isLogarithm, start) = (target.IsLogarithm(column), target.Quantiles.IsEmpty ? "" : "the outer quantiles, ");
        return start + (isLogarithm ? "within a factor of " + EvaluationReport.Number(ScalarMath.Exp(bound)) : "± " + EvaluationReport.Number(bound));
    }

    private static string Quantiles(Target target) => target is NumberTarget { Quantiles: { IsEmpty: false } quantiles }
        ? "; quantiles " + NameList.Shorten(quantiles.Select(quantile => quantile.ToString(CultureInfo.InvariantCulture)))
        : "";

    private static string Regularisation(TrainingOptions options)
    {
        var decay = options.WeightDecay == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", weight decay {options.WeightDecay}");
        return decay + (options.Dropout == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", dropout {options.Dropout}"));
    }

    private static string Prediction(Target target) => target switch
    {
        ClassTarget classes => $"a class: {NameList.Shorten(classes.Classes)}",
        NumberTarget { Smearings.IsEmpty: false } numbers => "numbers; learned as logarithms: "
            + NameList.Shorten([.. numbers.Columns.Where((_, i) => numbers.IsLogarithm(i))]),
        NumberTarget => "numbers",
        _ => "labels, each by itself",
    };

    private static void Line(StringBuilder text, string name, string value) => text.Append(name.PadRight(13)).Append(Printable.Escape(value)).Append('\n');
}
