using Gophernet.Evaluation;
using Gophernet.Numerics;

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

    [Fact]
    public void Counts_the_decision_for_every_row()
    {
        var confusion = new ConfusionMatrix(2);

        Classification.Count(new Matrix(3, 2, [0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f]), [0, 1, 1], confusion);

        Assert.Equal([1, 0, 1, 1], new[] { confusion[0, 0], confusion[0, 1], confusion[1, 0], confusion[1, 1] });
    }

    [Theory]
    [InlineData(3, 2)] // a row more than classes are given for
    [InlineData(1, 2)]
    [InlineData(2, 3)] // a class more than are counted
    public void Refuses_sizes_that_differ(int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => Classification.Count(new Matrix(rows, columns), [0, 1], new ConfusionMatrix(2)));
}
