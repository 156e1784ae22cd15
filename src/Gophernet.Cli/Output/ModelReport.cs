using System.Globalization;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks;
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
    /// <summary>For people.</summary>
    /// <param name="model">The model.</param>
    /// <param name="width">How wide the terminal is.</param>
    /// <param name="hasCharts">Whether it is one, where small charts are drawn.</param>
    public static string ToText(Model model, int width, bool hasCharts = false)
    {
        var (schema, training, shape) = (model.Schema, model.Training, model.Shape);
        var options = training.Options;
        var text = new LabelledText(width);
        var activations = string.Join(", ", shape.Layers.Select(layer => layer.Activation.Name));
        var count = model.Networks.Length == 1 ? "" : $"{model.Networks.Length} of ";
        var kinds = model.Shapes;
        text.Add("network", $"{count}{shape}, {activations}; {Parameters(kinds)} parameters{(model.Networks.Length == 1 ? "" : " each")}");
        foreach (var kind in kinds)
        {
            if (kind.Input is { } input && Inputs(input) is { } inputs)
            {
                text.Add("inputs", (kinds.Length == 1 ? "" : Share(model, kind)) + inputs);
            }
        }

        if (model.Networks.Where(network => network.Neighbours is not null) is { Length: > 0 } comparing)
        {
            text.Add("neighbours", $"{NameList.Count(comparing.Length, "network")} of {comparing[0].Shape}, which compare with "
                + $"{NameList.Count(comparing[0].Neighbours!.Count, "training row")}: the file keeps where these are, and their targets");
        }

        foreach (var features in FeatureKinds.Group(schema.Features))
        {
            var isUnscaled = features[0].IsNumber && training.Scaling == NumberScaling.None;
            text.Add(features[0].PluralName, NameList.ShortenTexts([.. features.Select(Name)]) + (isUnscaled ? "; as they are" : ""));
        }

        if (NumberForms.Of(schema) is { Count: > 0 } forms)
        {
            text.Add("written", NameList.ShortenTexts(forms));
        }

        if (schema.Features.Where(feature => feature is NumericFeature { Tails.IsEmpty: false }) is { Length: > 0 } tailed)
        {
            text.Add("long tails", NameList.Shorten([.. tailed.Select(feature => feature.Name)]) + "; also as they are and as logarithms");
        }

        text.Add("target", NameList.Shorten(schema.Target.Columns));
        text.Add("predicts", Prediction(schema.Target) + Quantiles(model) + Decision(model));
        if (Ranges(model) is { } ranges)
        {
            text.Add("ranges", ranges);
        }

        foreach (var feature in schema.Features.OfType<TextFeature>())
        {
            foreach (var (output, words) in StrongestWords.Of(model, feature))
            {
                text.Add("words", $"{feature.Name}, for {output}: {words}");
            }
        }

        var (rows, epochs) = (NameList.Count(training.Rows, "row"), NameList.Count(training.Epochs, "epoch"));
        text.Add("trained", $"{rows}, {epochs}, preset {options.Preset}, seed {options.Seed}, gophernet {training.Version}");
        if (options.ValidationFraction > 0)
        {
            text.Add("best epochs", string.Join(", ", training.BestEpochs));
        }

        if (hasCharts && model.Record?.Curves is { } curves)
        {
            CurveChart.Add(text, curves, training);
        }

        if ((training.Group ?? training.Time) is not null)
        {
            text.Add("judged", training.Group is not { } group ? $"on rows that come after, by {training.Time}"
                : model.Record?.HeldOut is { AreOther: true } ? $"on rows of another file, in groups by {group}" : $"on rows of other groups, by {group}");
        }

        text.Add("loss", string.Create(CultureInfo.InvariantCulture, $"{options.Loss.Kind.Name}, {training.Loss:0.0000} at the end"));
        var batches = options.BatchSize == 0 ? "all rows at once" : $"batches of {options.BatchSize}";
        var schedule = options.Schedule == Schedule.Constant ? "" : " " + options.Schedule.Name;
        text.Add("optimizer", string.Create(CultureInfo.InvariantCulture,
            $"{options.Optimizer.Name}, learning rate {options.LearningRate}{schedule}, {batches}{Regularisation(options)}"));
        if (model.Record is { } record)
        {
            RecordReport.AddOrigin(text, record);
            RecordReport.AddColumns(text, record, schema);
        }

        text.Add("fingerprint", Fingerprint.Of(model));
        return text.ToString();
    }

    /// <summary>As JSON, without what only programs have a use for.</summary>
    public static void WriteJson(Model model, Stream stream) => JsonOutput.Write(stream, json => ModelDocument.Write(model, json, hasBulk: false));

    /// <summary>The name of a feature, and how its cells are written where that is not the plain way.</summary>
    private static string Name(Feature feature) => NameList.Item(feature.Name) + (feature.FormName is { } form ? $" ({form})" : "");

    /// <summary>How many parameters a network has; of several kinds each number.</summary>
    private static string Parameters(NetworkShape[] kinds) => string.Join(" or ", kinds
        .Select(kind => (kind.ParameterCount + (long)kind.SparseParameterCount).ToString(CultureInfo.InvariantCulture)).Distinct());

    /// <summary>How many of the networks are of a kind, and what they count in the mean.</summary>
    private static string Share(Model model, NetworkShape kind)
    {
        var (count, weight, total) = (0, 0.0, 0.0);
        for (var i = 0; i < model.Networks.Length; i++)
        {
            var own = model.Weights.IsEmpty ? 1 : model.Weights[i];
            var isOfKind = model.Networks[i].Shape == kind;
            (count, weight, total) = (count + (isOfKind ? 1 : 0), weight + (isOfKind ? own : 0), total + own);
        }

        var networks = NameList.Count(count, "network") + (kind.IsComparing ? " that compare rows" : "");
        return string.Create(CultureInfo.InvariantCulture, $"{networks}, {weight / total * 100:0}% of the mean: ");
    }

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
        return temperature + (DecisionRule(model) is { } rule ? "; " + rule : "");
    }

    /// <summary>How a class is decided, in words; null where it is the one with the largest probability.</summary>
    public static string? DecisionRule(Model model) => Threshold(model)
        ?? (model.Costs is not null ? "the class whose expected cost is least"
            : model.DecisionWeights.IsEmpty ? null
            : "the class with the largest product of probability and weight");

    /// <summary>From which probability on the second of two classes is decided, in words; null for the larger one.</summary>
    private static string? Threshold(Model model) => model.Threshold is { } threshold && model.Schema.Target is ClassTarget { Classes.Length: 2 } target
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
                : $"the most probable class, and those of a probability of {MetricText.Of(1 - bounds[0]!.Value)} or more"];
        return string.Create(
            CultureInfo.InvariantCulture, $"{Percent}%: {NameList.ShortenTexts(texts)}; from {NameList.Count(model.Scores[0].Rows, "row")} held back");
    }

    private static string Around(NumberTarget target, int column, double bound)
    {
        var (isLogarithm, isQuantiles) = (target.IsLogarithm(column), !target.Quantiles.IsEmpty);
        var size = isQuantiles ? Math.Abs(bound) : bound;
        var text = MetricText.Of(isLogarithm ? ScalarMath.Exp(size) : size);
        return isQuantiles ? $"the outer quantiles, {(bound < 0 ? "narrowed" : "widened")} by {(isLogarithm ? "a factor of " : "")}{text} at each end"
            : isLogarithm ? "within a factor of " + text : "± " + text;
    }

    private static string Quantiles(Model model) => model.Schema.Target is NumberTarget { Quantiles: { IsEmpty: false } quantiles }
        ? "; quantiles " + NameList.Shorten(quantiles.Select(quantile => quantile.ToString(CultureInfo.InvariantCulture)))
        : model.Training.Options.Loss.Quantile is { } one ? string.Create(CultureInfo.InvariantCulture, $"; quantile {one}") : "";

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
}
