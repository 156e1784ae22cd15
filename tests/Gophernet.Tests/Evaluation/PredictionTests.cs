using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;
using Gophernet.Tests.Tables;

namespace Gophernet.Tests.Evaluation;

public class PredictionTests
{
    private static readonly LabelTarget Classes = new("kind", ["a", "b"]);
    private static readonly MultiLabelTarget Labels = new(["x", "y", "z"]);
    private static readonly NumberTarget Numbers = new(["p", "q"], [new Scaling(0, 10, 2), new Scaling(0, -1, 4)]);

    [Theory]
    [InlineData(null, 0.6f, 0.4f, "a")]
    [InlineData(0.3, 0.6f, 0.4f, "b")]
    [InlineData(0.5, 0.5f, 0.5f, "b")]
    [InlineData(null, 0.5f, 0.5f, "a")]
    public void A_class_is_the_more_probable_one_or_the_one_that_reaches_the_threshold(double? threshold, float a, float b, string expected)
    {
        var prediction = View(Classes, threshold, a, b).ToPrediction();

        Assert.Equal(expected, prediction.Class);
        Assert.Equal(expected == "a" ? a : b, prediction.Probability);
        Assert.Equal(a, prediction.ProbabilityOf("a"));
        Assert.Equal(["a", "b"], prediction.Names);
        Assert.Equal(expected, prediction.ToString());
    }

    [Fact]
    public void A_label_needs_more_than_a_half()
    {
        var prediction = View(Labels, null, 0.5f, 0.51f, 1f).ToPrediction();

        Assert.Equal(["y", "z"], prediction.Labels);
        Assert.Equal([0.5f, 0.51f, 1f], prediction.Probabilities);
        Assert.Equal("y, z", prediction.ToString());
    }

    [Fact]
    public void Numbers_are_in_the_units_of_their_columns_and_within_their_limits()
    {
        var limited = Numbers with { Limits = [(0, 12), (-9, 9)] };

        Assert.Equal([13, -3], View(Numbers, null, 1.5f, -0.5f).ToPrediction().Numbers); // 1.5·2 + 10; −0.5·4 − 1
        Assert.Equal([12, -3], View(limited, null, 1.5f, -0.5f).ToPrediction().Numbers);
        Assert.Equal("13, -3", View(Numbers, null, 1.5f, -0.5f).ToPrediction().ToString());
        Assert.Equal(13, View(Numbers, null, 1.5f, -0.5f).Number(0));
    }

    [Fact]
    public void What_the_model_does_not_predict_cannot_be_asked_for()
    {
        var number = View(Numbers, null, 1, 1).ToPrediction();
        var label = View(Labels, null, 1, 1, 1).ToPrediction();

        Assert.Contains("see Number", Assert.Throws<InvalidOperationException>(() => number.Class).Message, StringComparison.Ordinal);
        Assert.Contains("see Labels", Assert.Throws<InvalidOperationException>(() => label.Number).Message, StringComparison.Ordinal);
        Assert.Empty(number.Probabilities);
        Assert.Throws<ArgumentException>(() => number.ProbabilityOf("p"));
        Assert.Throws<ArgumentException>(() => label.ProbabilityOf("w"));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_block_ends_before_the_first_row_that_is_not_finite(float bad)
    {
        var table = TableTests.Unlabelled("x,y,z\n1,1,1\n2,2,2\n3,3,3\n4,4,4\n");
        var predictions = new Predictions(Classes, ClassDecision.Usual);

        predictions.Set(table, 1, new Matrix(3, 2, [0.5f, 0.5f, 0.25f, bad, bad, 1]));

        Assert.Equal(1, predictions.Count);
        Assert.Equal([0.5f, 0.5f], predictions.Outputs.ToArray());
        Assert.Equal(new Place(CsvText.Name, 4), predictions.Fault!.Place);

        predictions.Set(table, [3, 0], new Matrix(2, 2, [0.5f, 0.5f, bad, 0.25f]));

        Assert.Equal(new Place(CsvText.Name, 2), predictions.Fault!.Place);

        predictions.Set(table, 0, new Matrix(4, 2));

        Assert.Equal((4, null), (predictions.Count, predictions.Fault));
    }

    private static PredictionView View(Target target, double? threshold, params float[] outputs) => new(target, new ClassDecision(threshold), outputs);
}
