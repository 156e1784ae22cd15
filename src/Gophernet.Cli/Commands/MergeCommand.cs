using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet merge</c>: the parts that several processes wrote to what one process would have written.</summary>
internal static class MergeCommand
{
    public const string Name = "merge";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Makes one model of the parts that several processes trained",
            "gophernet merge part-1 part-2 part-3 -o people.safetensors",
            "gophernet merge fold-* --predictions out-of-fold.csv");
        var parts = new Argument<string[]>("PART")
        {
            Description = "Files that train or cross-validate wrote with --part, all of one run in any order",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => result.Tokens.Select(token => token.Value),
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Model file to write, of parts of train; - for standard output [default: model.safetensors]",
            HelpName = "MODEL",
        };
        var predictions = new Option<string?>("--predictions")
        {
            Description = "CSV file to write, of parts of cross-validate, as its option of that name",
            HelpName = "FILE",
        };
        var json = SharedOptions.Json();
        command.Arguments.Add(parts);
        foreach (var option in new Option[] { output, predictions, json })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.CheckedValue(json) && (result.CheckedValue(output) == "-" || result.CheckedValue(predictions) == "-"))
            {
                result.AddError("--json writes to standard output, as - would: name a file");
            }
        });
        command.RunWith(
            result => new MergeSettings(
                result.Texts(parts), result.GetValue(output), result.GetValue(predictions), result.GetValue(json), verbosity.Read(result)),
            settings => Run(settings, shell));
        return command;
    }

    private static int Run(MergeSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        FileNames.RequireApart(shell, settings.Parts, ("--output", settings.Output), ("--predictions", settings.Predictions));
        var parts = settings.Parts.Select(path => Read(path, shell));
        PartHeader.RequireWhole(parts.Select(part => part.Header));
        Array.Sort(parts, (one, other) => one.Header.Share.Number.CompareTo(other.Header.Share.Number));
        if (parts[0].Header.Command == CrossValidationPartFile.Command)
        {
            CrossValidate(settings, parts, messages, shell);
        }
        else
        {
            Train(settings, TrainingPartFile.Read(parts), messages, shell);
        }

        return ExitCode.Done;
    }

    private static PartReader Read(string path, Shell shell)
    {
        using var input = InputFile.Open(path, shell);
        using var bytes = new MemoryStream();
        input.Stream.CopyTo(bytes);
        return PartFile.Read(bytes.ToArray(), input.Name);
    }

    private static void CrossValidate(MergeSettings settings, PartReader[] parts, Messages messages, Shell shell)
    {
        if (settings.Output is not null)
        {
            throw new UsageException(["--output is for parts of train, and these are of cross-validate: --predictions names a file of predictions"]);
        }

        using var output = settings.Predictions is null ? null : OutputFile.Create(settings.Predictions, shell);
        var report = new CrossValidationReport(CrossValidationPartFile.Read(parts));
        CrossValidateCommand.Report(report, settings.AsJson, output, messages, shell);
    }

    private static void Train(MergeSettings settings, TrainingPart[] parts, Messages messages, Shell shell)
    {
        if (settings.Predictions is not null)
        {
            throw new UsageException(["--predictions is for parts of cross-validate, and these are of train: leave it out"]);
        }

        using var output = OutputFile.Create(settings.Output ?? TrainOptions.DefaultModel, shell);
        messages.Say("merging " + NameList.Count(parts.Length, "part") + " of " + NameList.Count(parts[0].Plan.Shapes.Length, "network"));
        var (model, heldOut) = TrainingPart.Merge(parts);
        output.Write(stream => ModelFile.Write(model, stream));
        output.Commit();
        TrainingNotes.WriteResult(
            parts[0].ClassRows, () => TrainingPart.JudgeLearnt(parts, model), model, parts[0].Plan.Decision, heldOut,
            parts[0].Plan.HasOtherRows ? "the data to validate on" : null, messages);
        var file = output.IsStream ? null : settings.Output ?? TrainOptions.DefaultModel;
        if (settings.AsJson)
        {
            TrainingProgress.TryWrite(
                shell.Output, json => TrainingReport.WriteResult(json, file, model, heldOut, tested: null, messages.Remarks));
        }

        messages.Say($"fingerprint {Fingerprint.Of(model)}");
        if (file is not null)
        {
            messages.Say($"wrote {file}; next: gophernet predict {ShellWord.Quote(file)} NEW.csv");
        }
    }
}
