using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models.Export;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet export</c>: a model, with its preparation of raw columns, for other programs.</summary>
internal static class ExportCommand
{
    private static readonly string[] Names = [.. ExportFormats.All.Select(format => format.Name)];

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            "export",
            "Writes a model for other programs: C, JavaScript or ONNX",
            "gophernet export iris.safetensors -o iris.mjs",
            "gophernet export iris.safetensors -o iris.onnx",
            "gophernet export iris.safetensors --format c --prefix iris > iris.c");
        var model = SharedOptions.Model();
        var format = SharedOptions.Choice("--format", $"{NameList.Either(Names)} [default: by the name of the output]", Names);
        var output = SharedOptions.Output("File to write to [default: standard output]");
        var prefix = new Option<string?>("--prefix")
        {
            Description = "What the names of a model in C begin with [default: by the name of the output]", HelpName = "NAME",
        };
        command.Arguments.Add(model);
        command.Options.Add(format);
        command.Options.Add(output);
        command.Options.Add(prefix);
        command.RunWith(
            result =>
            {
                var chosen = FormatOf(result.GetValue(format), result.GetValue(output));
                return new ExportSettings(
                    result.GetValue(model)!,
                    chosen,
                    result.GetValue(output) ?? "-",
                    OptionsOf(result.GetValue(prefix), result.GetValue(output), chosen),
                    verbosity.Read(result));
            },
            settings => Run(settings, shell));
        return command;
    }

    private static IExportFormat FormatOf(string? name, string? output) =>
        (name is not null ? ExportFormats.Find(name) : ExportFormats.OfFile(output ?? ""))
        ?? throw new UsageException([$"--format is needed, as the name of the output says none: {NameList.Either(Names)}"]);

    private static ExportOptions OptionsOf(string? prefix, string? output, IExportFormat format) =>
        prefix is not null && !format.TakesName ? throw new UsageException([$"--prefix has no effect with --format {format.Name}"])
        : new(prefix ?? (output is null or "-" ? "model" : Path.GetFileNameWithoutExtension(output)));

    private static int Run(ExportSettings settings, Shell shell)
    {
        if (!settings.Format.IsText && settings.Output == "-" && shell.HasDescriptors && !Console.IsOutputRedirected)
        {
            throw new UsageException(
                [$"--format {settings.Format.Name} is no text for a terminal: name a file, such as -o model{settings.Format.Extensions[0]}"]);
        }

        using var messages = new Messages(settings.Verbosity, shell);
        FileNames.RequireApart(shell, [settings.Model], ("--output", settings.Output));
        var model = ModelInput.Read(settings.Model, shell, messages);
        using var output = OutputFile.Create(settings.Output, shell);
        output.Write(stream => settings.Format.Write(model, settings.Options, stream));
        output.Commit();
        return ExitCode.Done;
    }
}
