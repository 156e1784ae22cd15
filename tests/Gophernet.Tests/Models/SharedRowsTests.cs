using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Models;

public class SharedRowsTests
{
    private const string Header = "x,color,y\n";

    [Fact]
    public void Rows_with_inputs_that_are_learnt_from_are_counted_whatever_their_target() =>
        Assert.Equal((2, false), Find(Rows(60), "0.5,red,b\n856.5,blue,a\n500,red,a\n"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rows_that_are_all_learnt_from_are_no_others(int copies)
    {
        var learnt = string.Concat(Enumerable.Repeat(Rows(400), copies));

        Assert.Equal((400, true), Find(learnt, Rows(400)));
        Assert.Equal((400 * copies, true), Find(learnt, learnt)); // one file for both
        Assert.Equal((400, false), Find(learnt, Rows(400) + "500,red,a\n"));
    }

    [Fact]
    public void Rows_of_a_few_kinds_may_all_be_known()
    {
        var kinds = Enumerable.Range(0, 16).Select(kind => $"{kind},{(kind % 3 == 0 ? "red" : "blue")},{(kind % 2 == 0 ? "a" : "b")}\n").ToArray();
        var learnt = string.Concat(Enumerable.Range(0, 200).Select(row => kinds[row * 7 % 16]));
        var more = string.Concat(Enumerable.Range(0, 1000).Select(row => kinds[row * 7 % 16]));

        Assert.Equal((20, false), Find(learnt, string.Concat(kinds) + string.Concat(kinds[..4])));
        Assert.Equal((0, false), Find(more, string.Concat(kinds))); // nothing is said where all is as it must be
        Assert.Equal((1000, true), Find(more, more));
    }

    [Fact]
    public void Test_rows_need_no_column_of_groups_and_may_have_unknown_classes()
    {
        var options = new TableOptions { Group = "who" };
        var training = InferredTable.Of("who,x,y\nanna,1,a\nben,2,b\nanna,3,a\n", options);

        var known = Read("who,x,y\nben,7,c\ncarl,8,a\n");
        var unknown = Read("x,y\n7,c\n8,a\n");

        Assert.StartsWith("1 of 2 rows are of a group", training.Dependence!.WarningOn(known.Dependence!), StringComparison.Ordinal);
        Assert.Null(unknown.Dependence);
        Assert.Equal(2, unknown.Table.RowCount);

        TrainingTable Read(string csv) => ModelTable.ReadTest(training.Schema, InferredTable.Open(csv), 1, options, training.Dependence);
    }

    private static (int Count, bool AreNoOthers) Find(string learnt, string judged)
    {
        var training = InferredTable.Of(Header + learnt);
        var table = ModelTable.ReadTest(training.Schema, InferredTable.Open(Header + judged), 1, new TableOptions(), null).Table;
        return new SharedRows(training.WithHashes(threads: 1).Hashes).Find(training.Schema, table);
    }

    private static string Rows(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(row => $"{row * 7919 % 1009}.5,{(row % 3 == 0 ? "red" : "blue")},{(row % 2 == 0 ? "a" : "b")}\n"));
}
