using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models.Export;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet export</c>: a model, with its preparation of raw columns, for other programs.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Writes a model for other programs: C, JavaScript or ONNX",
            "gophernet export iris.safetensors -o iris.mjs",
            "gophernet export iris.safetensors -o iris.onnx",
            "gophernet export iris.safetensors --format c --prefix iris > iris.c",
            "gophernet export iris.safetensors -o iris.c --int8 --data iris.test.csv --max-change 0.05");
        var arguments = new ExportArguments();
        arguments.AddTo(command);
        command.RunWith(result => arguments.Read(result, verbosity.Read(result)), settings => Run(settings, shell));
        return command;
    }

    private static int Run(ExportSettings settings, Shell shell)
    {
        if (!settings.Format.IsText && settings.Output == "-" && shell.HasDescriptors && !Console.IsOutputRedirected)
        {
            throw new UsageException(
                [$"--format {settings.Format.Name} is no text for a terminal: name a file, such as -o model{settings.Format.Extensions[0]}"]);
        }

        using var messages = new Messages(settings.Verbosity, shell);
        FileNames.RequireApart(shell, [settings.Model, settings.Data], ("--output", settings.Output));
        var model = ModelInput.Read(settings.Model, shell, messages);
        using var output = OutputFile.Create(settings.Output, shell);
        var change = settings.Options.Weights is { } form ? WeightChange.Measure(model, form, settings, shell, messages) : null;
        ExportFacts? facts = null;
        var length = -1L;
        output.Write(stream =>
        {
            facts = settings.Format.Write(model, settings.Options with { Loss = change?.Sentence }, stream);
            length = stream.CanSeek ? stream.Position : -1;
        });
        output.Commit();
        if (facts!.Memory is { } memory)
        {
            messages.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"the model takes {memory.Constants:N0} bytes of constant data and at most {memory.Stack:N0} bytes of stack"));
        }

        if (settings.AsJson)
        {
            ExportJson.Write(model, settings, facts, length, change, messages.Remarks, shell.Output);
        }

        return ExitCode.Done;
    }
}
