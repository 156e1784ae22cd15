using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet predict</c>: one output row per input row, as they come.</summary>
internal static class PredictCommand
{
    public static Command Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            "predict",
            "Predicts the class of each row, streaming from input to output",
            "gophernet predict iris.safetensors new.csv > predictions.csv",
            "zcat big.csv.gz | gophernet predict iris.safetensors --probabilities | head");
        var model = SharedOptions.Model();
        var data = SharedOptions.Data();
        var probabilities = new Option<bool>("--probabilities") { Description = "Add a column with the network's output for each class" };
        command.Arguments.Add(model);
        command.Arguments.Add(data);
        command.Options.Add(probabilities);
        SharedOptions.RequireOneStandardInput(command, model, data);
        command.SetAction(result => Run(
            result.GetValue(model)!, SharedOptions.DataOf(result, data), result.GetValue(probabilities), verbosity.Read(result), shell));
        return command;
    }

    private static int Run(string modelPath, string dataPath, bool withProbabilities, Verbosity verbosity, Shell shell)
    {
        using var messages = new Messages(verbosity, shell);
        var model = ModelInput.Read(modelPath, shell, messages);
        using var input = InputFile.Open(dataPath, shell);
        Log.Reading(messages.Logger, input.Name);
        var rows = TableReader.OpenFeatures(model.Schema, input.ReadCsv());
        var predictor = new Predictor(model);
        var writer = new PredictionWriter(model.Schema, withProbabilities, shell.Output);
        writer.WriteHeader();
        var count = 0L;
        while (rows.ReadBatch())
        {
            writer.Write(rows.Table, predictor.Predict(rows.Table));
            count += rows.Table.RowCount;
        }

        Log.Predicted(messages.Logger, count);
        return ExitCode.Done;
    }
}
