using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

public class LenientTests
{
    private const string Csv = "n,flag,day,kind,y\n1,yes,2024-01-01,red,p\n4,no,2024-02-02,blue,q\n2,yes,2024-03-05,red,p\n";

    [Theory]
    [InlineData("5,yes,2024-01-01,red", 0)]
    [InlineData("five,yes,2024-01-01,red", 1)]
    [InlineData("1e60,maybe,2024-01-01,red", 2)]
    [InlineData("\"1,5\",1,2024-02-30,green", 3)] // an unseen category is no fault
    [InlineData(",NA,?,", 0)] // nor is a missing value
    public void Cells_that_cannot_be_read_are_missing_and_counted(string row, int expected)
    {
        var table = Open(row, isLenient: true);

        Assert.True(table.ReadBatch());
        Assert.Equal(1, table.Table.RowCount);
        Assert.Equal(expected, table.LenientCount);
    }

    [Fact]
    public void Cells_that_are_taken_for_missing_become_what_missing_ones_become()
    {
        var lenient = Open("five,maybe,today,red", isLenient: true);
        var missing = Open(",,,red", isLenient: false);

        Assert.True(lenient.ReadBatch() && missing.ReadBatch());
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(missing.Table.Feature(i).ToArray(), lenient.Table.Feature(i).ToArray());
        }
    }

    [Theory]
    [InlineData("five,yes,2024-01-01,red", "column \"n\": expected a number, found \"five\"", 1)]
    [InlineData("5,maybe,2024-01-01,red", "column \"flag\": expected no or yes, found \"maybe\"", 3)]
    [InlineData("5,yes,2024-02-30,red", "column \"day\": expected a date such as 2024-02-29", 7)]
    public void Cells_that_cannot_be_read_are_otherwise_faults_with_their_place(string row, string words, int column)
    {
        var fault = Fault.Of(words, () => Open(row, isLenient: false).ReadBatch());

        Assert.Equal(new Place(InferredTable.Name, 2, column), fault.Place);
        Assert.Empty(fault.Settings); // who can take such cells for missing says so: see the golden cases of predict
    }

    [Fact]
    public void A_target_that_cannot_be_read_is_a_fault_all_the_same()
    {
        var schema = InferredTable.Of(Csv).Schema;
        var table = new TableBatches(schema, InferredTable.Open("n,flag,day,kind,y\n5,yes,2024-01-01,red,z\n"), withTarget: true, isLenient: true);

        Fault.Of("found the class \"z\", which the model does not know", () => table.ReadBatch());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("NA")]
    public void A_target_that_training_left_out_is_left_out_again(string missing)
    {
        var csv = Csv + $"3,no,2024-04-04,blue,{missing}\n";
        var training = InferredTable.Of(csv);
        var table = new TableBatches(training.Schema, InferredTable.Open(csv), withTarget: true);

        Assert.True(table.ReadBatch());
        Assert.Equal(training.Table.RowCount, table.Table.RowCount);
        Assert.Equal((1, 1), (training.LeftOutCount, table.LeftOutCount));
    }

    [Fact]
    public void In_a_row_without_a_target_no_cell_has_to_be_right()
    {
        var table = new TableBatches(InferredTable.Of(Csv).Schema, InferredTable.Open(Csv + "five,maybe,today,red,\n"), withTarget: true);

        Assert.True(table.ReadBatch());
        Assert.False(table.ReadBatch());
        Assert.Equal(1, table.LeftOutCount);
    }

    private static TableBatches Open(string row, bool isLenient) =>
        new(InferredTable.Of(Csv).Schema, InferredTable.Open("n,flag,day,kind\n" + row + "\n"), withTarget: false, isLenient);
}
