using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Explanation;

public class DrawnTableTests
{
    private const int Rows = 40_000;

    private static readonly Model Model = ExplainedModels.Create(numbers: 3, hidden: 0);

    private static readonly string Csv = ExplainedModels.Csv(numbers: 3, Rows);

    [Fact]
    public void All_rows_stay_where_they_take_little()
    {
        var drawn = Read(most: 100, DrawnTable.MaxBytes, threads: 2);

        Assert.Equal((Rows, Rows), (drawn.Table.RowCount, drawn.RowCount));
    }

    [Fact]
    public void An_even_part_stays_of_rows_that_take_more()
    {
        var drawn = Read(most: 100, maxBytes: 4 * 8 * 6_000, threads: 1);

        Assert.Equal(Rows, drawn.RowCount);
        Assert.InRange(drawn.Table.RowCount, Rows / 8 - 300, Rows / 8 + 300); // of 5,000 drawn rows, four deviations
        var lines = Enumerable.Range(0, drawn.Table.RowCount).Select(row => (double)drawn.Table.Lines[row]).ToArray();
        Assert.Equal(lines.Order(), lines);
        Assert.InRange(lines.Average() / Rows, 0.48, 0.52); // of a uniform number, five deviations
    }

    [Fact]
    public void As_many_rows_stay_as_are_asked_for_however_large_they_are() =>
        Assert.InRange(Read(most: 10_000, maxBytes: 1, threads: 1).Table.RowCount, 10_000, Rows);

    [Fact]
    public void Rows_are_those_of_the_input_and_the_same_for_any_number_of_threads()
    {
        var lines = Csv.Split('\n');
        var drawn = Array.ConvertAll([1, 2, 3], threads => Read(most: 10, maxBytes: 1, threads).Table);

        Assert.All(drawn, table => Assert.Equal(LinesOf(drawn[0]), LinesOf(table)));
        var read = ExplainedModels.Inputs(Model, lines[0] + "\n" + string.Join('\n', LinesOf(drawn[0]).Select(line => lines[line - 1])) + "\n");
        for (var i = 0; i < Model.Features.Count; i++)
        {
            Assert.Equal(read.Feature(i), drawn[0].Feature(i));
        }
    }

    private static DrawnTable Read(int most, long maxBytes, int threads) =>
        DrawnTable.Read(Model, InferredTable.Open(Csv), withTarget: true, most, threads, maxBytes);

    private static IEnumerable<long> LinesOf(Table table) => Enumerable.Range(0, table.RowCount).Select(row => table.Lines[row]);
}
