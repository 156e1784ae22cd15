using Gophernet.Tables;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables.Inference;

public class EdgeOfTablesTests
{
    [Fact]
    public void A_missing_column_names_the_line_of_the_header() =>
        Fault.At(3, 0, "column \"z\"", () => Header.Read(CsvText.Open("\n\nx,y\n1,2\n")).IndexOf("z"));

    [Theory]
    [InlineData("0 1e-200")] // the squares of such differences are 0 in double
    [InlineData("1e-170 2e-170 3e-170")]
    public void The_deviation_of_a_column_is_positive_however_small_its_numbers(string column) =>
        Assert.InRange(Scaling.Standardising(TableTests.Unlabelled("x\n" + column.Replace(' ', '\n') + "\n").Feature(0)).Deviation, double.Epsilon, 1);
}
