using System.Globalization;
using Gophernet.Explanation;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Explanation;

public class ColumnGroupTests
{
    private const int Rows = 200;

    /// <summary>By hand: the ranks 1 to 5 and 2 1 3 4 5 differ by 1 twice, so that ρ = 1 − 6·2 / (5·24) = 0.9.</summary>
    [Fact]
    public void Of_two_numbers_it_is_the_correlation_of_ranks()
    {
        var group = Assert.Single(Find("a,b,y\n1,20,0\n2,10,1\n3,300,0\n4,400,1\n5,5000,0\n"));

        Assert.Equal(0.9, group.Association, 1e-6);
    }

    [Fact]
    public void Falling_and_curved_columns_move_together_and_independent_ones_do_not()
    {
        var group = Assert.Single(Find(Table("a,b,c,y", row => $"{Number(row)},{-Math.Pow(Number(row), 3):R},{row * 7919 % 97},{row % 2}")));

        Assert.Equal([0, 1], group.Columns);
        Assert.Equal(1, group.Association, 1e-6);
    }

    [Fact]
    public void Categories_move_together_with_what_names_them_and_with_numbers_that_they_decide()
    {
        var groups = Find(Table("city,code,size,other,y", row =>
            $"{"abc"[row % 3]},{"xyz"[row % 3]},{row % 3 * 10 + row * 7 % 5},{"pq"[row * 7919 % 97 % 2]},{row % 2}"));

        var group = Assert.Single(groups);
        Assert.Equal([0, 1, 2], group.Columns);
    }

    [Fact]
    public void Many_categories_do_not_move_together_by_chance()
    {
        var random = new Random(5);

        Assert.Empty(Find(Table("a,b,c,y", row => $"k{random.Next(60)},m{random.Next(60)},{random.NextDouble():R},{row % 2}"),
            new TableOptions { Categorical = ["a", "b"] }));
    }

    [Fact]
    public void Groups_are_explained_as_one_and_each_other_column_by_itself() =>
        Assert.Equal([[0], [1, 3], [2], [4]], ColumnGroup.Units([new ColumnGroup([1, 3], 0.9)], 5));

    private static double Number(int row) => row * 37 % Rows - Rows / 2;

    private static string Table(string header, Func<int, string> line) =>
        string.Concat(Enumerable.Range(-1, Rows + 1).Select(row => string.Create(CultureInfo.InvariantCulture, $"{(row < 0 ? header : line(row))}\n")));

    private static ColumnGroup[] Find(string csv, TableOptions? options = null)
    {
        var training = InferredTable.Of(csv, options);
        return ColumnGroup.Find(training.Schema, training.Table, seed: 1, threads: 1);
    }
}
