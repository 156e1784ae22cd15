using System.CommandLine;
using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Commands;

/// <summary>The manual page: from the commands, their options and the tables of exit codes, variables and metrics.</summary>
internal sealed class ManPage
{
    /// <summary>Of files and streams, what holds for every command; the reference says it, too.</summary>
    public static readonly string[] Conventions =
    [
        "Data are CSV with or without a header, or JSON Lines, plain or packed with gzip. Delimiter, header and encoding are found; what is written is UTF-8.",
        "A single - is standard input or standard output; a DATA that is left out is standard input. "
            + "Results go to standard output, messages to standard error.",
        "A file is written beside its place and renamed when it is complete. No command writes over what it reads, but for the model of --from.",
        "@FILE as an argument stands for the arguments in a file, one a line.",
    ];

    private static readonly (string Name, string Meaning)[] Files =
    [
        ("model.safetensors", "the model that train writes unless --output names another; evaluate, predict and inspect read such files"),
        ("model.checkpoint", "where training stands, with --resume unless --checkpoint names another"),
        ("DATA.train.csv, DATA.test.csv", "the parts that split writes unless --output names others"),
    ];

    private readonly Roff _roff = new("gophernet", ProductVersion.Date, ProductVersion.Current);
    private readonly Dictionary<string, (string Command, string Text)> _told = new(StringComparer.Ordinal);

    public string ToText(ExampledCommand root)
    {
        var commands = root.Subcommands.OfType<ExampledCommand>();
        _roff.Section("Name");
        _roff.Paragraph("gophernet - train, evaluate and run neural networks on CSV");
        _roff.Section("Synopsis");
        _roff.Lines([HelpText.Usage(root, null), .. commands.Select(command => HelpText.Usage(command, root))]);
        _roff.Section("Description");
        _roff.Paragraph(root.Description!);
        foreach (var convention in Conventions)
        {
            _roff.Paragraph(convention, isFirst: false);
        }

        _roff.Section("Options");
        _roff.Paragraph("Options of every command:");
        WriteOptions(root, root.Options.Where(option => option.Recursive), root);
        _roff.Paragraph(HelpText.WithoutCommand, isFirst: false);
        WriteOptions(root, root.Options.Where(option => !option.Recursive), root);
        _roff.Section("Commands");
        foreach (var command in commands)
        {
            WriteCommand(command, root);
        }

        WriteTables();
        _roff.Section("Examples");
        foreach (var command in commands)
        {
            _roff.Lines(command.Examples, isFirst: command == commands[0]);
        }

        return _roff.ToString();
    }

    private void WriteCommand(ExampledCommand command, ExampledCommand root)
    {
        _roff.Subsection(HelpText.Usage(command, root));
        _roff.Paragraph(command.Description + ".");
        foreach (var argument in command.Arguments)
        {
            _roff.Term(argument.Name, null, argument.Description!);
        }

        WriteOptions(command, command.Options, root);
    }

    /// <summary>Options that an earlier command has, too, are named there.</summary>
    private void WriteOptions(ExampledCommand command, IEnumerable<Option> options, ExampledCommand root)
    {
        var known = new List<(string Command, string Name)>();
        foreach (var option in options)
        {
            if (_told.TryGetValue(option.Name, out var told) && told.Text == option.Description && told.Command != root.Name)
            {
                known.Add((told.Command, option.Name));
                continue;
            }

            _told.TryAdd(option.Name, (command.Name, option.Description!));
            _roff.Term(string.Join(", ", OptionFacts.Aliases(option).Concat([option.Name])), option.HelpName, option.Description!);
        }

        foreach (var group in known.GroupBy(option => option.Command))
        {
            _roff.Paragraph($"As in {group[0].Command}: {string.Join(", ", group.Select(option => option.Name))}.", isFirst: false);
        }
    }

    private void WriteTables()
    {
        _roff.Section("Metrics");
        foreach (var metric in MetricTable.All)
        {
            _roff.Term(metric.Name, null, MetricsDocument.Describe(metric));
        }

        _roff.Section("Exit status");
        foreach (var (code, _, meaning) in ExitCode.All)
        {
            _roff.Term(code.ToString(CultureInfo.InvariantCulture), null, meaning);
        }

        _roff.Section("Environment");
        foreach (var (name, meaning) in EnvironmentVariables.All)
        {
            _roff.Term(name, null, meaning);
        }

        _roff.Section("Files");
        foreach (var (name, meaning) in Files)
        {
            _roff.Term(name, null, meaning);
        }
    }
}
