using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>
/// Where columns are many more than rows, each network takes those that tell most of the target in the rows that it learns from; where they are many, but
/// not so many, one kind of network does.
/// </summary>
public class ColumnSelectionTests
{
    private const int Rows = 60;
    private const int Columns = 600;
    private const int Shift = 3; // deviations between two classes, in each of three columns

    private static readonly int[] Informative = [17, 200, 431];

    [Fact]
    public void Every_network_takes_the_columns_that_tell_the_target()
    {
        var data = Table(Classes(2), Shift);

        var selection = Of(data)!;

        Assert.Equal(3, selection.Masks.Length);
        Assert.All(Informative, column => Assert.All(selection.Masks, mask => Assert.True(mask![Array.IndexOf(selection.Features, column)])));
        Assert.All(selection.Masks, mask => Assert.InRange(mask!.Count(isKept => isKept), 8, 12));
        Assert.Equal(Columns, selection.Features.Length + selection.NotSelected.Length);
        Assert.Equal(selection.Features.Order(), selection.Features);
        Assert.DoesNotContain("g18", selection.NotSelected);
        Assert.True(selection.IsOfAll);
    }

    [Fact]
    public void All_columns_are_taken_where_rows_are_not_few_or_the_user_says_so()
    {
        var wide = Table(Classes(2), Shift);
        var narrow = Table(Classes(2), Shift, columns: 40);

        Assert.Null(Of(narrow));
        Assert.Null(Of(Table(Classes(2), Shift, columns: 60, rows: 481)));
        Assert.Null(Of(wide, Options(wide) with { SelectedColumns = 0 }));
        Assert.Null(Of(wide, Options(wide) with { SelectedColumns = Columns }));
        Assert.All(Of(narrow, Options(narrow) with { SelectedColumns = 3 })!.Masks, mask => Assert.Equal(3, mask!.Count(isKept => isKept)));
    }

    [Fact]
    public void Where_columns_are_many_but_not_more_than_rows_one_kind_chooses()
    {
        var data = Table(Classes(2), Shift, columns: 100, rows: 240);

        var selection = Of(data)!;
        var (model, heldOut) = Train(data);

        Assert.False(selection.IsOfAll);
        Assert.Equal([true, false, true], selection.Masks.Select(mask => mask is null)); // fast has three networks
        Assert.True(selection.Masks[1]![17]);
        Assert.InRange(selection.Masks[1]!.Count(isKept => isKept), 8, 12);
        Assert.Empty(selection.NotSelected);
        Assert.Same(model.Networks[0].Shape, model.Networks[2].Shape);
        Assert.NotSame(model.Networks[0].Shape, model.Networks[1].Shape);
        Assert.True(model.Weights[1] > model.Weights[0]); // one column of a hundred tells the classes
        Assert.InRange(heldOut!["accuracy"], 0.85, 1);
    }

    [Fact]
    public void A_single_network_takes_all_of_not_so_many_columns()
    {
        var data = Table(Classes(2), Shift, columns: 100);

        Assert.Null(Of(data, Options(data) with { NetworkCount = 1 }));
    }

    // In the rows that judge the second network, another column is made to tell the target for sure.
    [Theory]
    [InlineData(false)]
    [InlineData(true)] // two networks in a row, one of each kind, are judged on the same rows
    public void Rows_that_judge_a_network_have_no_part_in_its_choice(bool hasNeighbours)
    {
        var data = Table(Classes(2), Shift);
        var options = Options(data) with { HasNeighbours = hasNeighbours, NetworkCount = 4 };
        var judged = RowDivision.Of(
            [.. Enumerable.Range(0, Rows)], data.Table.Target(0), false, TaskKind.Classification, options, dependence: null,
            together: hasNeighbours ? 2 : 1)[1].Judged;
        var told = Table(Classes(2), Shift, change: (row, column) => column == 300 && judged.Contains(row) ? row % 2 * 20 - 10 : null);

        string[] Second(TrainingTable table) =>
            [.. Of(table, options)!.Features.Where((_, i) => Of(table, options)!.Masks[1]![i]).Select(feature => table.Schema.Features[feature].Name)];

        Assert.Equal(Second(data), Second(told));
        Assert.Contains(300, Of(told, options)!.Features); // other networks learn from those rows
    }

    [Fact]
    public void What_a_network_does_not_take_has_no_weight_in_it()
    {
        var data = Table(Classes(2), Shift);
        var masks = Of(data)!.Masks.Select(mask => mask!).ToArray();

        var model = Train(data).Model;

        for (var member = 0; member < masks.Length; member++)
        {
            var weights = model.Networks[member].Parameters.Weights(0);
            Assert.Contains(false, masks[member]); // it is the other's
            Assert.All(masks[member], (isKept, input) =>
                Assert.Equal(isKept, Enumerable.Range(0, weights.Rows).Any(neuron => weights[neuron, input] != 0)));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Few_columns_among_many_tell_classes(int classes)
    {
        var (model, heldOut) = Train(Table(Classes(classes), 2 * Shift));

        Assert.InRange(heldOut!["accuracy"], 0.9, 1);
        Assert.InRange(model.Schema.Features.Length, 3, 40);
        Assert.Equal(Columns + 1, model.Schema.Columns.Length); // where there is no header, columns are found by place
    }

    [Fact]
    public void Few_columns_among_many_tell_numbers() =>
        Assert.InRange(Train(Table(row => (row % 9 - 4.0, $"{row % 9}.5"), Shift)).HeldOut!["r2"], 0.8, 1);

    [Fact]
    public void Columns_that_tell_nothing_are_not_said_to_tell_something()
    {
        var heldOut = Train(Table(Classes(2), shift: 0)).HeldOut!;

        Assert.InRange(heldOut["accuracy"], 0.25, 0.7);
        Assert.InRange(heldOut["log_loss"], 0.6, 1.1); // a coin's is 0.69
    }

    [Fact]
    public void A_cross_validation_chooses_in_each_part_anew()
    {
        var tables = InferredTable.Folds(Text(Classes(2), Shift), Standard);
        var validation = new CrossValidation(tables, new CrossValidationOptions(Options(tables.All)) { Folds = 3 });

        validation.Run(cancellation: TestContext.Current.CancellationToken);

        Assert.InRange(validation.Parts.Average(part => part.Evaluation["accuracy"]), 0.9, 1);
        Assert.Equal(3, validation.Parts.Select(part => string.Join(',', part.Schema.FeatureNames)).Distinct().Count());
    }

    private static TableOptions Standard => new() { Scaling = NumberScaling.Standard };

    private static Func<int, (double, string)> Classes(int count) => row => (row % count, "abc"[row % count].ToString());

    private static TrainingOptions Options(TrainingTable data) => Preset.Find("fast")!.For(DataSize.Of(data)) with { Hidden = [16] };

    private static ColumnSelection? Of(TrainingTable data, TrainingOptions? options = null) =>
        ColumnSelection.Of(data, options ?? Options(data), hasOwnValidation: false, threads: 2);

    private static (Model Model, ModelEvaluation? HeldOut) Train(TrainingTable data)
    {
        using var trainer = new ModelTrainer(data, Options(data));
        return trainer.ToEnd().ToModel();
    }

    /// <summary>Normal numbers; three columns grow with the target.</summary>
    private static TrainingTable Table(
        Func<int, (double Level, string Cell)> target, double shift, int columns = Columns, Func<int, int, double?>? change = null,
        int rows = Rows) => InferredTable.Of(Text(target, shift, columns, change, rows), Standard);

    private static string Text(
        Func<int, (double Level, string Cell)> target, double shift, int columns = Columns, Func<int, int, double?>? change = null,
        int rows = Rows)
    {
        var random = new RandomSource(5, RandomPurpose.StartingWeights, 0);
        var text = new StringBuilder(string.Join(',', Enumerable.Range(1, columns).Select(i => $"g{i}"))).Append(",y\n");
        for (var row = 0; row < rows; row++)
        {
            var (level, cell) = target(row);
            for (var column = 0; column < columns; column++)
            {
                var number = random.NextNormal() + (Informative.Contains(column) ? shift * level : 0);
                text.Append(CultureInfo.InvariantCulture, $"{change?.Invoke(row, column) ?? number},");
            }

            text.Append(cell).Append('\n');
        }

        return text.ToString();
    }
}
