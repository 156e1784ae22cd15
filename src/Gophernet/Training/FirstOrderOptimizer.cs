using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>An optimizer that steps along the gradient of a batch.</summary>
/// <param name="name">Its name.</param>
/// <param name="create">Creates its method for a number of parameters.</param>
/// <param name="takesMomentum">Whether momentum has an effect.</param>
internal sealed class FirstOrderOptimizer(string name, Func<TrainingOptions, int, FirstOrderMethod> create, bool takesMomentum = false) : Optimizer(name)
{
    internal override bool TakesMomentum => takesMomentum;

    internal override bool FindsOwnSteps => false;

    internal override TrainingOptions Restrict(TrainingOptions options) => options;

    internal override IStepRule CreateRule(TrainingRows rows, TrainingOptions options, Network network, BatchGradient gradient, int member) =>
        new FirstOrderRule(rows, options, network, gradient, member, CreateMethod(options, network.Shape.ParameterCount));

    /// <summary>Creates its method.</summary>
    internal FirstOrderMethod CreateMethod(TrainingOptions options, int parameterCount) => create(options, parameterCount);
}
