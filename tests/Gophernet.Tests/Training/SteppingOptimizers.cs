using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>The optimizers that change parameters by their gradients alone; L-BFGS looks at the loss too.</summary>
public sealed class SteppingOptimizers : TheoryData<OptimizerKind>
{
    public static IEnumerable<OptimizerKind> All => Enum.GetValues<OptimizerKind>().Where(kind => kind != OptimizerKind.LimitedMemoryBfgs);

    public SteppingOptimizers()
    {
        foreach (var kind in All)
        {
            Add(kind);
        }
    }
}
