using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class ConfusionMatrixEdgeTests
{
    [Theory]
    [InlineData(0, 3)] // counted as [1, 0]
    [InlineData(1, -1)] // counted as [0, 2]
    [InlineData(3, 0)]
    public void Refuses_a_class_that_it_does_not_count(int actual, int predicted)
    {
        var confusion = new ConfusionMatrix(3);

        Assert.Throws<ArgumentOutOfRangeException>(() => confusion.Add(actual, predicted));
        Assert.Equal(0, confusion.Total);
    }

    [Theory]
    [InlineData(46_341)] // its square is more than an int counts
    [InlineData(65_536)] // its square is 0 in 32 bits
    public void Refuses_more_classes_than_it_has_room_for(int classes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(classes));
}
