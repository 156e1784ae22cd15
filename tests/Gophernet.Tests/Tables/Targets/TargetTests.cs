using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables.Targets;

/// <summary>What the network should put out for a target, and how a target is read for a model.</summary>
public class TargetTests
{
    [Fact]
    public void A_row_has_1_for_its_class_and_0_for_the_others() =>
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f, 0f, 1f, 0f], Encode(new LabelTarget("kind", ["a", "b", "c"]), [2], [0], [1]));

    [Fact]
    public void A_row_has_1_for_each_of_its_labels() =>
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 1f], Encode(new MultiLabelTarget(["a", "b"]), [0, 0], [1, 1], [0, 1]));

    [Fact]
    public void Numbers_are_standardised_and_brought_back()
    {
        var target = new NumberTarget(["y", "z"], [new Scaling(0, 10, 4), new Scaling(0, -1, 0.5)]);

        Assert.Equal([-0.5f, 4f], Encode(target, [8, 1]));
        Assert.Equal((8, 1), (target.Decode(0, -0.5f), target.Decode(1, 4)));
    }

    // ln 8 = 2.0794415416798357, e² = 7.38905609893065.
    [Fact]
    public void Logarithms_are_standardised_and_brought_back_with_the_smearing()
    {
        var target = new NumberTarget(["y", "z"], [new Scaling(0, 2, 0.5), new Scaling(0, 10, 4)]) { Smearings = [1.25, 0] };

        Assert.Equal([(float)((2.0794415416798357 - 2) / 0.5), -0.5f], Encode(target, [8, 8]));
        Assert.Equal(1.25 * 7.38905609893065, target.Decode(0, 0), 1e-12);
        Assert.Equal(8, target.Decode(1, -0.5f));
        Assert.Equal(float.NegativeInfinity, Encode(target, [0, 8])[0]);
    }

    [Fact]
    public void A_number_from_a_logarithm_is_finite_however_far_the_output_is()
    {
        var target = new NumberTarget(["y"], [new Scaling(0, 2, 0.5)]) { Smearings = [1.25] };

        Assert.True(double.IsFinite(target.Decode(0, float.MaxValue)));
        Assert.True(target.Decode(0, float.MinValue) > 0);
        Assert.Equal(9, (target with { Limits = [(3, 9)] }).Decode(0, float.MaxValue));
        Assert.Equal(3, (target with { Limits = [(3, 9)] }).Decode(0, float.MinValue));
    }

    [Fact]
    public void Smearings_make_predictions_right_in_the_mean()
    {
        var target = new NumberTarget(["y", "z"], [new Scaling(0, 0, 1), new Scaling(0, 0, 1)]) { Smearings = [1, 0] };
        var outputs = new Matrix(2, 2, [0, 5, MathF.Log(3), 5]); // e⁰ + e^(ln 3) = 4

        var smeared = target.WithSmearings(outputs, [[2, 3], [7, 7]]);

        Assert.Equal([1.25, 0], smeared.Smearings, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(5, smeared.Decode(0, 0) + smeared.Decode(0, MathF.Log(3)), 1e-6);
        Assert.InRange(target.WithSmearings(outputs, [[1e9, 1e9], [7, 7]]).Smearings[0], 1, 10); // a correction, not another prediction
    }

    [Fact]
    public void No_rows_have_no_targets() => Assert.Empty(Encode(new LabelTarget("kind", ["a", "b"])));

    [Theory]
    [InlineData("x,a,b\n1,0,0\n", 3, "found none")]
    [InlineData("x,a,b\n1,1,1\n", 3, "found more")]
    public void A_row_of_indicators_has_one_1(string input, long column, string words) =>
        Fault.At(2, column, words, () => Open(new IndicatorTarget(["a", "b"]), input).ReadBatch());

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("yes")]
    public void An_indicator_is_0_or_1(string indicator)
    {
        Fault.At(2, 5, "column \"b\": expected 0 or 1", () => Open(new IndicatorTarget(["a", "b"]), $"x,a,b\n5,1,{indicator}\n").ReadBatch());
        Fault.At(2, 5, "column \"b\": expected 0 or 1", () => Open(new MultiLabelTarget(["a", "b"]), $"x,a,b\n5,1,{indicator}\n").ReadBatch());
    }

    [Theory]
    [InlineData("nan")]
    [InlineData(".")]
    public void An_indicator_that_is_no_number_is_a_fault_or_a_missing_one(string indicator)
    {
        var rows = Open(new MultiLabelTarget(["a", "b"]), $"x,a,b\n5,1,{indicator}\n");
        try
        {
            Assert.False(rows.ReadBatch());
            Assert.Equal(1, rows.LeftOutCount);
        }
        catch (GophernetException e)
        {
            Assert.Equal(new Place(CsvText.Name, 2, 5), e.Place);
        }
    }

    [Fact]
    public void A_target_of_numbers_needs_numbers() => Fault.At(
        2, 3, "column \"y\": expected a number, found \"oops\"", () => Open(new NumberTarget(["y"], [new Scaling(0, 0, 1)]), "x,y\n1,oops\n").ReadBatch());

    [Fact]
    public void Rows_without_a_target_are_left_out_and_counted()
    {
        AssertLeftOut(new LabelTarget("y", ["1", "2"]), "x,y\n5,1\n6,\n7, NA \n8,2\n", 2);
        AssertLeftOut(new NumberTarget(["y"], [new Scaling(0, 0, 1)]), "x,y\n5,1\n6,\n7,nan\n7,.\n8,2\n", 3);
        AssertLeftOut(new IndicatorTarget(["y", "z"]), "x,y,z\n5,1,0\n6,,1\n7,0,?\n8,0,1\n", 2);
        AssertLeftOut(new MultiLabelTarget(["y", "z"]), "x,y,z\n5,0,0\n6,,1\n8,1,1\n", 1);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("01")]
    [InlineData("1e0")]
    public void A_class_that_is_a_number_is_found_in_any_form(string label)
    {
        var rows = Open(new LabelTarget("y", ["0", "1"]), $"x,y\n5,{label}\n");

        Assert.True(rows.ReadBatch());
        Assert.Equal([1], rows.Table.Target(0).ToArray());
    }

    private static void AssertLeftOut(Target target, string input, long count)
    {
        var rows = Open(target, input);

        Assert.True(rows.ReadBatch());
        Assert.Equal([5, 8], rows.Table.Feature(0).ToArray());
        Assert.Equal(2, rows.Table.Target(0).Length);
        Assert.Equal(count, rows.LeftOutCount);
    }

    private static TableBatches Open(Target target, string input) =>
        new(TableTests.Numeric(new Scaling(0, 0, 1), "x") with { Columns = ["x", .. target.Columns], Target = target }, CsvText.Open(input), withTarget: true);

    private static float[] Encode(Target target, params double[][] rows)
    {
        var table = new Table("test", 0, target.ValueCount);
        foreach (var row in rows)
        {
            table.Append([], row, 1);
        }

        var targets = FeatureEncoder.EncodeTargets(new Schema(target.Columns, [], [], target), table);
        Assert.Equal((rows.Length, target.OutputCount), (targets.Rows, targets.Columns));
        return targets.Values.ToArray();
    }
}
