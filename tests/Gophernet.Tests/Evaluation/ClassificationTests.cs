using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class ClassificationTests
{
    [Theory]
    [InlineData(new[] { 0.1f, 0.7f, 0.2f }, 1)]
    [InlineData(new[] { 0.7f }, 0)]
    [InlineData(new[] { -3f, -2f, -1f }, 2)]
    [InlineData(new[] { float.NegativeInfinity, float.MinValue }, 1)]
    public void Decides_for_the_largest_output(float[] outputs, int decision) => Assert.Equal(decision, Classification.Decide(outputs));

    [Theory]
    [InlineData(new[] { 0.5f, 0.5f }, 0)]
    [InlineData(new[] { 0.1f, 0.4f, 0.4f, 0.1f }, 1)]
    [InlineData(new[] { -0f, 0f }, 0)]
    public void Of_equal_outputs_the_first_wins(float[] outputs, int decision) => Assert.Equal(decision, Classification.Decide(outputs));
}
