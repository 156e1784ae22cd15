using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Whole numbers that are names, told from amounts by what they predict.</summary>
public class NeighbourTestTests
{
    private const int Rows = 3000;
    private const int Patients = 100;

    private readonly RandomSource _random = new(5, RandomPurpose.Splitting);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(500)]
    public void Numbers_whose_neighbours_do_not_predict_alike_are_names(int count)
    {
        var effects = Normals(count, 1);

        Assert.True(AreNames(row => row * 7 % count, number => effects[number]));
        Assert.True(AreNames(row => row * 7 % count, number => effects[number], asClass: true));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(100)]
    [InlineData(500)]
    public void Numbers_whose_neighbours_predict_alike_are_amounts(int count)
    {
        Assert.False(AreNames(row => row * 7 % count, number => 3.0 * number / count));
        Assert.False(AreNames(row => row * 7 % count, number => 2 * Math.Sin(6.0 * number / count)));
        Assert.False(AreNames(row => row * 7 % count, number => number > count / 3 ? 2 : 0));
        Assert.False(AreNames(row => row * 7 % count, number => Math.Sin(6.0 * number / count), asClass: true));
    }

    [Fact]
    public void Numbers_that_predict_nothing_are_amounts() => Assert.False(AreNames(row => row * 7 % 100, _ => 0));

    [Fact]
    public void What_cannot_be_compared_is_no_name()
    {
        var effects = Normals(Rows, 1);

        Assert.False(AreNames(row => row * 7 % 5, number => effects[number])); // a network bends around so few
        Assert.False(AreNames(row => row * 7 % 1500, number => effects[number])); // two rows each
        Assert.False(AreNames(row => row * 7 % 50 + 0.5, number => effects[number])); // not whole
    }

    [Fact]
    public void Rows_in_another_order_and_missing_numbers_change_nothing()
    {
        var effects = Normals(100, 1);
        double Cell(int row) => row % 10 == 0 ? double.NaN : row * 7 % 100;

        Assert.True(AreNames(Cell, number => effects[number]));
        Assert.True(AreNames(row => Cell(Rows - 1 - row), number => effects[number]));
    }

    [Fact]
    public void A_column_of_such_numbers_enters_as_categories_with_a_note_and_stays_numbers_on_demand()
    {
        var effects = Normals(60, 3);
        var csv = "w,shop,y\n" + string.Concat(Enumerable.Range(0, Rows).Select(row =>
            FormattableString.Invariant($"{row * row % 17},{row * 7 % 60 + 1},{effects[row * 7 % 60] + row % 5 * 0.1:F3}\n")));
        var training = InferredTable.Of(csv);

        Assert.Equal(60, InferredTable.Feature<CategoricalFeature>(training, "shop").CategoryCount);
        Assert.Equal(new Setting("numeric", "shop"), Assert.Single(training.Notes).Setting);
        Assert.IsType<NumericFeature>(InferredTable.Of(csv, new TableOptions { Numeric = ["shop"] }).Schema.Features[1]);
    }

    [Fact]
    public void Rows_of_a_group_are_no_evidence_for_each_other()
    {
        var (ages, sick) = (Numbers(20, 60), Normals(Patients, 1));
        var groups = new GroupedRows("patient", [.. Enumerable.Range(0, Rows).Select(row => 1 + (ulong)(row % Patients))]);
        double[] numbers = [.. Enumerable.Range(0, Rows).Select(row => ages[row % Patients])];
        double[] target = [.. Normals(Rows, 0.2).Select((noise, row) => sick[row % Patients] + noise)];
        double[] classes = Array.ConvertAll(target, value => value > 0 ? 1.0 : 0);

        Assert.True(Numeric(target, null).AreNames(numbers, isCalledCode: false));
        Assert.False(Numeric(target, groups).AreNames(numbers, isCalledCode: false));
        Assert.False(new NeighbourTest(new LabelTarget("y", ["no", "yes"]), [classes], groups).AreNames(numbers, isCalledCode: false));
    }

    [Fact]
    public void Names_that_many_groups_have_are_found_with_groups()
    {
        var effects = Normals(30, 2);
        var groups = new GroupedRows("patient", [.. Enumerable.Range(0, Rows).Select(row => 1 + (ulong)(row / 3))]);
        double[] numbers = [.. Enumerable.Range(0, Rows).Select(row => (double)(row * 7 % 30))];
        double[] target = [.. Normals(Rows, 1).Select((noise, row) => effects[row * 7 % 30] + noise)];

        Assert.True(Numeric(target, groups).AreNames(numbers, isCalledCode: false));
    }

    private static NeighbourTest Numeric(double[] target, GroupedRows? groups) =>
        new(new NumberTarget(["y"], [Scaling.Standardising(target)]), [target], groups);

    private double[] Numbers(int low, int count) => [.. Enumerable.Range(0, Patients).Select(_ => (double)(low + _random.NextInt32(count)))];

    private bool AreNames(Func<int, double> cell, Func<int, double> effect, bool asClass = false)
    {
        var numbers = Enumerable.Range(0, Rows).Select(cell).ToArray();
        var noise = Normals(Rows, 1);
        var target = numbers.Select((number, row) => (double.IsNaN(number) ? 0 : effect((int)number)) + noise[row]).ToArray();
        var test = asClass
            ? new NeighbourTest(new LabelTarget("y", ["no", "yes"]), [Array.ConvertAll(target, value => value > 0.5 ? 1.0 : 0)])
            : new NeighbourTest(new NumberTarget(["y"], [Scaling.Standardising(target)]), [target]);
        return test.AreNames(numbers, isCalledCode: false);
    }

    private double[] Normals(int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => deviation * _random.NextNormal())];
}
