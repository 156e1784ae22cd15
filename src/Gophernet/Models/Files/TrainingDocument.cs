using System.Text.Json;
using Gophernet.Json;
using Gophernet.Networks;
using Gophernet.Tables.Targets;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Models.Files;

/// <summary>How a model came to be, as JSON: every option of <see cref="OptionTable"/>, and what came of them.</summary>
internal static class TrainingDocument
{
    public static void Write(TrainingRecord training, Utf8JsonWriter json)
    {
        json.WriteStartObject("training");
        json.WriteString("scaling", TrainingNames.Scalings.NameOf(training.Scaling));
        foreach (var option in OptionTable.All)
        {
            if (option.Key is not null)
            {
                option.Write(training.Options, json);
            }
        }

        foreach (var (key, column) in (ReadOnlySpan<(string, string?)>)[("group", training.Group), ("time", training.Time)])
        {
            if (column is not null)
            {
                json.WriteString(key, column);
            }
        }

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

    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the network.</exception>
    public static TrainingRecord Read(JsonNodeReader node, string version, IReadOnlyList<NetworkShape> shapes, Target target)
    {
        var (shape, networkCount) = (FirstOf(shapes), shapes.Count);
        var told = OptionsOf(shapes);
        var options = told;
        foreach (var option in OptionTable.All)
        {
            if (option.Key is { } key && (!option.MayBeMissing || node.Has(key)))
            {
                options = option.Read(options, node.Child(key));
            }
        }

        if ((!shape.IsComparing && !options.Hidden.AsSpan().SequenceEqual(told.Hidden.AsSpan()))
            || options.HasInputScale != told.HasInputScale || options.OutputActivation != told.OutputActivation
            || shape.Layers[..^1].Any(layer => layer.Activation != options.HiddenActivation || layer.IsParametric != options.IsParametric))
        {
            throw node.Fault($"its options are not those of a network of {shape}");
        }

        RequireFit(node, options, target);
        var epochs = node.Child("epochs_run").Whole(0, int.MaxValue);
        return new TrainingRecord(
            version, options, node.Child("rows").Whole(0, int.MaxValue), epochs,
            [.. node.Child("best_epochs").Items(networkCount, networkCount).Select(epoch => epoch.Whole(0, epochs))], node.Child("final_loss").Number())
        {
            Scaling = node.Child("scaling").Name(TrainingNames.Scalings),
            Group = node.Has("group") ? node.Child("group").Text() : null,
            Time = node.Has("time") ? node.Child("time").Text() : null,
        };
    }

    /// <summary>Refuses options that no training takes: values that are used again must be in their range, and all must be for what is predicted.</summary>
    private static void RequireFit(JsonNodeReader node, TrainingOptions options, Target target)
    {
        try
        {
            OptionTable.RequireInRange(options);
            TaskFit.Require(options, target.Task);
            TaskFit.RequireQuantiles(target, options.Loss);
        }
        catch (Exception e) when (e is ArgumentException or GophernetException)
        {
            throw node.Fault(e.Message);
        }

        if (options.Loss.Kind.ParameterIsQuantile ? options.Loss.Parameter is not (> 0 and < 1) : !(options.Loss.Parameter > 0))
        {
            throw node.Child("loss_parameter").Fault($"it is no number for the loss {options.Loss.Kind.Name}");
        }
    }

    /// <summary>What networks tell of their options: files of format 1 leave that to them. The rest is as in some preset, to be read over.</summary>
    private static TrainingOptions OptionsOf(IReadOnlyList<NetworkShape> shapes)
    {
        var shape = FirstOf(shapes);
        return Preset.Plain with
        {
            Hidden = [.. shape.Layers[..^1].Select(layer => layer.Outputs)],
            HiddenActivation = shape.Layers[0].Activation,
            IsParametric = shape.Layers[0].IsParametric,
            HasInputScale = shape.Input is { IsScaled: true },
            HasNeighbours = shapes.Any(each => each.IsComparing),
            Numbers = [.. shapes.Select(NumberEmbedding.Of).Distinct()],
            OutputActivation = shape.OutputActivation,
            NetworkCount = shapes.Count,
        };
    }

    /// <summary>The first that compares no rows, whose layers are those of the options; the first where all do.</summary>
    private static NetworkShape FirstOf(IReadOnlyList<NetworkShape> shapes)
    {
        foreach (var shape in shapes)
        {
            if (!shape.IsComparing)
            {
                return shape;
            }
        }

        return shapes[0];
    }
}
