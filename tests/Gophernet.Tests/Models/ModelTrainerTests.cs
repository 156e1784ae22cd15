using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>From a file to a model, as the command does it.</summary>
public class ModelTrainerTests
{
    // Multi-layer perceptrons and linear models reach 0.96 to 0.99 on these rows (Fisher's linear discriminant, 1936: 147 of 150); the
    // bound leaves room for an unlucky seed, none for a fault.
    private const double Sensible = 0.94;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Learns_iris_with_the_default_preset(ulong seed)
    {
        var training = ReadIris();
        var model = Train(training, Preset.Plain with { Seed = seed });

        Assert.InRange(ModelEvaluation.Run(model, training.Table).Confusion!.Accuracy, Sensible, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes() =>
        Assert.Equal(SmallModel.Bytes(Train(ReadIris(), Short(1))), SmallModel.Bytes(Train(ReadIris(bufferSize: 100), Short(1))));

    [Fact]
    public void Another_seed_gives_another_network() =>
        Assert.NotEqual(
            Train(ReadIris(), Short(1)).Networks[0].Parameters.Values.ToArray(),
            Train(ReadIris(), Short(2)).Networks[0].Parameters.Values.ToArray());

    [Fact]
    public void A_model_that_was_saved_judges_as_before()
    {
        var model = Train(ReadIris(), Short(1));
        var read = SmallModel.Read(SmallModel.Bytes(model));

        Assert.Equal(Judge(model), Judge(read));
    }

    [Fact]
    public void Records_how_the_model_came_to_be()
    {
        var options = Short(42);
        var trainer = new ModelTrainer(ReadIris(), options);
        trainer.RunEpoch();
        var loss = trainer.RunEpoch();

        var record = trainer.ToModel().Model.Training;

        Assert.Equal((150, 2, loss), (record.Rows, record.Epochs, record.Loss));
        Assert.Equal(options, record.Options);
    }

    [Fact]
    public void Evaluating_a_file_needs_rows() => Fault.Of("found no row with a target", () => ModelEvaluation.Run(
        Train(ReadIris(), Short(1)), Csv.CsvText.Open("sepal_length,sepal_width,petal_length,petal_width,species\n")));

    private static double Judge(Model model)
    {
        using var stream = File.OpenRead(IrisPath);
        return ModelEvaluation.Run(model, new CsvReader(stream, "iris.csv")).Confusion!.Accuracy;
    }

    private static string IrisPath => Repository.File("data", "iris", "iris.csv");

    private static TrainingOptions Short(ulong seed) => Preset.Plain with { Epochs = 10, Seed = seed };

    private static TrainingTable ReadIris(int bufferSize = 65_536)
    {
        using var stream = File.OpenRead(IrisPath);
        return TableInference.Read(new CsvReader(stream, "iris.csv", bufferSize: bufferSize), new TableOptions());
    }

    private static Model Train(TrainingTable training, TrainingOptions options)
    {
        var trainer = new ModelTrainer(training, options);
        while (trainer.Epoch < options.Epochs)
        {
            trainer.RunEpoch();
        }

        return trainer.ToModel().Model;
    }
}
