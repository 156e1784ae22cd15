using System.CommandLine;
using System.Globalization;
using System.Text;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Evaluation;
using Gophernet.Tables.Targets;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Tests;

/// <summary>The reference of the command line, as Markdown: every command, and every option of training.</summary>
internal sealed class ReferenceDocument
{
    private const int Rows = 10_000;

    private readonly StringBuilder _text = new();

    public string ToText()
    {
        using var shell = new Shell(
            () => new MemoryStream(), () => new MemoryStream(), () => new MemoryStream(), isInputTerminal: false, isErrorTerminal: false, TimeProvider.System);
        var root = new CommandTree(shell).Root;
        Line("# Reference");
        Line("");
        Line("Generated from the commands and the table of options; a test holds it to them. `gophernet COMMAND --help-all` says the same in short.");
        Line("");
        WriteConventions();
        WriteCommand(root, "gophernet");
        foreach (var command in root.Subcommands.OfType<ExampledCommand>())
        {
            WriteCommand(command, "gophernet " + command.Name);
        }

        WriteMetrics();
        WriteTraining();
        return _text.ToString();
    }

    private void WriteConventions()
    {
        Line("## Exit codes");
        Line("");
        Line("| code | meaning |");
        Line("|--:|---|");
        foreach (var (code, _, meaning) in ExitCode.All)
        {
            Line($"| {code} | {meaning} |");
        }

        Line("");
        Line("## Environment");
        Line("");
        Line("| variable | effect |");
        Line("|---|---|");
        foreach (var (name, meaning) in EnvironmentVariables.All)
        {
            Line($"| `{name}` | {meaning} |");
        }

        Line("");
        Line("## Files and streams");
        Line("");
        Line("- Data are CSV with or without a header, or JSON Lines, plain or compressed with gzip. Delimiter and header are found from the first rows. "
            + "Text is UTF-8; UTF-16");
        Line("  and Windows-1252 are found by their bytes, or said with `--encoding`. What is written is UTF-8.");
        Line("- `-` is standard input or standard output. Only one argument of a command can be standard input.");
        Line("- Results go to standard output; notes, progress and errors go to standard error. `--quiet` leaves only errors, `--verbose` logs each step.");
        Line("- A file is written beside its place, with the mode and, where that is allowed, the owner of the one "
            + "before, and renamed when its bytes are on the disk; then");
        Line("  the folder is written to the disk, too. So the old file or the new one is there, whatever happens. A link keeps pointing where it does.");
        Line("- A named pipe, a device, `/dev/stdout` or `/dev/fd/N` is written to as it is: `>> log` appends. A checkpoint must be a regular file.");
        Line("- No command writes over what it reads, whatever its name: links, hard links, `/dev/stdin` and redirected "
            + "streams are compared as files. `train --from` may");
        Line("  replace its model. (On Windows and macOS paths are compared, with links followed.)");
        Line("- Names of files are any bytes; those that are no UTF-8 are shown as `\\xff` in messages.");
        Line("- Messages that standard error does not take, being full or closed, are lost, and nothing else. Results "
            + "that standard output does not take are an error, but");
        Line("  for a closed pipe. Descriptors 0 to 2 that are closed are opened on `/dev/null` first.");
        Line("- A model is a safetensors file: see [model-file.md](model-file.md). A checkpoint is read only by the version that wrote it.");
        Line("- `@FILE` as an argument stands for the arguments in a file, one a line.");
        Line("");
    }

    private void WriteCommand(ExampledCommand command, string name)
    {
        Line($"## {name}");
        Line("");
        Line(command.Description!.TrimEnd('.') + ".");
        Line("");
        if (command.Arguments.Count > 0)
        {
            Line("| argument | meaning |");
            Line("|---|---|");
            foreach (var argument in command.Arguments)
            {
                Line($"| `{argument.Name}`{(argument.Arity.MinimumNumberOfValues == 0 ? ", may be left out" : "")} | {Cell(argument.Description!)} |");
            }

            Line("");
        }

        if (command.Options.Count > 0)
        {
            Line("| option | meaning |");
            Line("|---|---|");
            foreach (var option in command.Options)
            {
                Line($"| {Label(option)} | {Cell(option.Description!)} |");
            }

            Line("");
        }

        if (command.Options.Any(option => option.Recursive))
        {
            var common = command.Options.Where(option => option.Recursive).Select(option => $"`{option.Name}`").ToArray();
            Line($"Every command has {NameList.All(common)}; the other options are those of `gophernet` without a command.");
            Line("");
        }

        if (command.Options.Any(option => option.Name == "--epochs"))
        {
            Line("What the options of training take, apply to, and are by default stands [below](#options-of-training).");
            Line("");
        }

        Line("```sh");
        foreach (var example in command.Examples)
        {
            Line(example);
        }

        Line("```");
        Line("");
    }

    private void WriteMetrics()
    {
        Line("## Metrics");
        Line("");
        Line("`gophernet help metrics` shows them, with `--json` for programs. Each stands beside its baseline, what a prediction without a model gets.");
        Line("");
        Line("| metric | of | from | to | better | meaning |");
        Line("|---|---|--:|--:|---|---|");
        foreach (var metric in MetricTable.All)
        {
            var tasks = string.Join(", ", metric.Tasks.Select(TaskNames.All.NameOf))
                + (metric.IsOfGroup ? ", of each class or label" : MetricsDocument.WhenOf(metric) is { } when ? ", " + when : "");
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{metric.Name}` | {tasks} | {metric.Min} | {metric.Max} | {metric.Better.Name} | {Cell(metric.Meaning)} |"));
        }

        Line("");
    }

    private void WriteTraining()
    {
        Line("## Options of training");
        Line("");
        Line("An option that has no effect is refused. Where a preset's value depends on the table, it is that for 10,000 rows and classes; an empty cell");
        Line("stands for no effect. Batches and epochs depend on the number of rows, the activation, the learning rate and the loss on the task. With");
        Line("`--from` the model decides what is marked ×.");
        Line("");
        var presets = Preset.All.Select(preset => preset.Name).ToArray();
        Line($"| option | takes | applies to | {string.Join(" | ", presets)} | --from | in JSON |");
        Line($"|---|---|---|{string.Concat(presets.Select(_ => "---|"))}:-:|---|");
        foreach (var option in OptionTable.All.Where(option => option.Name is not null))
        {
            WriteOption(option, $"`--{option.Name}`", option is SwitchOption { IsFlag: true } ? "" : Cell(option.Expected), presets);
        }

        Line("");
        Line("What only presets decide, as it stands in `inspect --json`:");
        Line("");
        Line($"| in JSON | {string.Join(" | ", presets)} |");
        Line($"|---|{string.Concat(presets.Select(_ => "---|"))}");
        Line($"| `scaling` | {string.Join(" | ", Preset.All.Select(preset => TrainingNames.Scalings.NameOf(preset.Scaling)))} |");
        foreach (var option in OptionTable.All.Where(option => option.Name is null && option.Key != "preset"))
        {
            Line($"| `{option.Key}` | {Values(option, presets)} |");
        }

        Line("");
        Line("A network's loss is small where its outputs are right: `squared-error` for numbers and, in `classic`, for classes; "
            + "`cross-entropy` for classes and");
        Line("labels; `absolute-error` for the median; `huber` for the mean without outliers; `quantile` for the quantiles of `--quantile`.");
    }

    private void WriteOption(TrainingOption option, string label, string takes, string[] presets)
    {
        var conditions = string.Join("; ", option.Conditions.Select(condition => condition.AppliesTo));
        Line($"| {label} | {takes} | {conditions} | {Values(option, presets)} | {(option.IsShape ? "×" : "")} | "
            + $"{(option.Key is null ? "" : $"`{option.Key}`")} |");
    }

    /// <summary>What each preset says of an option; nothing where it has no effect.</summary>
    private static string Values(TrainingOption option, string[] presets) => string.Join(" | ", presets
        .Select(preset => Preset.Find(preset)!.For(new DataSize(Rows, TaskKind.Classification)))
        .Select(options => option.WhyUnused(new TrainingSetup(options, HasOwnValidation: false)) is null ? option.TextOf(options) : ""));

    private static string Label(Option option)
    {
        var names = option.Aliases.Where(alias => alias.StartsWith('-')).Order(StringComparer.Ordinal).Append(option.Name);
        var value = option.HelpName is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {Cell(option.HelpName)}");
        return $"`{string.Join(", ", names)}{value}`";
    }

    /// <summary>A text in a cell of a table.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private void Line(string text) => _text.Append(text).Append('\n');
}
