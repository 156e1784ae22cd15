using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class WorkShareTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 8)]
    [InlineData(5, 2)]
    [InlineData(12, 8)]
    [InlineData(100, 7)]
    [InlineData(100_000, 10_000)]
    public void Shares_are_all_pieces_in_order_and_differ_by_one_at_most(int pieces, int count)
    {
        var shares = Enumerable.Range(1, count).Select(number => new WorkShare(number, count).Of(pieces)).ToArray();

        Assert.Equal(Enumerable.Range(0, pieces), shares.SelectMany(share => Enumerable.Range(share.First, share.Count)));
        Assert.InRange(shares.Max(share => share.Count) - shares.Min(share => share.Count), 0, 1);
        Assert.True(shares[0].Count > 0);
    }
}
