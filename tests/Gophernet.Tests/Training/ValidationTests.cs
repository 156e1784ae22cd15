using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Errors of networks that put out their inputs: the inputs of a row are the weighted sums that it is judged by.</summary>
public class ValidationTests
{
    private const double Rounding = 1e-12; // of sums of some thousand doubles
    private const double FloatRounding = 1e-6; // of ln 3

    private const float LogOfThree = 1.0986123f;

    // From so many rows on wrong classes and labels are counted; of fewer it is the log-loss.
    private const int MinRowsToCount = 1_000;

    // The largest sum decides: right, wrong, wrong, right.
    [Fact]
    public void The_error_of_many_classes_is_the_share_that_is_wrong() => Assert.Equal(
        0.5,
        ErrorOf(TaskKind.Classification, [[3, 1, 2], [1, 3, 2], [5, 5.5f, 0], [-3, -1, -2]], [[1, 0, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]], isLong: true),
        Rounding);

    [Fact]
    public void Of_equal_sums_the_first_class_decides_as_in_predictions() =>
        Assert.Equal(0.5, ErrorOf(TaskKind.Classification, [[1, 1], [1, 1]], [[1, 0], [0, 1]], isLong: true), Rounding);

    // Smoothed by 0.1 over three classes: 0.9 + 0.1/3 and 0.1/3.
    [Fact]
    public void A_smoothed_target_is_of_the_class_it_was() =>
        Assert.Equal(0, ErrorOf(TaskKind.Classification, [[3, 1, 2]], [[0.93333f, 0.03333f, 0.03333f]], isLong: true), Rounding);

    // Sums above 0 are labels: one of three is wrong, then all.
    [Fact]
    public void The_error_of_many_labels_is_the_share_that_is_wrong() =>
        Assert.Equal((1 + 3) / 6.0, ErrorOf(TaskKind.MultiLabel, [[2, -2, 0], [1, -1, 1]], [[1, 0, 1], [0, 1, 0]], isLong: true), Rounding);

    // Sums 0 and ln 3 are the probabilities ¼ and ¾ of softmax: −ln ¼ and −0.9·ln ¾ − 0.1·ln ¼.
    [Fact]
    public void The_error_of_few_classes_is_the_log_loss() => Assert.Equal(
        (-Math.Log(0.25) - 0.9 * Math.Log(0.75) - 0.1 * Math.Log(0.25)) / 2,
        ErrorOf(TaskKind.Classification, [[0, LogOfThree], [0, LogOfThree]], [[1, 0], [0.1f, 0.9f]]), FloatRounding);

    // Sums −ln 3 and ln 3 are the probabilities ¼ and ¾ of sigmoid: the mean of −ln ¼ and −ln ¼.
    [Fact]
    public void The_error_of_few_labels_is_the_mean_log_loss() => Assert.Equal(
        -Math.Log(0.25), ErrorOf(TaskKind.MultiLabel, [[-LogOfThree, LogOfThree]], [[1, 0]]), FloatRounding);

    [Theory]
    [InlineData(TaskKind.Classification, 2000)]
    [InlineData(TaskKind.MultiLabel, 1000)]
    public void A_certain_and_wrong_output_costs_what_its_sum_says(TaskKind task, double expected) =>
        Assert.Equal(expected, ErrorOf(task, [[-1000, 1000]], [[1, 0]]));

    [Theory]
    [InlineData(MinRowsToCount - 1, 0.2876820724517809)] // −ln ¾
    [InlineData(MinRowsToCount, 0)]
    public void Wrong_classes_are_counted_from_a_thousand_rows_on(int rows, double expected) => Assert.Equal(
        expected, ErrorOf(TaskKind.Classification, Rows(Many(rows, [0, LogOfThree]), Many(rows, [0, 1]))), FloatRounding);

    // Differences 3, 4 and 0, 5: the mean square is 50/4.
    [Fact]
    public void The_error_of_numbers_is_the_root_of_the_mean_square() =>
        Assert.Equal(Math.Sqrt(12.5), ErrorOf(TaskKind.Regression, [[3, 4], [1, 6]], [[0, 0], [1, 1]]), Rounding);

    // Weights 3, 1 and 0, of which the first two rows are wrong, or have the differences 1, 2 and 100.
    [Fact]
    public void Rows_count_what_they_weigh()
    {
        float[] weights = [3, 1, 0];

        Assert.Equal(0.75, ErrorOf(TaskKind.Classification, [[0, 1], [1, 0], [0, 1]], [[1, 0], [1, 0], [1, 0]], weights, isLong: true), Rounding);
        Assert.Equal(Math.Sqrt((3 * 1 + 1 * 4) / 4.0), ErrorOf(TaskKind.Regression, [[1], [2], [100]], [[0], [0], [0]], weights), Rounding);
        Assert.Equal(0.25, ErrorOf(TaskKind.MultiLabel, [[1], [1], [1]], [[1], [0], [0]], weights, isLong: true), Rounding);
    }

    [Fact]
    public void Only_the_rows_that_are_meant_are_judged()
    {
        var rows = Rows([[0], [1], [2]], [[3], [1], [4]]);

        Assert.Equal(Math.Sqrt(4.5), ErrorOf(TaskKind.Regression, rows.Take([0, 1])), Rounding);
        Assert.Equal(2, ErrorOf(TaskKind.Regression, rows.Take([2])), Rounding);
    }

    // 900 rows and 1,000 are four blocks.
    [Theory]
    [InlineData(TaskKind.Classification, 900)]
    [InlineData(TaskKind.Classification, 1000)]
    [InlineData(TaskKind.Regression, 1000)]
    [InlineData(TaskKind.MultiLabel, 900)]
    [InlineData(TaskKind.MultiLabel, 1000)]
    public void Any_number_of_threads_finds_the_same_error(TaskKind task, int count)
    {
        var random = new Random(1);
        float[][] sums =
            [.. Enumerable.Range(0, count).Select(_ => (float[])[random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f])];
        float[][] targets = [.. sums.Select((_, row) => new float[] { row % 3 == 0 ? 1 : 0, row % 3 == 1 ? 1 : 0, row % 3 == 2 ? 1 : 0 })];
        var rows = Rows(sums, targets, [.. sums.Select(_ => random.NextSingle())]);
        var expected = ErrorOf(task, rows);

        foreach (var threads in (int[])[2, 3, 16])
        {
            Assert.Equal(expected, ErrorOf(task, rows, threads));
        }
    }

    [Fact]
    public void A_second_network_is_judged_by_itself()
    {
        using var pool = new WorkerPool(1);
        var rows = Rows([[1, 2]], [[1, 2]]);
        var validation = new Validation(rows, TaskKind.Regression, Loss.SquaredError, Identity(2).Shape, pool);

        Assert.Equal(0, validation.ErrorOf(Identity(2)));
        Assert.Equal(Math.Sqrt(2.5), validation.ErrorOf(new Network(new Parameters(Identity(2).Shape))), Rounding);
        Assert.Equal(0, validation.ErrorOf(Identity(2)));
    }

    /// <summary>The error on some rows, or on a thousand times as many.</summary>
    private static double ErrorOf(TaskKind task, float[][] sums, float[][] targets, float[]? weights = null, bool isLong = false)
    {
        var rows = Rows(sums, targets, weights);
        return ErrorOf(task, isLong ? rows.Take([.. Enumerable.Repeat(rows.Indexes, MinRowsToCount).SelectMany(indexes => indexes)]) : rows);
    }

    private static float[][] Many(int count, float[] row) => [.. Enumerable.Repeat(row, count)];

    public static TheoryData<Loss, float, double> OtherLosses { get; } = new(
        (Loss.AbsoluteError, 1, 5.5 / 3),
        (Loss.Huber, 1, 4.125 / 3),
        (Loss.Quantile, 0.9f, 2.15 / 3));

    // Differences of 0.5, −2 and 3 from the targets: (0.5 + 2 + 3)/3, (0.125 + 1.5 + 2.5)/3, and with q = 0.9 (0.05 + 1.8 + 0.3)/3.
    [Theory]
    [MemberData(nameof(OtherLosses))]
    public void Another_loss_judges_numbers_itself(Loss kind, float parameter, double expected) => Assert.Equal(
        expected, ErrorOf(TaskKind.Regression, Rows([[0.5f], [-1], [5]], [[0], [1], [2]], null), loss: new LossFunction(kind, parameter)), FloatRounding);

    private static double ErrorOf(TaskKind task, TrainingRows rows, int threads = 1, LossFunction? loss = null)
    {
        using var pool = new WorkerPool(threads);
        var network = Identity(rows.Targets.Columns);
        return new Validation(rows, task, loss ?? Loss.SquaredError, network.Shape, pool).ErrorOf(network);
    }

    private static TrainingRows Rows(float[][] sums, float[][] targets, float[]? weights = null) =>
        new(Matrix(sums), Matrix(targets), weights);

    private static Matrix Matrix(float[][] rows) => new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);

    private static Network Identity(int width)
    {
        var parameters = new Parameters(NetworkShape.Create(width, [], Activation.Identity, width, Activation.Softmax));
        for (var i = 0; i < width; i++)
        {
            parameters.Weights(0)[i, i] = 1;
        }

        return new Network(parameters);
    }
}
