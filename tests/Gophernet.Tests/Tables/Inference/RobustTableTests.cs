using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What each kind of column becomes with robust scaling.</summary>
public class RobustTableTests
{
    private static readonly TableOptions Robust = new() { Scaling = NumberScaling.Robust };

    // In order 1 2 2 3 5 7 9 20: median 4, quartiles at the places 1.75 and 5.25, 2 and 7.5.
    [Fact]
    public void Numbers_have_their_own_median_and_quartiles()
    {
        var feature = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(["5", "1", "20", "2", "7", "2", "9", "3"], Robust));

        Assert.Equal(new Scaling(4, 4, 5.5, IsSmooth: true), feature.Scaling);
    }

    // The inputs 1 and −1 of a pair that is even, and 2 and 0 where the quartiles are equal and half the range is ½, drawn in by √(1 + 4/9).
    [Fact]
    public void A_pair_is_a_number_of_0_and_1()
    {
        var even = InferredTable.Feature<BooleanFeature>(InferredTable.OfCells(["no", "yes", "no", "yes"], Robust));
        var rare = InferredTable.Feature<BooleanFeature>(InferredTable.OfCells(["no", "no", "no", "no", "no", "no", "no", "yes"], Robust));

        Assert.Equal(new Scaling(0.5, 0.5, 1, IsSmooth: true), even.Scaling);
        Assert.Equal(new Scaling(0, 0, 0.5, IsSmooth: true), rare.Scaling);
    }

    [Fact]
    public void The_parts_of_dates_are_numbers_but_for_places_on_circles() => Assert.All(
        InferredTable.Feature<DateFeature>(InferredTable.OfCells(["2024-02-05", "2023-07-06", "2022-11-09"], Robust)).Parts,
        part => Assert.Equal(
            (!part.Part.IsCircle, part.Part.IsCircle), (part.Scaling.IsSmooth, part.Scaling is { Mean: 0, Deviation: 1 })));

    [Fact]
    public void Categories_stay_as_they_are() => Assert.Equal(
        [[1, 0, 0], [0, 0, 1]],
        InferredTable.Inputs(InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["a", "b", "c", "a", "b", "c"], Robust)), 0, 2));

    // Targets are brought back in full: one that was drawn in could not be.
    [Fact]
    public void Targets_are_standardised_whatever_the_features() => Assert.Equal(
        new Scaling(3.5, 3.5, 2),
        ((NumberTarget)InferredTable.Of("x,y\n1,1.5\n7,5.5\n", Robust with { Task = TaskKind.Regression }).Schema.Target).Scalings[0]);
}
