using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Statistics;

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
        var scaling = Scaling.Standardising(Column(column).Feature(0));

        Assert.InRange(scaling.Mean / mean, 1 - Rounding, 1 + Rounding);
        Assert.InRange(scaling.Deviation / deviation, 1 - Rounding, 1 + Rounding);
    }

    [Fact]
    public void Encodes_to_mean_0_and_deviation_1()
    {
        var table = Column("-3.5 0.25 10 1e3 7");
        var encoded = EncodedTable.Dense(TableTests.Numeric(Scaling.Standardising(table.Feature(0)), "x"), table);

        // (value - 202.75) / 398.65360903922596 by Python 3, then rounded to 32 bits.
        double[] expected = [-0.5173664437582096, -0.5079597811444241, -0.4835024583485814, 1.999856471690825, -0.4910277884396099];
        Assert.Equal(expected.Select(value => (float)value), encoded.Values.ToArray());
    }

    [Theory]
    [InlineData("5 5 5")]
    [InlineData("0.1 0.1 0.1")] // three times 0.1, divided by three, is not 0.1
    [InlineData("7")]
    [InlineData("NA NA")]
    [InlineData("3 NA")]
    public void A_constant_column_keeps_its_scale(string column) => Assert.Equal(1, Scaling.Standardising(Column(column).Feature(0)).Deviation);

    [Fact]
    public void A_constant_column_becomes_0()
    {
        // What rounding leaves of the mean is far below the smallest step that a network notices.
        const float Nothing = 1e-15f;
        var table = Column("0.1 0.1 0.1");
        var encoded = EncodedTable.Dense(TableTests.Numeric(Scaling.Standardising(table.Feature(0)), "x"), table);

        Assert.All(encoded.Values.ToArray(), value => Assert.InRange(value, -Nothing, Nothing));
    }

    [Fact]
    public void Unscaled_features_stay_as_they_are()
    {
        var encoded = EncodedTable.Dense(TableTests.Numeric(Scaling.None([]), "x", "y"), TableTests.Unlabelled("x,y\n1,-2\n0.5,1e30\n"));

        Assert.Equal([1f, -2f, 0.5f, 1e30f], encoded.Values.ToArray());
    }

    [Theory]
    [InlineData("1 NA 5 2", 2)] // the middle one of an odd number
    [InlineData("NA 8 1 2 4", 3)] // between the two middle ones
    [InlineData("-3.4e38 3.4e38", 0)]
    [InlineData("NA NA", 0)]
    public void The_median_stands_for_missing_numbers(string column, double fill)
    {
        Assert.Equal(fill, Scaling.Standardising(Column(column).Feature(0)).Fill);
        Assert.Equal(new Scaling(fill, 0, 1), Scaling.None(Column(column).Feature(0)));
    }

    [Fact]
    public void Mean_and_deviation_are_those_of_the_filled_column() => // 1, 3, 5 and the median 3: mean 3, squares 4 + 4 of four rows
        Assert.Equal(new Scaling(3, 3, Math.Sqrt(2)), Scaling.Standardising(Column("1 NA 3 5").Feature(0)));

    [Theory]
    [InlineData("5,yes,2023-01-01T05:00,q", new[] { 1f, 0, 1, 0, 4 / 3f, -1, 0, 0, 1, 0, 0 })]
    [InlineData("2,NO,2021-07-07T17:59:59,p", new[] { 0f, 0, -1, 0, 0, 1, 0, 1, 0, 0, 0 })]
    [InlineData("NA,,NA,", new[] { -1 / 3f, 1, -1, 1, -2 / 3f, 1 / 6f, 1, 0, 0, 0, 1 })]
    [InlineData("oops,yes,2021-01-01,unseen", new[] { -1 / 3f, 1, 1, 0, 0, -11 / 6f, 0, 0, 0, 1, 0 })]
    public void Features_of_every_kind_stand_side_by_side(string row, float[] expected)
    {
        var schema = Models.SmallModel.MixedSchema;
        var rows = new TableBatches(schema, Csv.CsvText.Open($"n,b,d,c\n{row}\n"), withTarget: false);
        rows.ReadBatch();

        Assert.Equal(expected, EncodedTable.Dense(schema, rows.Table).Values.ToArray());
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(3, 4)]
    [InlineData(6, 1)]
    [InlineData(2, 0)]
    public void Inputs_of_a_network_are_the_transposed_rows(int start, int rows) =>
        AssertTransposed(TableTests.Unlabelled("x,y,z\n1,2,3\n4,5,6\n7,8,8.5\n-1,0,2\n3,3,3\n1e9,4,0\n9,9,1\n"), start, rows);

    [Theory]
    [InlineData(0, 600)]
    [InlineData(250, 20)] // rows are encoded in blocks of 256
    public void Inputs_of_a_network_are_the_transposed_rows_in_a_large_table(int start, int rows) =>
        AssertTransposed(TableTests.Unlabelled("x,y,z\n" + string.Concat(Enumerable.Range(0, 600).Select(row => $"{row},{row * row},{-row}\n"))), start, rows);

    private static void AssertTransposed(Table table, int start, int rows)
    {
        var schema = TableTests.Numeric(new Scaling(0, 3, 7), "x", "y", "z");
        var together = EncodedTable.Dense(schema, table);
        var inputs = new Matrix(0, 0);
        FeatureEncoder.EncodeInputs(schema, table, start, rows, inputs, new CodeMatrix(), new TextRows());

        Assert.Equal((table.RowCount, 3), (together.Rows, together.Columns));
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
