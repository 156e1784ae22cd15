using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Losses;

/// <summary>A loss of each output by itself, by its difference from the target; a type of its own so that the loops over it are compiled closed.</summary>
internal interface IElementwiseLoss
{
    /// <summary>The loss's name.</summary>
    static abstract string Name { get; }

    /// <summary>Whether it is for classes and labels too.</summary>
    static virtual bool FitsClasses => false;

    /// <summary>Its number unless another is given; 1 where it needs none.</summary>
    static virtual float UsualParameter => 1;

    /// <summary>Whether its number is the quantile that networks learn to predict.</summary>
    static virtual bool ParameterIsQuantile => false;

    /// <summary>The loss of eight outputs, and ∂loss/∂output.</summary>
    /// <param name="difference">output − target.</param>
    /// <param name="parameter">The loss's number.</param>
    static abstract (Vector256<float> Loss, Vector256<float> Slope) Of(Vector256<float> difference, float parameter);

    /// <summary>How wrong an output is that networks do not learn from, in double.</summary>
    /// <param name="difference">output − target.</param>
    /// <param name="parameter">The loss's number.</param>
    static abstract double ErrorOf(double difference, float parameter);

    /// <summary>How wrong all outputs are, from the mean of their errors.</summary>
    static virtual double ErrorFromMean(double mean) => mean;
}
