using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;

namespace Gophernet.Tests.Oracle;

/// <summary>Every activation before and at the output with every loss that has a meaning there.</summary>
public sealed class ActivationAndLossPairs : TheoryData<Activation, Activation, Loss>
{
    public ActivationAndLossPairs()
    {
        foreach (var hidden in Activation.All)
        {
            foreach (var output in Activation.All)
            {
                Add(hidden, output, Loss.SquaredError);
            }

            Add(hidden, Activation.Sigmoid, Loss.CrossEntropy);
            Add(hidden, Activation.Softmax, Loss.CrossEntropy);
        }
    }
}
