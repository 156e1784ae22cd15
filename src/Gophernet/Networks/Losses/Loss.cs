using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Networks.Losses;

/// <summary>What training makes small; each is a sum over outputs and rows. The losses are these, a line each.</summary>
public abstract class Loss
{
    private protected Loss()
    {
    }

    /// <summary>½ Σ (output − target)²: the article's.</summary>
    public static Loss SquaredError { get; } = new ElementwiseLoss<SquaredError>();

    /// <summary>−Σ target·ln(output) after softmax; after sigmoid, −Σ target·ln(output) + (1 − target)·ln(1 − output) for each output by itself.</summary>
    public static Loss CrossEntropy { get; } = new CrossEntropy();

    /// <summary>Σ |output − target|: its best constant is the median.</summary>
    public static Loss AbsoluteError { get; } = new ElementwiseLoss<AbsoluteError>();

    /// <summary>½ Σ (output − target)² near the target, and straight on beyond a bound (Huber, "Robust estimation of a location parameter", 1964).</summary>
    public static Loss Huber { get; } = new ElementwiseLoss<Huber>();

    /// <summary>
    /// The pinball loss, Σ q·(target − output) where the output is too small and (1 − q)·(output − target) elsewhere: its best constant is the quantile
    /// q (Koenker and Bassett, "Regression quantiles", 1978).
    /// </summary>
    public static Loss Quantile { get; } = new ElementwiseLoss<Quantile>();

    /// <summary>Every loss.</summary>
    public static IReadOnlyList<Loss> All { get; } = [SquaredError, CrossEntropy, AbsoluteError, Huber, Quantile];

    /// <summary>The name on the command line and in model files.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is for targets that are numbers.</summary>
    internal abstract bool FitsNumbers { get; }

    /// <summary>Whether it is for targets that are classes or labels.</summary>
    internal abstract bool FitsClasses { get; }

    /// <summary>Its number unless another is given; 1 where it needs none.</summary>
    internal abstract float UsualParameter { get; }

    /// <summary>Whether its number is the quantile that networks learn to predict.</summary>
    internal abstract bool ParameterIsQuantile { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Throws where the loss has no meaning for what an output layer puts out.</summary>
    /// <exception cref="ArgumentException">The outputs are not those that the loss needs.</exception>
    internal abstract void RequireFit(Activation output);

    /// <summary>Computes the loss of a batch and the deltas of the output layer.</summary>
    /// <param name="parameters">The loss's number; or one for each output, over and over where they are fewer.</param>
    /// <param name="output">The activation of the output layer.</param>
    /// <param name="logits">The logits, the pre-activations of the output layer, [outputs, rows].</param>
    /// <param name="outputs">Memory for what it puts out, [outputs, rows]; may be the logits.</param>
    /// <param name="targets">[outputs, rows].</param>
    /// <param name="weights">What each row counts, [1, rows]; null where all count 1.</param>
    /// <param name="deltas">Receives ∂loss/∂logit, [outputs, rows]; 0 in the padding.</param>
    /// <returns>The loss summed over outputs and rows, in double.</returns>
    internal abstract double Run(
        ReadOnlySpan<float> parameters, Activation output, PanelMatrix logits, PanelMatrix outputs, PanelMatrix targets, PanelMatrix? weights,
        PanelMatrix deltas);

    /// <summary>How wrong a row is that networks do not learn from: the mean over its outputs, each by itself, in double.</summary>
    /// <param name="logits">[outputs].</param>
    /// <param name="targets">[outputs].</param>
    /// <param name="parameters">The loss's number; or one for each output, over and over where they are fewer.</param>
    internal abstract double ErrorOf(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> parameters);

    /// <summary>How wrong all those rows are, from the mean of their errors.</summary>
    internal abstract double ErrorFromMean(double mean);
}
