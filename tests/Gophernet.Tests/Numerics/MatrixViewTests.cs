using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class MatrixViewTests
{
    [Fact]
    public void A_view_shows_a_part_of_its_storage()
    {
        var view = new Matrix([0, 1, 2, 3, 4, 5], 2, 2, 1);

        Assert.Equal([2f, 3f], view.Values);
        Assert.Equal(3, view[1, 0]);
    }

    [Fact]
    public void What_is_written_to_one_is_seen_in_the_other()
    {
        var storage = new float[6];
        var view = new Matrix(storage, 2, 2, 2);

        view[1, 1] = 7;
        storage[2] = 8;

        Assert.Equal(7, storage[5]);
        Assert.Equal(8, view[0, 0]);
    }

    [Fact]
    public void A_view_may_be_empty_at_the_end_of_its_storage() => Assert.Equal(0, new Matrix(new float[6], 6, 0, 3).Values.Length);

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(7, 0, 0)]
    public void Rejects_a_part_outside_the_storage(int offset, int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => new Matrix(new float[6], offset, rows, columns));

    [Fact]
    public void A_view_at_an_offset_does_not_grow_beyond_its_storage() =>
        Assert.Throws<InvalidOperationException>(() => new Matrix(new float[6], 2, 2, 2).Resize(3, 3));
}
