using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Features;

public class BooleanFeatureTests
{
    [Theory]
    [InlineData("true", "FALSE", "false", "true")]
    [InlineData("Yes", "no", "no", "yes")]
    [InlineData("t", "F", "f", "t")]
    [InlineData("N", "y", "n", "y")]
    [InlineData("off", "On", "off", "on")]
    public void Words_for_no_and_yes_are_a_boolean(string first, string second, string no, string yes)
    {
        var feature = InferredTable.Feature<BooleanFeature>(InferredTable.OfCells([first, second, first]));

        Assert.Equal((no, yes, 1), (feature.No, feature.Yes, feature.Width));
    }

    [Theory]
    [InlineData("yes", "false")]
    [InlineData("yes", "maybe")]
    [InlineData("yes", "YES")]
    public void Other_pairs_are_categories(string one, string other) => InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells([one, other, one]));

    /// <summary>Python: <c>statistics.fmean([1,0,1,1])</c> = 0.75, <c>pstdev</c> = 0.4330127018922193.</summary>
    [Fact]
    public void A_boolean_is_scaled_and_its_case_does_not_count()
    {
        var training = InferredTable.OfCells(["yes", "no", "Yes", "YES"], new TableOptions { Categorical = ["w"], Scaling = NumberScaling.Standard });

        Assert.Equal([1, 0, 1, 1], InferredTable.Values(training));
        var scaling = InferredTable.Feature<BooleanFeature>(training).Scaling;
        Assert.Equal((1.0, 0.75), (scaling.Fill, scaling.Mean));
        Assert.Equal(0.4330127018922193, scaling.Deviation, 1e-15);
    }
}
