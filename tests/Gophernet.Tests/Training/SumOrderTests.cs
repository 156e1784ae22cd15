using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class SumOrderTests
{
    [Fact]
    public void Parts_of_a_tree_that_are_summed_apart_are_those_of_the_whole()
    {
        for (var terms = 1; terms <= 40; terms++)
        {
            var whole = Written(terms, [0, terms]);
            for (var processes = 2; processes <= 7; processes++)
            {
                Assert.Equal(whole, Written(terms, [.. Enumerable.Range(0, processes + 1).Select(process => terms * process / processes)]));
            }
        }
    }

    [Fact]
    public void Neighbours_are_added_first()
    {
        Assert.Equal("0", Written(1, [0, 1]));
        Assert.Equal("((0+1)+2)", Written(3, [0, 3]));
        Assert.Equal("(((0+1)+(2+3))+((4+5)+6))", Written(7, [0, 7]));
    }

    [Fact]
    public void There_are_no_more_parts_than_is_said()
    {
        for (var first = 0; first < 70; first++)
        {
            for (var end = first + 1; end <= 140; end++)
            {
                Assert.InRange(SumOrder.PartsOf(first, end).Count, 1, SumOrder.MaxParts(end - first));
            }
        }
    }

    /// <summary>The sum as it is written with brackets, where each process adds some terms in a row, and one then the parts of all.</summary>
    private static string Written(int terms, int[] bounds)
    {
        var (all, parts) = (new SumOrder(2 * terms), new List<string>());
        for (var process = 0; process + 1 < bounds.Length; process++)
        {
            var (own, texts) = (new SumOrder(2 * terms), Enumerable.Range(0, terms).Select(term => $"{term}").ToArray());
            for (var term = bounds[process]; term < bounds[process + 1]; term++)
            {
                own.Append(new SumOrder.Part(term, term, 0));
            }

            Add(own, texts);
            var expected = SumOrder.PartsOf(bounds[process], bounds[process + 1]);
            Assert.Equal(expected.Select(part => (part.Start, part.Level)), own.Parts.ToArray().Select(part => (part.Start, part.Level)));
            foreach (var part in own.Parts)
            {
                all.Append(part with { Index = parts.Count });
                parts.Add(texts[part.Index]);
            }
        }

        all.End();
        var sums = parts.ToArray();
        Add(all, sums);
        return sums[0];
    }

    private static void Add(SumOrder order, string[] texts)
    {
        foreach (var (sum, term) in order.Additions)
        {
            texts[sum] = $"({texts[sum]}+{texts[term]})";
        }
    }
}
