using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

public class FeatureEncoderTests
{
    // Rounding of a sum of four or five numbers, relative.
    private const double Rounding = 1e-14;

    // Means and population deviations by Python 3: statistics.fmean and statistics.pstdev. The third column is the usual trap for
    // one-pass formulas: a small spread round a large mean.
    [Theory]
    [InlineData("1 2 4 8", 3.75, 2.680951323690902)]
    [InlineData("-3.5 0.25 10 1e3 7", 202.75, 398.65360903922596)]
    [InlineData("1000000004 1000000007 1000000013 1000000016", 1000000010.0, 4.743416490252569)]
    public void Measures_mean_and_standard_deviation(string column, double mean, double deviation)
    {
        var encoder = FeatureEncoder.Standardising(Column(column));

        Assert.InRange(encoder.Means[0] / mean, 1 - Rounding, 1 + Rounding);
        Assert.InRange(encoder.Deviations[0] / deviation, 1 - Rounding, 1 + Rounding);
    }

    [Fact]
    public void Encodes_to_mean_0_and_deviation_1()
    {
        var encoded = new Matrix(0, 0);
        var table = Column("-3.5 0.25 10 1e3 7");
        FeatureEncoder.Standardising(table).EncodeRows(table, encoded);

        // (value - 202.75) / 398.65360903922596 by Python 3, then rounded to 32 bits.
        double[] expected = [-0.5173664437582096, -0.5079597811444241, -0.4835024583485814, 1.999856471690825, -0.4910277884396099];
        Assert.Equal(expected.Select(value => (float)value), encoded.Values.ToArray());
    }

    [Theory]
    [InlineData("5 5 5")]
    [InlineData("0.1 0.1 0.1")] // three times 0.1, divided by three, is not 0.1
    [InlineData("7")]
    public void A_constant_column_keeps_its_scale(string column) =>
        Assert.Equal([1.0], FeatureEncoder.Standardising(Column(column)).Deviations);

    [Fact]
    public void A_constant_column_becomes_0()
    {
        // What rounding leaves of the mean is far below the smallest step that a network notices.
        const float Nothing = 1e-15f;
        var table = Column("0.1 0.1 0.1");
        var encoded = new Matrix(0, 0);
        FeatureEncoder.Standardising(table).EncodeRows(table, encoded);

        Assert.All(encoded.Values.ToArray(), value => Assert.InRange(value, -Nothing, Nothing));
    }

    [Fact]
    public void Unscaled_features_stay_as_they_are()
    {
        var encoded = new Matrix(0, 0);
        FeatureEncoder.Unscaled(2).EncodeRows(TableTests.Unlabelled("x,y\n1,-2\n0.5,1e30\n"), encoded);

        Assert.Equal([1f, -2f, 0.5f, 1e30f], encoded.Values.ToArray());
    }

    [Fact]
    public void An_empty_table_has_no_mean() =>
        Assert.ThrowsAny<ArgumentException>(() => FeatureEncoder.Standardising(TableTests.Unlabelled("x\n")));

    [Theory]
    [InlineData(0, 7)]
    [InlineData(3, 4)]
    [InlineData(6, 1)]
    [InlineData(2, 0)]
    public void Inputs_of_a_network_are_the_transposed_rows(int start, int rows)
    {
        var table = TableTests.Unlabelled("x,y,z\n1,2,3\n4,5,6\n7,8,8.5\n-1,0,2\n3,3,3\n1e9,4,0\n9,9,1\n");
        var encoder = FeatureEncoder.Standardising(table);
        var (together, inputs) = (new Matrix(0, 0), new Matrix(0, 0));
        encoder.EncodeRows(table, together);
        encoder.EncodeInputs(table, start, rows, inputs);

        Assert.Equal((7, 3), (together.Rows, together.Columns));
        Assert.Equal((3, rows), (inputs.Rows, inputs.Columns));
        for (var row = 0; row < rows; row++)
        {
            for (var feature = 0; feature < 3; feature++)
            {
                Assert.Equal(together[start + row, feature], inputs[feature, row]);
            }
        }
    }

    private static Table Column(string values) => TableTests.Unlabelled("x\n" + values.Replace(' ', '\n') + "\n");
}
