using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

public class TargetEncoderTests
{
    [Fact]
    public void A_row_has_1_for_its_class_and_0_for_the_others()
    {
        var targets = TargetEncoder.Encode([2, 0, 1, 0], 3);

        Assert.Equal((4, 3), (targets.Rows, targets.Columns));
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f, 0f, 1f, 0f, 1f, 0f, 0f], targets.Values.ToArray());
    }

    [Fact]
    public void No_rows_have_no_targets() => Assert.Equal(0, TargetEncoder.Encode([], 3).Rows);

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Refuses_a_code_that_is_no_class(int code) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TargetEncoder.Encode([0, code], 3));
}
