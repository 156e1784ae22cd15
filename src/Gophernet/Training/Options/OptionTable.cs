using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using static Gophernet.Training.Options.OptionCondition;

namespace Gophernet.Training.Options;

/// <summary>
/// Every one of <see cref="TrainingOptions"/>, once: for the command line, the JSON of a model, reports, and the checks for options without effect. The
/// order is that of help and of JSON, and that in which assignments are applied: a quantile comes before the loss, which keeps it.
/// </summary>
internal static class OptionTable
{
    /// <summary>The share of the rows that networks are judged on; the command line may name a file instead.</summary>
    public static ShareOption Validation { get; } = new(o => o.ValidationFraction, (o, value) => o with { ValidationFraction = value })
    {
        Name = "validation", Key = "validation",
        Help = "Rows that choose the best epoch: a share of DATA (0 for none), or a file",
    };

    /// <summary>What the rows of each class count; it stands beside what each row counts.</summary>
    public static ClassWeightsOption ClassWeights { get; } = new(o => o.ClassWeights, (o, value) => o with { ClassWeights = value })
    {
        Name = "class-weight", Key = "class_weights", MayBeMissing = true,
        Help = "What the rows of each class count, or balanced", Conditions = [Classes],
    };

    /// <summary>The options.</summary>
    public static ImmutableArray<TrainingOption> All { get; } =
    [
        new TextOption(o => o.Preset, (o, value) => o with { Preset = value }) { Key = "preset" },
        new WidthsOption(o => o.Hidden, (o, value) => o with { Hidden = value })
        {
            Name = "hidden", Key = "hidden", MayBeMissing = true, IsShape = true, Group = OptionGroup.Detail,
            Help = "Widths of the hidden layers, or none",
        },
        new ChoiceOption<Activation>(NetworkNames.Activations, o => o.HiddenActivation, (o, value) => o with { HiddenActivation = value },
            refused: Activation.Softmax.Name)
        {
            Name = "activation", Key = "hidden_activation", MayBeMissing = true, IsShape = true, Group = OptionGroup.Detail,
            Help = "Of the hidden layers", Conditions = [HiddenLayers],
        },
        new SwitchOption(o => o.IsParametric, (o, value) => o with { IsParametric = value })
        {
            Name = "parametric", Key = "parametric", MayBeMissing = true, IsShape = true, Group = OptionGroup.Detail,
            Help = "Hidden neurons learn how much of it they have", Conditions = [HiddenLayers],
        },
        new SwitchOption(o => o.HasInputScale, (o, value) => o with { HasInputScale = value })
        {
            Name = "input-scales", Key = "input_scales", MayBeMissing = true, IsShape = true, Group = OptionGroup.Detail,
            Help = "A learned factor for each input",
        },
        new SwitchOption(
            o => EmbedsNumbers(o) || o.EmbeddedCategories > 0,
            (o, value) => o with
            {
                Numbers = !value ? TrainingOptions.PlainNumbers : EmbedsNumbers(o) ? o.Numbers : [NumberEmbedding.Waves],
                EmbeddedCategories = value ? Preset.MinEmbeddedCategories : 0,
            })
        {
            Name = "embeddings", IsShape = true, Group = OptionGroup.Detail,
            Help = "Learned waves or lines of numbers, learned numbers for many categories",
        },
        new NumbersOption(o => o.Numbers, (o, value) => o with { Numbers = value })
        {
            Name = "numbers", Key = "numbers", MayBeMissing = true, IsShape = true, Group = OptionGroup.Detail,
            Help = "How numbers enter the networks, of several ways in turn",
        },
        new SwitchOption(o => o.HasNeighbours, (o, value) => o with { HasNeighbours = value })
        {
            Name = "neighbours", Key = "neighbours", MayBeMissing = true, IsShape = true, Group = OptionGroup.Detail,
            Help = "Networks that compare with training rows, which the model keeps, take turns with the others", Conditions = [GivenSteps],
        },
        new WholeOption(o => o.EmbeddedCategories, (o, value) => o with { EmbeddedCategories = value }) { Key = "embedded_categories", IsShape = true },
        new ChoiceOption<Activation>(NetworkNames.Activations, o => o.OutputActivation, (o, value) => o with { OutputActivation = value })
        {
            Key = "output_activation", MayBeMissing = true, IsShape = true,
        },
        new NumberOption(o => o.Dropout, (o, value) => o with { Dropout = value })
        {
            Name = "dropout", Key = "dropout", Below = 1, Group = OptionGroup.Detail,
            Help = "Share of hidden neurons left out of each step", Conditions = [GivenSteps, HiddenLayers],
        },
        new QuantilesOption(o => [.. o.Loss.PerOutput], (o, value) => o with { Loss = LossFunction.FromQuantiles(value) })
        {
            Name = "quantile", Key = "quantiles", MayBeMissing = true, Group = OptionGroup.Detail,
            Help = "The quantiles to predict, for the loss quantile", Conditions = [QuantileLoss],
        },
        new ChoiceOption<Loss>(NetworkNames.Losses, o => o.Loss.Kind, (o, value) => o with { Loss = value == o.Loss.Kind ? o.Loss : value })
        {
            Name = "loss", Key = "loss", Group = OptionGroup.Detail,
            Help = "What is made small", Conditions = [FittingTarget],
        },
        new NumberOption(o => o.Loss.Parameter, (o, value) => o with { Loss = o.Loss with { Parameter = value } }) { Key = "loss_parameter" },
        new NumberOption(o => o.LabelSmoothing, (o, value) => o with { LabelSmoothing = value })
        {
            Name = "label-smoothing", Key = "label_smoothing", Below = 1, Group = OptionGroup.Detail,
            Help = "Probability spread evenly over all classes", Conditions = [Classes],
        },
        new ChoiceOption<StartingWeights>(NetworkNames.StartingWeights, o => o.StartingWeights, (o, value) => o with { StartingWeights = value })
        {
            Key = "starting_weights",
        },
        new ChoiceOption<Optimizer>(TrainingNames.Optimizers, o => o.Optimizer, (o, value) => o with { Optimizer = value })
        {
            Name = "optimizer", Key = "optimizer", Group = OptionGroup.Detail,
            Help = "The rule of the steps",
        },
        new NumberOption(o => o.LearningRate, (o, value) => o with { LearningRate = value })
        {
            Name = "learning-rate", Key = "learning_rate", IncludesEnd = false, Group = OptionGroup.Detail,
            Help = "Length of the steps", Conditions = [GivenSteps],
        },
        new RatesOption(o => o.Rates, (o, value) => o with { Rates = value })
        {
            Name = "rates", Key = "rates", Group = OptionGroup.Detail,
            Help = "What the learning rate is multiplied with for a kind of parameters", Conditions = [GivenSteps],
        },
        new ChoiceOption<Schedule>(TrainingNames.Schedules, o => o.Schedule, (o, value) => o with { Schedule = value })
        {
            Name = "schedule", Key = "schedule", Group = OptionGroup.Detail,
            Help = "How the learning rate changes in time", Conditions = [GivenSteps],
        },
        new NumberOption(o => o.Momentum, (o, value) => o with { Momentum = value })
        {
            Name = "momentum", Key = "momentum", Below = 1, Group = OptionGroup.Detail,
            Help = "Of gradient-descent", Conditions = [TakesMomentum],
        },
        new SwitchOption(o => o.HasNesterov, (o, value) => o with { HasNesterov = value })
        {
            Name = "nesterov", Key = "nesterov", Group = OptionGroup.Detail,
            Help = "Whether momentum looks ahead", Conditions = [TakesMomentum, Momentum],
        },
        new NumberOption(o => o.SquareDecay, (o, value) => o with { SquareDecay = value }) { Key = "square_decay" },
        new NumberOption(o => o.WeightDecay, (o, value) => o with { WeightDecay = value })
        {
            Name = "weight-decay", Key = "weight_decay", Group = OptionGroup.Detail,
            Help = "Decay of weights",
        },
        new ChoiceOption<Schedule>(TrainingNames.Schedules, o => o.RegularisationSchedule, (o, value) => o with { RegularisationSchedule = value })
        {
            Key = "regularisation_schedule",
        },
        new NumberOption(o => o.GradientClip, (o, value) => o with { GradientClip = value })
        {
            Name = "clip", Key = "gradient_clip", Group = OptionGroup.Detail,
            Help = "Largest norm of a gradient; 0 for any", Conditions = [GivenSteps],
        },
        new ChoiceOption<GradientReduction>(TrainingNames.Reductions, o => o.Reduction, (o, value) => o with { Reduction = value }) { Key = "reduction" },
        new WholeOption(o => o.BatchSize, (o, value) => o with { BatchSize = value })
        {
            Name = "batch-size", Key = "batch_size", Group = OptionGroup.Detail,
            Help = "Rows a step; 0 for all rows at once", Conditions = [GivenSteps],
        },
        new SwitchOption(o => o.DropsPartialBatch, (o, value) => o with { DropsPartialBatch = value }) { Key = "drops_partial_batch" },
        new WholeOption(o => o.Epochs, (o, value) => o with { Epochs = value })
        {
            Name = "epochs", Key = "epochs", Min = 1, Group = OptionGroup.Usual,
            Help = "How often every row is seen",
        },
        Validation,
        new WholeOption(o => o.Patience, (o, value) => o with { Patience = value })
        {
            Name = "patience", Key = "patience", Group = OptionGroup.Usual,
            Help = "Epochs without a better one before the end; 0 for any number", Conditions = [JudgedRows],
        },
        new SwitchOption(o => o.StopsBetweenWaves, (o, value) => o with { StopsBetweenWaves = value })
        {
            Key = "stops_between_waves", MayBeMissing = true,
        },
        new SwitchOption(o => o.Refits, (o, value) => o with { Refits = value })
        {
            Name = "refit", Key = "refits", IsFlag = true, Group = OptionGroup.Usual,
            Help = "Train again on all rows, for as many epochs as were best", Conditions = [JudgedRows, HeldBackRows],
        },
        new SwitchOption(o => o.Calibrates, (o, value) => o with { Calibrates = value }) { Key = "calibrates" },
        new SwitchOption(o => o.LimitsPredictions, (o, value) => o with { LimitsPredictions = value }) { Key = "limits_predictions" },
        new SelectionOption(o => o.SelectedColumns, (o, value) => o with { SelectedColumns = value })
        {
            Name = "select", Key = "selected_columns", MayBeMissing = true, IsShape = true, Group = OptionGroup.Detail,
            Help = "Columns of numbers for each network, those that tell most of the target, or all",
        },
        ClassWeights,
        new WholeOption(o => o.NetworkCount, (o, value) => o with { NetworkCount = value }) // the model's document counts its networks
        {
            Name = "ensemble", IsShape = true, Min = 1, Max = 100, Group = OptionGroup.Usual,
            Help = "Networks to train and average",
        },
        new SeedOption(o => o.Seed, (o, value) => o with { Seed = value })
        {
            Name = "seed", Key = "seed", Group = OptionGroup.Usual,
            Help = "Seed of all random numbers [default: 1]",
        },
    ];

    /// <summary>Refuses options that a program set to values beyond their range. What has no effect may have any value that has a name.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public static void RequireInRange(TrainingOptions options)
    {
        Refuse(options, option => !option.IsDefined(options)); // first of all: conditions ask these
        Refuse(options, option => option.WhyUnused(new TrainingSetup(options, HasOwnValidation: true)) is null && !option.IsInRange(options));
    }

    /// <summary>The options with what a model that is continued decides.</summary>
    /// <param name="model">The model's options.</param>
    /// <param name="options">The others.</param>
    public static TrainingOptions WithShapeOf(TrainingOptions model, TrainingOptions options)
    {
        foreach (var option in All)
        {
            options = option.IsShape ? option.Copy(model, options) : options;
        }

        return options;
    }

    private static bool EmbedsNumbers(TrainingOptions options) => options.Numbers.Any(embedding => embedding != NumberEmbedding.Plain);

    private static void Refuse(TrainingOptions options, Func<TrainingOption, bool> isWrong)
    {
        foreach (var option in All)
        {
            if (isWrong(option))
            {
                var name = (option.Name ?? option.Key!).Replace('-', ' ');
                throw new ArgumentException($"The option \"{name}\" is {option.TextOf(options)}; it must be {option.Expected}.", nameof(options));
            }
        }
    }
}
