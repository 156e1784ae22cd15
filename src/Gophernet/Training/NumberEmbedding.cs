using Gophernet.Networks;
using Gophernet.Networks.Inputs;

namespace Gophernet.Training;

/// <summary>How the numbers of a row enter a network. The ways are those of <see cref="All"/>, a line each.</summary>
public sealed class NumberEmbedding
{
    private readonly string _kind; // of its step
    private readonly Func<int, InputStep> _create;

    private NumberEmbedding(string name, string kind, Func<int, InputStep> create) => (Name, _kind, _create) = (name, kind, create);

    /// <summary>As they are.</summary>
    public static NumberEmbedding Plain { get; } = new("plain", PlainInput.Name, static count => new PlainInput(count));

    /// <summary>Beside learned waves of them.</summary>
    public static NumberEmbedding Waves { get; } = new("waves", PeriodicInput.Name, static count => new PeriodicInput(count));

    /// <summary>Beside learned lines between their quantiles.</summary>
    public static NumberEmbedding Lines { get; } = new(
        "lines", PiecewiseInput.Name, static count => new PiecewiseInput(count, PiecewiseInput.UsualBins));

    /// <summary>Every way.</summary>
    public static IReadOnlyList<NumberEmbedding> All { get; } = [Plain, Waves, Lines];

    /// <summary>The name on the command line and in model files.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The way of a network: what says yes or no enters as it is, beside the numbers of any.</summary>
    internal static NumberEmbedding Of(NetworkShape shape) => All.FirstOrDefault(
        embedding => embedding != Plain && shape.Input is { } input && input.Steps.Any(step => step.Kind == embedding._kind)) ?? Plain;

    /// <summary>The step of so many numbers.</summary>
    internal InputStep StepFor(int count) => _create(count);
}
