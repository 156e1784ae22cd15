using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>The optimizers that change parameters by their gradients alone; L-BFGS looks at the loss too.</summary>
public sealed class SteppingOptimizers : TheoryData<Optimizer>
{
    public static IEnumerable<Optimizer> All => Optimizer.All.Where(optimizer => !optimizer.FindsOwnSteps);

    public SteppingOptimizers()
    {
        foreach (var kind in All)
        {
            Add(kind);
        }
    }
}
