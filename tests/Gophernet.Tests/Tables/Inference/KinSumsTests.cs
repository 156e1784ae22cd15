using Gophernet.Numerics;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>The errors of rows that are predicted from those that do not belong to them, against plain loops.</summary>
public class KinSumsTests
{
    private const int Rows = 200;
    private const int Groups = 12;
    private const int Kin = 15;
    private const int Outputs = 2;
    private const double Weight = 4;
    private const double Rounding = 1e-9;

    private readonly RandomSource _random = new(3, RandomPurpose.Splitting);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public void The_error_is_that_of_plain_loops(int width)
    {
        var groups = Draw(Groups + 1, less: 1); // some have none
        var kin = Draw(Kin, less: 0);
        var targets = Enumerable.Range(0, Rows).Select(_ => new double[] { _random.NextNormal(), _random.NextNormal() }).ToArray();
        var sums = new KinSums(Groups, Outputs, groups, kin, (row, to) =>
        {
            for (var i = 0; i < Outputs; i++)
            {
                to[i] += targets[row][i];
            }
        });

        var cells = Enumerable.Range(0, Rows).Where(row => groups[row] >= 0).GroupBy(row => (Kin: kin[row], Group: groups[row]))
            .Select(rows => (rows.Key, Mean: Enumerable.Range(0, Outputs).Select(i => rows.Average(row => targets[row][i])).ToArray())).ToList();
        var expected = 0.0;
        foreach (var (key, mean) in cells)
        {
            var others = cells.Where(cell => cell.Key.Kin != key.Kin && Math.Abs(cell.Key.Group - key.Group) <= width).ToList();
            expected += mean.Select((value, i) => Math.Pow(value - others.Sum(other => other.Mean[i]) / (others.Count + Weight), 2)).Sum();
        }

        Assert.Equal(cells.Count, sums.Rows);
        Assert.Equal(cells.Sum(cell => cell.Mean.Sum(value => value * value)), sums.Total, Rounding);
        Assert.Equal(expected, sums.LeastError(width, [Weight]), Rounding);
    }

    private int[] Draw(int count, int less) => [.. Enumerable.Range(0, Rows).Select(_ => _random.NextInt32(count) - less)];
}
