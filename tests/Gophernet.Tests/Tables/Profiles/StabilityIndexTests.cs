using Gophernet.Tables.Profiles;

namespace Gophernet.Tests.Tables.Profiles;

public class StabilityIndexTests
{
    [Fact]
    public void The_index_is_that_of_its_formula()
    {
        // (0.7 − 0.5)·ln(0.7 / 0.5) + (0.3 − 0.5)·ln(0.3 / 0.5), the missing ones at the floor on both sides.
        const double Expected = 0.2 * 0.3364722366 + 0.2 * 0.5108256238;

        Assert.Equal(Expected, StabilityIndex.Of([0.5, 0.5], 0, [70, 30], 0), 9);
    }
}
