using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet evaluate</c>: metrics of a model on labelled rows.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            "evaluate",
            "Measures a model on rows whose classes are known",
            "gophernet evaluate iris.safetensors test.csv",
            "gophernet evaluate iris.safetensors --json < test.csv");
        var model = SharedOptions.Model();
        var data = SharedOptions.Data();
        var json = SharedOptions.Json();
        command.Arguments.Add(model);
        command.Arguments.Add(data);
        command.Options.Add(json);
        SharedOptions.RequireOneStandardInput(command, model, data);
        command.SetAction(result => Run(
            result.GetValue(model)!, SharedOptions.DataOf(result, data), result.GetValue(json), verbosity.Read(result), shell));
        return command;
    }

    private static int Run(string modelPath, string dataPath, bool asJson, Verbosity verbosity, Shell shell)
    {
        using var messages = new Messages(verbosity, shell);
        var model = ModelInput.Read(modelPath, shell, messages);
        using var input = InputFile.Open(dataPath, shell);
        Log.Reading(messages.Logger, input.Name);
        var confusion = ModelEvaluation.Run(model, input.ReadCsv());
        if (asJson)
        {
            EvaluationReport.WriteJson(model.Schema, confusion, shell.Output);
        }
        else
        {
            shell.OutputText.Write(EvaluationReport.ToText(model.Schema, confusion));
        }

        return ExitCode.Done;
    }
}
