using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Networks;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>The options that change what a preset says.</summary>
internal sealed class TrainingAdjustments
{
    private static readonly string[] HiddenActivations = [.. NetworkNames.Activations.Names.Where(name => name != "softmax")];

    private readonly Option<ImmutableArray<int>?> _hidden = ListOption.Widths("--hidden", "Widths of the hidden layers, or none");
    private readonly Option<string> _activation = Named("--activation", "Of the hidden layers", HiddenActivations);
    private readonly Option<string> _parametric = SharedOptions.Switch("--parametric", "Hidden neurons learn how much of it they have");
    private readonly Option<string> _scales = SharedOptions.Switch("--input-scales", "A learned factor for each input");
    private readonly Option<string> _embeddings = SharedOptions.Switch("--embeddings", "Learned waves of numbers, learned numbers for many categories");
    private readonly Option<float?> _dropout = Fraction("--dropout", "Share of hidden neurons left out of each step");
    private readonly Option<string> _loss = Named("--loss", "What is made small", NetworkNames.Losses.Names);
    private readonly Option<float?> _quantile = NumberOption.Real("--quantile", "The quantile to predict: --loss quantile", 0, 1, inclusive: false,
        "a number between 0 and 1");
    private readonly Option<float?> _smoothing = Fraction("--label-smoothing", "Probability spread evenly over all classes");
    private readonly Option<string> _optimizer = Named("--optimizer", "The rule of the steps", TrainingNames.Optimizers.Names);
    private readonly Option<float?> _learningRate = Positive("--learning-rate", "Length of the steps");
    private readonly Option<ImmutableArray<(string Kind, float Factor)>?> _rates = new("--rates")
    {
        Description = $"What --learning-rate is multiplied with for a kind of parameters: {string.Join(", ", ParameterRates.Kinds)}",
        HelpName = "KIND=N,…",
        CustomParser = ParseRates,
    };

    private readonly Option<string> _schedule = Named("--schedule", "How the learning rate changes in time", TrainingNames.Schedules.Names);
    private readonly Option<float?> _momentum = Fraction("--momentum", "Of gradient-descent");
    private readonly Option<string> _nesterov = SharedOptions.Switch("--nesterov", "Whether momentum looks ahead");
    private readonly Option<float?> _decay = NotNegative("--weight-decay", "Decay of weights");
    private readonly Option<float?> _clip = NotNegative("--clip", "Largest norm of a gradient; 0 for any");
    private readonly Option<int?> _batchSize = NumberOption.Whole("--batch-size", "Rows a step; 0 for all rows at once", 0);
    private readonly Option<int?> _epochs = NumberOption.Whole("--epochs", "How often every row is seen", 1);
    private readonly Option<int?> _patience = NumberOption.Whole("--patience", "Epochs without a better one before the end; 0 for any number", 0);
    private readonly Option<bool> _refit = new("--refit") { Description = "Train again on all rows, for as many epochs as were best" };
    private readonly Option<int?> _ensemble = NumberOption.Whole("--ensemble", "Networks to train and average", 1, 100);
    private readonly Option<ulong?> _seed = NumberOption.Seed("Seed of all random numbers [default: 1]");

    /// <summary>Adds the options that many will use.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _epochs, _patience, _refit, _ensemble, _seed })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds those of networks and steps, as details.</summary>
    public void AddDetailsTo(Command command) => SharedOptions.AddDetails(
        command, _hidden, _activation, _parametric, _scales, _embeddings, _dropout, _loss, _quantile, _smoothing, _optimizer, _learningRate, _rates, _schedule,
        _momentum, _nesterov, _decay, _clip, _batchSize);

    /// <summary>Refuses options without effect.</summary>
    /// <param name="unused">Collects them.</param>
    /// <param name="options">What the options come to.</param>
    /// <param name="validation">The rows that choose the best epoch.</param>
    public void RefuseUnused(UnusedOptions unused, TrainingOptions options, ValidationRows validation)
    {
        var optimizer = TrainingNames.Optimizers.NameOf(options.Optimizer);
        if (options.Optimizer != OptimizerKind.GradientDescent)
        {
            unused.Refuse($"is for --optimizer gradient-descent, and this is {optimizer}", _momentum, _nesterov);
        }
        else if (options.Momentum == 0)
        {
            unused.Refuse("needs --momentum", _nesterov);
        }

        if (options.Optimizer == OptimizerKind.LimitedMemoryBfgs)
        {
            unused.Refuse("is not for --optimizer l-bfgs, which finds its own steps on all rows", _learningRate, _rates, _schedule, _clip, _batchSize, _dropout);
        }

        if (options.Loss.Kind != Loss.Quantile)
        {
            unused.Refuse($"is for --loss quantile, and this is {NetworkNames.Losses.NameOf(options.Loss.Kind)}", _quantile);
        }

        if (options.Hidden.IsEmpty)
        {
            unused.Refuse("is for hidden layers, and there are none", _activation, _parametric, _dropout);
        }

        if (!validation.Exist(options))
        {
            unused.Refuse("needs rows that choose the best epoch, and none are held back", _patience, _refit);
        }
        else if (!validation.AreHeldBack(options))
        {
            unused.Refuse("is for rows that are held back, and with a file for --validation none are", _refit);
        }
    }

    /// <summary>Refuses options that say what a model to continue says already.</summary>
    public void RefuseShape(UnusedOptions unused) => unused.Refuse(
        "has no effect with --from: the model says it", _hidden, _activation, _parametric, _scales, _embeddings, _ensemble);

    /// <summary>What the options say, for the preset's options.</summary>
    public Func<TrainingOptions, TrainingOptions> Read(ParseResult result) => options => options with
    {
        Hidden = result.GetValue(_hidden) ?? options.Hidden,
        HiddenActivation = NetworkNames.Activations.TryParse(result.GetValue(_activation), out var activation) ? activation : options.HiddenActivation,
        IsParametric = SharedOptions.IsOn(result, _parametric) ?? options.IsParametric,
        HasInputScale = SharedOptions.IsOn(result, _scales) ?? options.HasInputScale,
        EmbedsNumbers = SharedOptions.IsOn(result, _embeddings) ?? options.EmbedsNumbers,
        EmbeddedCategories = SharedOptions.IsOn(result, _embeddings) is { } embeds ? embeds ? Preset.MinEmbeddedCategories : 0 : options.EmbeddedCategories,
        Dropout = result.GetValue(_dropout) ?? options.Dropout,
        Loss = ReadLoss(result) ?? options.Loss,
        LabelSmoothing = result.GetValue(_smoothing) ?? options.LabelSmoothing,
        Optimizer = TrainingNames.Optimizers.TryParse(result.GetValue(_optimizer), out var optimizer) ? optimizer : options.Optimizer,
        LearningRate = result.GetValue(_learningRate) ?? options.LearningRate,
        Rates = ReadRates(result, options.Rates),
        Schedule = TrainingNames.Schedules.TryParse(result.GetValue(_schedule), out var schedule) ? schedule : options.Schedule,
        Momentum = result.GetValue(_momentum) ?? options.Momentum,
        HasNesterov = SharedOptions.IsOn(result, _nesterov) ?? options.HasNesterov,
        WeightDecay = result.GetValue(_decay) ?? options.WeightDecay,
        GradientClip = result.GetValue(_clip) ?? options.GradientClip,
        BatchSize = result.GetValue(_batchSize) ?? options.BatchSize,
        Epochs = result.GetValue(_epochs) ?? options.Epochs,
        Patience = result.GetValue(_patience) ?? options.Patience,
        Refits = result.GetValue(_refit) || options.Refits,
        NetworkCount = result.GetValue(_ensemble) ?? options.NetworkCount,
        Seed = result.GetValue(_seed) ?? options.Seed,
    };

    private ParameterRates ReadRates(ParseResult result, ParameterRates rates)
    {
        foreach (var (kind, factor) in result.GetValue(_rates) ?? [])
        {
            rates = rates.With(kind, factor);
        }

        return rates;
    }

    private LossFunction? ReadLoss(ParseResult result)
    {
        var quantile = result.GetValue(_quantile);
        if (!NetworkNames.Losses.TryParse(result.GetValue(_loss), out var loss))
        {
            return quantile is null ? null : new LossFunction(Loss.Quantile, quantile.Value);
        }

        return loss == Loss.Quantile && quantile is not null ? new LossFunction(loss, quantile.Value) : loss;
    }

    private static ImmutableArray<(string Kind, float Factor)>? ParseRates(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ListOption.NamedNumbers(text) is { } named && !named.Any(rate => !ParameterRates.Kinds.Contains(rate.Name)))
        {
            return named;
        }

        result.AddError($"--rates: expected KIND=N with N from 0, and {string.Join(" or ", ParameterRates.Kinds)} as KIND, found \"{text}\"");
        return null;
    }

    private static Option<string> Named(string name, string description, IReadOnlyList<string> names) =>
        SharedOptions.Choice(name, $"{description}: {string.Join(", ", names)}", names);

    private static Option<float?> Fraction(string name, string description) =>
        NumberOption.Real(name, description + ", from 0 to below 1", 0, 1, inclusive: true, "a number from 0 to below 1");

    private static Option<float?> Positive(string name, string description) =>
        NumberOption.Real(name, description, 0, float.PositiveInfinity, inclusive: false, "a number above 0");

    private static Option<float?> NotNegative(string name, string description) =>
        NumberOption.Real(name, description, 0, float.PositiveInfinity, inclusive: true, "a number from 0");
}
