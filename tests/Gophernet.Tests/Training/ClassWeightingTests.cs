using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class ClassWeightingTests
{
    private static readonly double[] Codes = [0, 0, 0, 1];

    // scikit-learn's "balanced": rows / (classes · rows of the class): 4 / (2·3) and 4 / (2·1).
    [Fact]
    public void Balanced_classes_count_the_same_together() =>
        Assert.Equal([4.0 / 6, 2], new ClassWeighting(IsBalanced: true, []).WeightsOf(["a", "b"], Codes));

    [Fact]
    public void A_class_without_rows_counts_nothing() =>
        Assert.Equal(0, new ClassWeighting(IsBalanced: true, []).WeightsOf(["a", "b", "c"], Codes)[2]);

    [Fact]
    public void A_class_that_is_not_named_counts_1() =>
        Assert.Equal([1, 5], new ClassWeighting(IsBalanced: false, [("b", 5)]).WeightsOf(["a", "b"], Codes));

    [Fact]
    public void Refuses_a_class_that_does_not_occur() => Fault.Of(
        "\"x\", which does not occur", () => new ClassWeighting(IsBalanced: false, [("x", 5)]).WeightsOf(["a", "b"], Codes));
}
