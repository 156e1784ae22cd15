using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>An optimizer that looks at the loss of all rows, some times a step: <see cref="LimitedMemoryBfgs"/>.</summary>
internal sealed class QuasiNewtonOptimizer(string name) : Optimizer(name)
{
    internal override bool TakesMomentum => false;

    internal override bool FindsOwnSteps => true;

    /// <summary>It needs the same loss at each step: all rows, which are too many to be compared with each other, and no dropout.</summary>
    internal override TrainingOptions Restrict(TrainingOptions options) => options with { BatchSize = 0, Dropout = 0, HasNeighbours = false };

    internal override IStepRule CreateRule(TrainingRows rows, TrainingOptions options, Network network, BatchGradient gradient, int member) =>
        new QuasiNewtonRule(rows, options, network, gradient);
}
