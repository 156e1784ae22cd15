using Gophernet.Networks.Losses;

namespace Gophernet.Training.Options;

/// <summary>What must hold for an option to have an effect.</summary>
/// <param name="appliesTo">What the option applies to: <c>hidden layers</c>.</param>
/// <param name="whyUnmet">
/// Why an option has no effect, to be read after its name; null where it has one. It looks only at what no preset makes depend on the table, so that a
/// command line can be judged before there is one.
/// </param>
internal sealed class OptionCondition(string appliesTo, Func<TrainingSetup, string?> whyUnmet)
{
    public static OptionCondition TakesMomentum { get; } = new("gradient descent", static setup =>
        setup.Options.Optimizer.TakesMomentum ? null : $"is for the optimizer {WithMomentum()}, and this is {setup.Options.Optimizer.Name}");

    public static OptionCondition Momentum { get; } = new("momentum above 0", static setup =>
        setup.Options.Momentum == 0 ? "needs a momentum above 0" : null);

    public static OptionCondition GivenSteps { get; } = new("every optimizer but L-BFGS", static setup =>
        setup.Options.Optimizer.FindsOwnSteps ? $"is not for the optimizer {setup.Options.Optimizer.Name}, which finds its own steps on all rows" : null);

    public static OptionCondition QuantileLoss { get; } = new("the loss quantile", static setup =>
        setup.Options.Loss.Quantile is not null ? null : $"is for the loss quantile, and this is {setup.Options.Loss.Kind.Name}");

    public static OptionCondition HiddenLayers { get; } = new("hidden layers", static setup =>
        setup.Options.Hidden.IsEmpty ? "is for hidden layers, and there are none" : null);

    public static OptionCondition JudgedRows { get; } = new("rows that choose the best epoch", static setup =>
        setup.ChoosesEpoch ? null : "needs rows that choose the best epoch, and none are held back");

    public static OptionCondition HeldBackRows { get; } = new("rows that are held back", static setup =>
        setup.HoldsBack ? null : "is for rows that are held back, and with a file to validate on none are");

    /// <summary>The target is known with the table: the trainer refuses what does not fit it.</summary>
    public static OptionCondition Classes { get; } = new("classes", static _ => null);

    /// <summary>Each loss fits some targets: the trainer refuses what does not fit.</summary>
    public static OptionCondition FittingTarget { get; } = new(
        $"{LossesForClasses(fitNumbers: false)}: classes and labels; {LossesForClasses(fitNumbers: true)}: all; the others: numbers", static _ => null);

    /// <summary>What the option applies to: <c>hidden layers</c>.</summary>
    public string AppliesTo => appliesTo;

    /// <summary>Why an option has no effect, to be read after its name; null where it has one.</summary>
    public string? WhyUnmet(TrainingSetup setup) => whyUnmet(setup);

    private static string WithMomentum() => string.Join(" or ", Optimizer.All.Where(optimizer => optimizer.TakesMomentum).Select(optimizer => optimizer.Name));

    private static string LossesForClasses(bool fitNumbers) =>
        string.Join(", ", Loss.All.Where(loss => loss.FitsClasses && loss.FitsNumbers == fitNumbers).Select(loss => loss.Name));
}
