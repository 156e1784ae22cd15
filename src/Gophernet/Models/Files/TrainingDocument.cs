using System.Globalization;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>How a model came to be, as JSON: every option that its network's shape does not tell.</summary>
internal static class TrainingDocument
{
    public static void Write(TrainingRecord training, Utf8JsonWriter json)
    {
        var options = training.Options;
        json.WriteStartObject("training");
        json.WriteString("preset", options.Preset);
        json.WriteString("scaling", TrainingNames.Scalings.NameOf(options.Scaling));
        json.WriteNumber("embedded_categories", options.EmbeddedCategories);
        json.WriteString("loss", NetworkNames.Losses.NameOf(options.Loss.Kind));
        json.WriteNumber("loss_parameter", options.Loss.Parameter);
        json.WriteNumber("label_smoothing", options.LabelSmoothing);
        json.WriteString("starting_weights", NetworkNames.StartingWeights.NameOf(options.StartingWeights));
        json.WriteString("optimizer", TrainingNames.Optimizers.NameOf(options.Optimizer));
        json.WriteNumber("learning_rate", options.LearningRate);
        json.WriteStartObject("rates");
        json.WriteBoolean("by_width", options.Rates.IsByWidth);
        json.WriteNumber("bias", options.Rates.Bias);
        json.WriteNumber("scale", options.Rates.Scale);
        json.WriteNumber("wave", options.Rates.Wave);
        json.WriteNumber("category", options.Rates.Category);
        json.WriteNumber("share", options.Rates.ActivationWeight);
        json.WriteEndObject();
        json.WriteString("schedule", TrainingNames.Schedules.NameOf(options.Schedule));
        json.WriteNumber("momentum", options.Momentum);
        json.WriteBoolean("nesterov", options.HasNesterov);
        json.WriteNumber("square_decay", options.SquareDecay);
        json.WriteNumber("weight_decay", options.WeightDecay);
        json.WriteNumber("dropout", options.Dropout);
        json.WriteString("regularisation_schedule", TrainingNames.Schedules.NameOf(options.RegularisationSchedule));
        json.WriteNumber("gradient_clip", options.GradientClip);
        json.WriteString("reduction", TrainingNames.Reductions.NameOf(options.Reduction));
        json.WriteNumber("batch_size", options.BatchSize);
        json.WriteBoolean("drops_partial_batch", options.DropsPartialBatch);
        json.WriteNumber("epochs", options.Epochs);
        json.WriteNumber("validation", options.ValidationFraction);
        json.WriteNumber("patience", options.Patience);
        json.WriteBoolean("refits", options.Refits);
        json.WriteBoolean("calibrates", options.Calibrates);
        json.WriteBoolean("limits_predictions", options.LimitsPredictions);
        if (options.ClassWeights is { } weights)
        {
            json.WriteStartObject("class_weights");
            json.WriteBoolean("balanced", weights.IsBalanced);
            foreach (var (name, weight) in weights.Named)
            {
                json.WriteNumber("of_" + name, weight);
            }

            json.WriteEndObject();
        }

        json.WriteString("seed", options.Seed.ToString(CultureInfo.InvariantCulture)); // JSON numbers stop at 2⁵³ in many readers
        json.WriteNumber("rows", training.Rows);
        json.WriteNumber("epochs_run", training.Epochs);
        json.WriteStartArray("best_epochs");
        foreach (var epoch in training.BestEpochs)
        {
            json.WriteNumberValue(epoch);
        }

        json.WriteEndArray();
        json.WriteNumber("final_loss", training.Loss);
        json.WriteEndObject();
    }

    /// <exception cref="GophernetException">Something is missing, or of the wrong kind.</exception>
    public static TrainingRecord Read(JsonNodeReader node, string version, NetworkShape shape)
    {
        var rates = node.Child("rates");
        var options = new TrainingOptions
        {
            Preset = node.Child("preset").Text(),
            Scaling = node.Child("scaling").Name(TrainingNames.Scalings),
            HasInputScale = shape.Input is { IsScaled: true },
            EmbedsNumbers = shape.Input?.Steps.Any(step => step is PeriodicInput) ?? false,
            EmbeddedCategories = node.Child("embedded_categories").Whole(0, int.MaxValue),
            Hidden = [.. shape.Layers[..^1].Select(layer => layer.Outputs)],
            HiddenActivation = shape.Layers[0].Activation,
            IsParametric = shape.Layers[0].IsParametric,
            OutputActivation = shape.OutputActivation,
            Loss = new LossFunction(node.Child("loss").Name(NetworkNames.Losses), node.Child("loss_parameter").Single()),
            LabelSmoothing = node.Child("label_smoothing").Single(),
            StartingWeights = node.Child("starting_weights").Name(NetworkNames.StartingWeights),
            Optimizer = node.Child("optimizer").Name(TrainingNames.Optimizers),
            LearningRate = node.Child("learning_rate").Single(),
            Rates = new ParameterRates(
                rates.Child("by_width").Truth(), rates.Child("bias").Single(), rates.Child("scale").Single(), rates.Child("wave").Single(),
                rates.Child("category").Single(), rates.Child("share").Single()),
            Schedule = node.Child("schedule").Name(TrainingNames.Schedules),
            Momentum = node.Child("momentum").Single(),
            HasNesterov = node.Child("nesterov").Truth(),
            SquareDecay = node.Child("square_decay").Single(),
            WeightDecay = node.Child("weight_decay").Single(),
            Dropout = node.Child("dropout").Single(),
            RegularisationSchedule = node.Child("regularisation_schedule").Name(TrainingNames.Schedules),
            GradientClip = node.Child("gradient_clip").Single(),
            Reduction = node.Child("reduction").Name(TrainingNames.Reductions),
            BatchSize = node.Child("batch_size").Whole(0, int.MaxValue),
            DropsPartialBatch = node.Child("drops_partial_batch").Truth(),
            Epochs = node.Child("epochs").Whole(0, int.MaxValue),
            ValidationFraction = node.Child("validation").Number(),
            Patience = node.Child("patience").Whole(0, int.MaxValue),
            Refits = node.Child("refits").Truth(),
            Calibrates = node.Child("calibrates").Truth(),
            LimitsPredictions = node.Child("limits_predictions").Truth(),
            ClassWeights = node.Has("class_weights") ? ReadClassWeights(node.Child("class_weights")) : null,
            NetworkCount = node.Child("best_epochs").Items().Count,
            Seed = ulong.TryParse(node.Child("seed").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
                : throw node.Fault("the seed is not a whole number"),
        };
        return new TrainingRecord(
            version, options, node.Child("rows").Whole(0, int.MaxValue), node.Child("epochs_run").Whole(0, int.MaxValue),
            [.. node.Child("best_epochs").Items().Select(epoch => epoch.Whole(0, int.MaxValue))], node.Child("final_loss").Number());
    }

    private static ClassWeighting ReadClassWeights(JsonNodeReader node)
    {
        const string Prefix = "of_";
        var named = node.Names().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        return new ClassWeighting(node.Child("balanced").Truth(), [.. named.Select(name => (name[Prefix.Length..], node.Child(name).Single()))]);
    }
}
