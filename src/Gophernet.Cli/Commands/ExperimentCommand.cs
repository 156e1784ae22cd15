using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gophernet.Cli.Output;
using Gophernet.Cli.Resources;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Training;

namespace Gophernet.Cli.Commands;

/// <summary>
/// Bare <c>gophernet</c>: the article's experiment on iris data that is built in. Its standard output is that of the article's program.
/// </summary>
internal static class ExperimentCommand
{
    private static readonly ImmutableArray<string> Targets = ["setosa", "virginica", "versicolor"];

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var seed = NumberOption.Seed("Seed of the starting weights [default: 1]");
        var json = SharedOptions.Json();
        (seed.Hidden, json.Hidden) = (true, true); // the help of all commands should fit a screen
        var root = new ExampledCommand(
            "gophernet",
            "Trains, judges, explains and runs neural networks on tables. Alone: the experiment with iris.",
            "gophernet train iris.csv --target species -o iris.safetensors",
            "gophernet predict iris.safetensors < new.csv > predictions.csv")
        {
            Run = result =>
                Run(Preset.Classic with { Seed = result.GetValue(seed) ?? Preset.Classic.Seed }, result.GetValue(json), verbosity.Read(result), shell),
        };
        root.Options.Add(seed);
        root.Options.Add(json);
        return root;
    }

    private static int Run(TrainingOptions options, bool asJson, Verbosity verbosity, Shell shell)
    {
        using var trainData = Open("iris.train.csv");
        using var testData = Open("iris.test.csv");
        var training = TableInference.Read(new CsvReader(trainData, "iris.train.csv"), new TableOptions { Targets = Targets, Scaling = NumberScaling.None });
        using var trainer = new ModelTrainer(training, options);
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        var (model, _) = trainer.ToModel();
        var evaluation = ModelEvaluation.Run(model, new CsvReader(testData, "iris.test.csv"));
        if (asJson)
        {
            EvaluationJson.Write(evaluation, [], Remarks.None, shell.Output);
            return ExitCode.Done;
        }

        var accuracy = evaluation.Confusion!.Accuracy;
        shell.OutputText.Write(string.Create(CultureInfo.InvariantCulture, $"\nAccuracy = {accuracy:0.00}\n\n"));
        if (verbosity != Verbosity.Quiet)
        {
            shell.Flush(); // on a terminal the hint comes last
            shell.Error.WriteLine("gophernet: that was the article's network on built-in iris data; for your own data see: gophernet --help");
        }

        return ExitCode.Done;
    }

    private static MemoryStream Open(string name) => new MemoryStream(Encoding.UTF8.GetBytes(Resource.Text(name)));
}
