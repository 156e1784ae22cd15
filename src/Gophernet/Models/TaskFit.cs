using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>Whether options have a meaning for what is predicted, and from what: numbers are not probabilities, and labels do not exclude each other.</summary>
internal static class TaskFit
{
    /// <exception cref="GophernetException">The options are for another task.</exception>
    public static void Require(TrainingOptions options, TaskKind task)
    {
        var isRegression = task == TaskKind.Regression;
        if (isRegression && options.OutputActivation != Activation.Identity)
        {
            throw new GophernetException($"the preset {options.Preset} is for classes, and the target is numbers", "Choose another preset, or another task.")
            {
                IsOfSettings = true,
                Settings = [new("preset"), new("task")],
            };
        }

        if (task switch
        {
            TaskKind.Classification => options.OutputActivation != Activation.Softmax && options.OutputActivation != Activation.Sigmoid,
            TaskKind.MultiLabel => options.OutputActivation != Activation.Sigmoid,
            _ => false,
        })
        {
            throw new GophernetException(
                $"outputs with the activation {options.OutputActivation.Name} are no probabilities of {(task == TaskKind.MultiLabel ? "labels" : "classes")}",
                "Choose another preset, or another task.");
        }

        var loss = options.Loss.Kind;
        if (isRegression ? !loss.FitsNumbers : !loss.FitsClasses)
        {
            throw new GophernetException(
                $"the loss {loss.Name} is for {(isRegression ? "classes, and the target is numbers" : "numbers, and the target is not")}",
                "Leave the loss out, or choose another task.")
            {
                IsOfSettings = true,
                Settings = [new("loss"), new("quantile"), new("task")],
            };
        }

        if (options.LabelSmoothing > 0 && task != TaskKind.Classification)
        {
            throw new GophernetException("label smoothing is for classes, and the target is something else", "Leave it out, or choose another task.")
            {
                IsOfSettings = true,
                Settings = [new("label-smoothing"), new("task")],
            };
        }
    }

    /// <exception cref="GophernetException">Two classes are decided in a way of their own, and there are more, or none.</exception>
    public static void Require(DecisionOptions decision, Target target)
    {
        if ((decision.Threshold is not null || decision.TunedFor is not null) && target is not ClassTarget { Classes.Length: 2 })
        {
            throw new GophernetException("the threshold is for two classes, and the target is something else", "Leave it out.")
            {
                IsOfSettings = true,
                Settings = [new("threshold")],
            };
        }
    }

    /// <exception cref="GophernetException">The model that is continued predicts other quantiles.</exception>
    public static void RequireQuantiles(Target target, LossFunction loss)
    {
        var quantiles = target is NumberTarget numbers ? numbers.Quantiles : [];
        if (!quantiles.AsSpan().SequenceEqual(loss.Quantiles.IsDefault ? [] : loss.Quantiles.AsSpan()))
        {
            throw new GophernetException(
                quantiles.IsEmpty ? "the model that is continued predicts one number, and several quantiles are asked for"
                    : "the model that is continued predicts several quantiles, and others are asked for",
                quantiles.IsEmpty ? "Name one quantile, or train a new model." : "Name the same, or train a new model.")
            {
                IsOfSettings = true,
                Settings = [quantiles.IsEmpty ? new("quantile") : new("quantile", string.Join(',', quantiles.Select(quantile =>
                    quantile.ToString(CultureInfo.InvariantCulture))))],
            };
        }
    }

    /// <exception cref="GophernetException">The optimizer cannot train such networks.</exception>
    public static void RequireSteps(ImmutableArray<NetworkShape> shapes, TrainingOptions options)
    {
        if (options.Optimizer.FindsOwnSteps && shapes.Any(shape => shape.IsComparing))
        {
            throw new GophernetException(
                "L-BFGS does not train networks that compare rows: its steps are on all rows at once", "Choose another optimizer, or train a new model.")
            {
                IsOfSettings = true,
                Settings = [new("optimizer"), new("from")],
            };
        }

        if (options.Optimizer.FindsOwnSteps && shapes[0].TextColumns > 0)
        {
            throw new GophernetException(
                "L-BFGS does not learn texts: its steps change every weight at once", "Choose another optimizer, or leave the columns of texts out.")
            {
                IsOfSettings = true,
                Settings = [new("optimizer"), new("drop")],
            };
        }
    }

    /// <exception cref="GophernetException">A threshold is to be tuned, and no rows judge.</exception>
    public static void RequireJudged(DecisionOptions decision, bool isJudged)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.TunedFor is not null && !isJudged)
        {
            throw new GophernetException(
                "the threshold has no rows to be tuned on", "Give more rows, or some to validate on, or a number as the threshold.")
            {
                IsOfSettings = true,
                Settings = [new("validation"), new("threshold")],
            };
        }
    }
}
