using System.Collections.Immutable;
using Gophernet.Models;
using Gophernet.Networks.Activations;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>What was found in a training table, in short.</summary>
internal static class TrainingNotes
{
    private const int MaxEpochs = 8;

    public static void Write(TrainingTable training, string source, bool isTargetFound, Messages messages)
    {
        var schema = training.Schema;
        var target = schema.Target;
        messages.Say($"{source}: {NameList.Count(training.RowCount, "row")}, "
            + $"{NameList.Count(schema.Features.Length, "feature")}{Kinds(schema.Features)}");
        messages.Say($"target: {NameList.Shorten(target.Columns)}{(isTargetFound ? " (the last column; --target names another)" : "")}: {Task(target)}");
        if (training.LeftOutCount > 0)
        {
            messages.Say($"left out {NameList.Count(training.LeftOutCount, "row")} without a target");
        }

        foreach (var columns in training.Dropped.GroupBy(column => column.Reason))
        {
            messages.Say($"dropped, {columns[0].Reason}: {NameList.Shorten([.. columns.Select(column => column.Column)])}");
        }

        if (NumberForms.Of(schema) is { Count: > 0 } forms)
        {
            messages.Note($"numbers are written: {NameList.ShortenTexts(forms)}");
        }

        foreach (var note in training.Notes)
        {
            if (note.Setting is null)
            {
                messages.Note(HintText.Of(note));
            }
            else
            {
                messages.Warn(HintText.Of(note));
            }
        }
    }

    /// <summary>What will be done.</summary>
    public static void WritePlan(ModelTrainer trainer, Messages messages)
    {
        var options = trainer.Options;
        if (trainer.NotSelected.Length > 0)
        {
            messages.Say($"dropped, others tell more of the target (--select all keeps them): {NameList.Shorten(trainer.NotSelected)}");
        }

        if (trainer.RepeatNote is { } note)
        {
            messages.Note(HintText.Of(note));
        }

        var networks = options.NetworkCount == 1 ? "" : $"{options.NetworkCount} networks of ";
        messages.Say($"training {options.Preset}: {networks}{trainer.Shape}, {NameList.Count(options.Epochs, "epoch")}, seed {options.Seed}");
        NoteKinds(trainer, messages);
        if (options.ValidationFraction > 0 && !trainer.IsJudged)
        {
            messages.Note("too few rows to hold some back: the last epoch is kept");
        }
    }

    /// <summary>What is said where one kind of network chooses among many columns.</summary>
    public const string OnChoosingKind = "some networks take only the columns that tell most of the target, as rows are few (--select all: each takes all)";

    /// <summary>Which kinds of networks there are not, though they were asked for; and what a model keeps of its rows.</summary>
    private static void NoteKinds(ModelTrainer trainer, Messages messages)
    {
        var (options, networks) = (trainer.Options, NameList.Count(trainer.Options.NetworkCount, "network"));
        if (options.Numbers.Length > options.NetworkCount)
        {
            var taken = string.Join(" and ", options.Numbers[..options.NetworkCount]);
            messages.Note($"numbers enter by {taken} alone: {networks} cannot take {options.Numbers.Length} ways in turn");
        }

        if (trainer.HasChoosingKind)
        {
            messages.Note(OnChoosingKind);
        }

        if (trainer.Shapes.Any(shape => shape.IsComparing))
        {
            messages.Note("networks that compare rows keep training rows in the model (--neighbours off for none)");
        }
        else if (options.HasNeighbours)
        {
            messages.Note("no network compares rows: " + (options.NetworkCount < options.KindCount
                ? $"{networks} cannot be of {options.KindCount} kinds in turn" : "texts and quantiles are not compared"));
        }
    }

    /// <summary>How often training went back.</summary>
    public static void WriteRestarts(ModelTrainer trainer, Messages messages)
    {
        if (trainer.Restarts > 0)
        {
            messages.Warn($"{NameList.Count(trainer.Restarts, "step")} went too far: "
                + "training continued from before with smaller ones; try a smaller --learning-rate");
        }
    }

    /// <summary>What came of it.</summary>
    /// <param name="classRows">The rows of each class in training.</param>
    /// <param name="judgeLearnt">Judges the model on the rows of training; null where time is short.</param>
    /// <param name="model">The model.</param>
    /// <param name="decision">What was said of how it decides.</param>
    /// <param name="heldOut">How good it is on others; null where there are none.</param>
    /// <param name="validation">The file that those are in; null where they were held back.</param>
    /// <param name="messages">Receives the lines.</param>
    public static void WriteResult(
        long[] classRows, Func<ModelEvaluation>? judgeLearnt, Model model, DecisionOptions decision, ModelEvaluation? heldOut, string? validation,
        Messages messages)
    {
        if (ModelReport.DecisionRule(model) is { } rule)
        {
            messages.Note($"decides for {rule}");
        }

        if (!model.LogitOffsets.IsEmpty)
        {
            const string probabilities = "probabilities are those of classes as frequent as in the data";
            messages.Note(decision == DecisionOptions.Usual ? $"the weights of classes move decisions; {probabilities}"
                : $"{probabilities}; decisions are those that were asked for, whatever the weights of classes");
        }
        else if (model.Training.Options.ClassWeights is not null && model.Shape.OutputActivation != Activation.Softmax)
        {
            messages.Note("the weights of classes move probabilities: those of classes that count more are larger than their shares of rows");
        }

        if (heldOut is null)
        {
            if (messages.IsQuiet || judgeLearnt is null)
            {
                return; // judging all rows again takes a while
            }

            var judged = judgeLearnt();
            messages.Say($"loss {MetricText.Of(model.Training.Loss)}, {EvaluationSummary.Short(judged)} on the "
                + (judged.Rows < model.Training.Rows ? $"{NameList.Count(judged.Rows, "row")} in memory" : "training rows"));
            return;
        }

        var which = (validation, model.Training.Group, model.Training.Time) switch
        {
            ({ } file, _, _) => $"of {file}",
            (_, { } group, _) => $"not learnt from, nor any other of the same {group}",
            (_, _, { } time) => $"that come after those learnt from (by {time})",
            _ => "not learnt from",
        };
        messages.Say($"on {NameList.Count(heldOut.Rows, "row")} {which}: {EvaluationSummary.Full(heldOut)}");
        foreach (var note in judgeLearnt is null ? [] : ScoreNotes.On(heldOut, classRows))
        {
            messages.Warn(note);
        }

        var epochs = string.Join(", ", model.Training.BestEpochs.Take(MaxEpochs)) + (model.Training.BestEpochs.Length > MaxEpochs ? ", …" : "");
        messages.Say($"best {(model.Networks.Length == 1 ? "epoch" : "epochs")} {epochs} of {model.Training.Epochs}");
    }

    private static string Task(Target target) => target switch
    {
        ClassTarget classes => $"{NameList.Count(classes.Classes.Length, "class", "classes")}: {NameList.Shorten(classes.Classes)}",
        NumberTarget => "regression",
        _ => $"{target.Columns.Length} labels, each by itself",
    };

    /// <summary>How many there are of each kind, unless all are numbers.</summary>
    private static string Kinds(ImmutableArray<Feature> features)
    {
        var kinds = FeatureKinds.Group(features).Select(group => $"{group.Length} {group[0].Kind}");
        return features.All(feature => feature.IsNumber) ? "" : $" ({string.Join(", ", kinds)})";
    }
}
