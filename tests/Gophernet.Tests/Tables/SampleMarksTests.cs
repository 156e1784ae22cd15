using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

/// <summary>Which sampled row a row of the whole table is like.</summary>
public class SampleMarksTests
{
    private const string Text = "x,y,class\n1,5,a\n2,6,b\n3,7,a\n1,5,b\n4,8,a\n5,9,b\n";
    private const int FoldCount = 2;

    [Fact]
    public void A_row_is_marked_with_the_sampled_row_of_the_same_inputs()
    {
        var table = Read(Text);
        var hashes = table.Hashes!;
        var (marked, _) = table.FindRepeats(threads: 1, FoldCount);
        var marks = SampleMarks.Of(marked with { Hashes = hashes }, FoldCount);

        Assert.Equal([0, 1, 2, 0, 4, 5], Enumerable.Range(0, hashes.Length).Select(row => marks.Of(hashes[row], line: 1_000)));
        Assert.Equal(SpooledBlock.NoMark, marks.Of(hashes[0] + 1, line: 2));
    }

    [Fact]
    public void Rows_of_a_few_kinds_are_marked_by_their_line()
    {
        var table = Read("x,y,class\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row % 2},{row % 2 * 3},{"ab"[row % 2]}\n")));
        var hashes = table.Hashes!;
        var (marked, _) = table.FindRepeats(threads: 1, FoldCount);
        var marks = SampleMarks.Of(marked with { Hashes = hashes }, FoldCount);

        Assert.Equal(Enumerable.Range(0, 40), Enumerable.Range(0, 40).Select(row => marks.Of(hashes[row], row + 2)));
        Assert.Equal(SpooledBlock.NoMark, marks.Of(hashes[0], line: 1_000));
    }

    [Fact]
    public void A_row_of_a_group_is_marked_with_a_row_of_that_group()
    {
        var marks = SampleMarks.Of(Read(Text) with { Groups = [7, 8, 7, 9, 8, 7] }, FoldCount);

        Assert.Equal([0, 1, 3, SpooledBlock.NoMark], Array.ConvertAll([7UL, 8UL, 9UL, 10UL], group => marks.Of(group, line: 1_000)));
    }

    private static TrainingTable Read(string text) => TableInference.Read(CsvText.Open(text), new TableOptions()).WithHashes(threads: 1);
}
