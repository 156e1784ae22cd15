using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Options that a program gives, which no command line has looked at.</summary>
public class ModelOptionsTests
{
    private static readonly string Iris = Repository.File("data", "iris", "iris.csv");

    private static readonly ModelOptions Quick = new()
    {
        Preset = "fast", Adjust = options => options with { Epochs = 1, Hidden = [8], NetworkCount = 1 }, Threads = 1,
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Options_out_of_their_range_are_refused_before_training(string expected, Func<TrainingOptions, TrainingOptions> adjust)
    {
        var refused = Assert.Throws<ArgumentException>(() => Model.Train(Iris, "species", Quick with { Adjust = adjust }));

        Assert.Equal("options", refused.ParamName);
        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<TrainingOptions, TrainingOptions>> WrongOptions() => new()
    {
        { "The option \"epochs\" is 0; it must be a whole number from 1.", options => options with { Epochs = 0 } },
        { "The option \"epochs\" is -1; it", options => options with { Epochs = -1 } },
        { "The option \"batch size\" is -1; it must be a whole number from 0.", options => options with { BatchSize = -1 } },
        { "The option \"ensemble\" is 1000000000; it must be a whole number from 1 to 100.", options => options with { NetworkCount = 1_000_000_000 } },
        { "The option \"dropout\" is 1; it must be a number from 0 to below 1.", options => options with { Dropout = 1 } },
        { "The option \"label smoothing\" is NaN; it", options => options with { LabelSmoothing = float.NaN } },
        { "The option \"learning rate\" is Infinity; it must be a number above 0.", options => options with { LearningRate = float.PositiveInfinity } },
        { "The option \"hidden\" is 8,0; it", options => options with { Hidden = [8, 0] } },
        { "The option \"validation\" is 0.75; it must be a share from 0 to 0.5.", options => options with { ValidationFraction = 0.75 } },
        { "The option \"rates\" is bias=-1,", options => options with { Rates = options.Rates with { Bias = -1 } } },
        { "The option \"quantile\" is 1; it", options => options with { Loss = new LossFunction(Loss.Quantile, 1) } },
        { "The option \"optimizer\" is undefined; it must be ", options => options with { Optimizer = null! } },
        { "The option \"schedule\" is undefined; it must be ", options => options with { Schedule = null! } },
        { "The option \"loss\" is undefined; it must be ", options => options with { Loss = default } },
        { "The option \"reduction\" is undefined; it must be ", options => options with { Reduction = (GradientReduction)99 } },
        { "The option \"activation\" is undefined; it must be ", options => options with { HiddenActivation = null! } },
        { "The option \"activation\" is undefined; it must be ", options => options with { Hidden = [], HiddenActivation = null! } }, // a file names it
        { "The option \"schedule\" is undefined; it must be ", options => options with { Optimizer = Optimizer.LimitedMemoryBfgs, Schedule = null! } },
        { "The option \"class weight\" is p=-1; it", options => options with { ClassWeights = new ClassWeighting(false, [("p", -1)]) } },
    };

    [Fact]
    public void No_option_is_null()
    {
        Assert.Throws<ArgumentNullException>(() => Model.Train(Iris, "species", Quick with { Adjust = null! }));
        Assert.Throws<ArgumentNullException>(() => Model.Train(Iris, "species", Quick with { Adjust = _ => null! }));
        Assert.Throws<ArgumentNullException>(() => Model.Train(Iris, "species", Quick with { Decision = null! }));
        Assert.Throws<ArgumentNullException>(() => Model.Train(Iris, "species", Quick with { Table = null! }));
    }

    [Fact]
    public void Class_weights_may_name_any_class()
    {
        var weights = new ClassWeighting(IsBalanced: false, [("no such, class=1", 2)]);

        Fault.Of("no such, class=1", () => Model.Train(Iris, "species", Quick with { Adjust = options => options with { ClassWeights = weights } }));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_threshold_is_a_probability(double threshold) => Assert.Throws<ArgumentException>(
        () => Model.Train(Iris, "species", Quick with { Decision = new DecisionOptions(threshold) }));

    [Theory]
    [InlineData("Classic")]
    [InlineData("")]
    public void A_name_that_no_preset_has_is_refused(string name)
    {
        var refused = Assert.Throws<ArgumentException>(() => Model.Train(Iris, "species", Quick with { Preset = name }));

        Assert.Equal("options", refused.ParamName);
        Assert.StartsWith($"There is no preset \"{name}\".", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(257)]
    public void Threads_are_from_1_to_256(int threads) => Assert.StartsWith(
        "The option \"threads\" is", Assert.Throws<ArgumentException>(() => Model.Train(Iris, "species", Quick with { Threads = threads })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Undefined_values_are_refused_by_name()
    {
        AssertNames("task", Quick with { Table = new() { Task = (TaskKind)99 } });
        AssertNames("scaling", Quick with { Table = new() { Scaling = (NumberScaling)99 } });
        AssertNames("threshold metric", Quick with { Decision = new DecisionOptions(TunedFor: (ThresholdMetric)99) });

        static void AssertNames(string name, ModelOptions options) => Assert.StartsWith(
            $"The option \"{name}\" is undefined", Assert.Throws<ArgumentException>(() => Model.Train(Iris, "species", options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_preset_is_in_range() => Assert.All(
        Preset.All, preset => Model.CreateTrainer(Iris, "species", new ModelOptions { Preset = preset.Name }).Dispose());
}
