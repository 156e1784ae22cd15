using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class PresetTests
{
    // The article: inputNeurons 4, hiddenNeurons 3, outputNeurons 3, numEpochs 5000, learningRate 0.3; rand.Float64 for every parameter.
    [Fact]
    public void The_classic_preset_has_the_articles_network()
    {
        Assert.Equal(3, Assert.Single(Preset.Classic.Hidden));
        Assert.Equal(Activation.Sigmoid, Preset.Classic.HiddenActivation);
        Assert.Equal(Activation.Sigmoid, Preset.Classic.OutputActivation);
        Assert.Equal(StartingWeights.UniformUnit, Preset.Classic.StartingWeights);
        Assert.Equal(NumberScaling.None, Preset.All.Single(preset => preset.Name == "classic").Scaling);
    }

    [Fact]
    public void The_classic_preset_has_the_articles_training()
    {
        Assert.Equal(Loss.SquaredError, Preset.Classic.Loss);
        Assert.Equal(Optimizer.GradientDescent, Preset.Classic.Optimizer);
        Assert.Equal(0.3f, Preset.Classic.LearningRate);
        Assert.Equal(0f, Preset.Classic.Momentum);
        Assert.Equal(GradientReduction.Sum, Preset.Classic.Reduction);
        Assert.Equal(0, Preset.Classic.BatchSize);
        Assert.Equal(5000, Preset.Classic.Epochs);
    }

    public static TheoryData<string> Names { get; } = [.. Preset.All.Select(preset => preset.Name)];

    [Fact]
    public void Every_preset_has_a_name_of_its_own() =>
        Assert.Equal(Preset.All.Count, Preset.All.Select(preset => preset.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_presets_options_say_its_name_whatever_the_table(string name) =>
        Assert.All(Sizes, size => Assert.Equal(name, Preset.Find(name)!.For(size).Preset));

    /// <summary>Whoever leaves both as they are gets what belongs together.</summary>
    [Fact]
    public void A_table_is_scaled_as_the_default_preset_wants_it_unless_told_otherwise() =>
        Assert.Equal(Preset.All[0].Scaling, InferredTable.Of("x,y\n1,a\n2,b\n5,a\n").Scaling);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_presets_loss_has_a_meaning_for_its_outputs(string name) =>
        Assert.All(Sizes, size => Preset.Find(name)!.For(size).Loss.Kind.RequireFit(Preset.Find(name)!.For(size).OutputActivation));

    [Fact]
    public void The_classic_preset_is_the_same_for_every_table() =>
        Assert.All(Sizes, size => Assert.Equal(Preset.Classic, Preset.Find("classic")!.For(size)));

    [Theory]
    [InlineData("plain")]
    [InlineData("fast")]
    [InlineData("default")]
    [InlineData("best")]
    public void Numbers_are_not_probabilities_and_labels_do_not_exclude_each_other(string name)
    {
        var preset = Preset.Find(name)!;
        var (numbers, labels) = (preset.For(new DataSize(100, TaskKind.Regression)), preset.For(new DataSize(100, TaskKind.MultiLabel)));

        Assert.Equal((Activation.Identity, Loss.SquaredError, 0f), (numbers.OutputActivation, numbers.Loss.Kind, numbers.LabelSmoothing));
        Assert.Equal((Activation.Sigmoid, Loss.CrossEntropy, 0f), (labels.OutputActivation, labels.Loss.Kind, labels.LabelSmoothing));
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("default")]
    [InlineData("best")]
    public void Texts_alone_or_beside_few_columns_of_few_rows_take_small_batches_and_few_epochs(string name)
    {
        var preset = Preset.Find(name)!;
        TrainingOptions For(int rows, int texts, int features) => preset.For(new DataSize(rows, TaskKind.Classification, 0, texts, features));

        Assert.All([For(800, 1, 1), For(800, 2, 8), For(5000, 1, 2)], options => Assert.Equal((16, 16), (options.BatchSize, options.Epochs)));
        Assert.All([For(100_000, 3, 3), For(1_000_000, 1, 1)], options => Assert.Equal((256, 6), (options.BatchSize, options.Epochs)));
        Assert.All([For(800, 1, 9), For(30_000, 1, 2), For(800, 0, 5)], options => Assert.Equal(256, options.BatchSize));
    }

    [Theory]
    [InlineData("default", 4_999, TaskKind.Classification, "waves", 4, 128)]
    [InlineData("default", 5_000, TaskKind.Classification, "waves,lines", 8, 64)]
    [InlineData("default", 50_000, TaskKind.Classification, "waves,lines", 4, 30)]
    [InlineData("default", 100_000, TaskKind.MultiLabel, "waves,lines", 2, 30)]
    [InlineData("default", 200_000, TaskKind.MultiLabel, "waves", 1, 30)]
    [InlineData("default", 4_999, TaskKind.Regression, "waves", 4, 128)]
    [InlineData("default", 50_000, TaskKind.Regression, "waves,lines", 4, 60)]
    [InlineData("best", 50_000, TaskKind.Regression, "waves,lines", 12, 60)]
    [InlineData("best", 10_000, TaskKind.Classification, "waves,lines", 18, 64)]
    [InlineData("best", 4_999, TaskKind.Classification, "waves,lines", 12, 128)]
    [InlineData("best", 200_000, TaskKind.Regression, "waves,lines", 3, 60)]
    [InlineData("fast", 4_999, TaskKind.Regression, "plain", 2, 64)]
    [InlineData("fast", 50_000, TaskKind.Classification, "plain,lines", 2, 30)]
    public void Networks_of_two_kinds_are_for_rows_that_can_tell_them_apart(
        string name, int rows, TaskKind task, string numbers, int networks, int epochs)
    {
        var options = Preset.Find(name)!.For(new DataSize(rows, task));

        Assert.Equal(numbers, string.Join(',', options.Numbers.Select(TrainingNames.NumberEmbeddings.NameOf)));
        Assert.Equal((networks, epochs), (options.NetworkCount, options.Epochs));
        Assert.Equal(name == "best", options.HasNeighbours);
    }

    [Fact]
    public void A_name_that_no_preset_has_finds_none() => Assert.Null(Preset.Find("Classic"));

    private static IEnumerable<DataSize> Sizes =>
        from rows in (int[])[1, 100, 10_000, 10_000_000] from task in Enum.GetValues<TaskKind>() select new DataSize(rows, task);
}
