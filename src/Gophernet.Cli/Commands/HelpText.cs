using System.CommandLine;
using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>
/// The help of a command, in two columns, as wide as the terminal. It fits a screen: a command with many options shows its details when asked for all.
/// The library's own help and what runs it would cost 0.2 MB.
/// </summary>
internal sealed class HelpText(TextWriter output, int width)
{
    public const int WidthWithoutTerminal = 100;
    private const int MinWidth = 20; // a terminal that is narrower breaks the lines itself
    private const string Indent = "  ";

    /// <summary>What stands above the options that only the bare program has.</summary>
    public const string WithoutCommand = "Options without a command:";

    /// <summary>The option that shows all others, which has no place among them.</summary>
    public const string FullHelp = "--help-all";

    public static int WidthOfTerminal() =>
        !Console.IsOutputRedirected && Terminal.Width(Terminal.StandardOutput) is > 0 and var width ? Math.Max(width, MinWidth) : WidthWithoutTerminal;

    public void Write(ExampledCommand command, bool showsHidden)
    {
        var parent = command.Parents.OfType<Command>() is [var root] ? root : null;
        WriteText("Description:", command.Description!);
        WriteText("Usage:", Usage(command, parent));
        WriteColumns("Arguments:", command.Arguments.Select(argument => (Label(argument), argument.Description!)));
        WriteColumns("Options:", OptionsOf(command, parent, showsHidden).Select(option => (Label(option), option.Description!)));
        var commands = command.Subcommands.Where(subcommand => !subcommand.Hidden);
        WriteColumns("Commands:", commands.Select(subcommand => (Label(subcommand), subcommand.Description!)));
        if (parent is null)
        {
            WriteTexts("Environment and exit codes:", string.Join("; ", EnvironmentVariables.All.Select(variable => $"{variable.Name} {variable.Meaning}")),
                string.Join("; ", ExitCode.All.Select(code => string.Create(CultureInfo.InvariantCulture, $"{code.Code} {code.Word}"))));
        }

        output.WriteLine("Examples:");
        foreach (var example in command.Examples)
        {
            output.WriteLine(Indent + example);
        }
    }

    /// <summary>Writes every option of some commands, those of all commands once.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="commands">Those below it.</param>
    public void WriteOptions(ExampledCommand root, ExampledCommand[] commands)
    {
        Write("Options of every command:", root.Options.Where(option => option.Recursive));
        Write(WithoutCommand, root.Options.Where(option => !option.Recursive));
        foreach (var command in commands)
        {
            Write($"Options of {command.Name}:", command.Options.Where(option => option.Name != FullHelp), isLast: command == commands[^1]);
        }

        void Write(string heading, Option[] options, bool isLast = false) =>
            WriteColumns(heading, options.Select(option => (Label(option), option.Description!)), isLast);
    }

    /// <summary>How a command is called.</summary>
    public static string Usage(Command command, Command? parent)
    {
        var usage = parent is null ? command.Name : $"{parent.Name} {command.Name}";
        foreach (var argument in command.Arguments)
        {
            usage += argument.Arity.MinimumNumberOfValues == 0 ? $" [{Label(argument)}]" : $" {Label(argument)}";
        }

        return usage + (command.Subcommands.Count > 0 ? " [command] [options]" : " [options]");
    }

    /// <summary>A command's own options, and those of every command; help and version come last where they are the command's own.</summary>
    public static Option[] OptionsOf(Command command, Command? parent, bool showsHidden)
    {
        var own = command.Options.Where(option => showsHidden || !option.Hidden);
        return own.Where(option => !IsAnswer(option))
            .Concat(own.Where(IsAnswer))
            .Concat(parent is null ? [] : parent.Options.Where(option => option.Recursive));

        static bool IsAnswer(Option option) => option.Name is "--help" or "--version";
    }

    private static string Label(Argument argument) => $"<{argument.Name}>";

    private static string Label(Command command) => command.Name + string.Concat(command.Arguments.Select(argument => " " + Label(argument)));

    /// <summary>Such as "-t, --target &lt;COLUMN&gt;". Names that begin with a slash are taken, but not shown.</summary>
    private static string Label(Option option)
    {
        var value = option.HelpName is null ? "" : $" <{option.HelpName}>";
        return string.Join(", ", OptionFacts.Aliases(option).Concat([option.Name])) + value;
    }

    /// <summary>A heading, and a text below it.</summary>
    public void WriteText(string heading, string text) => WriteTexts(heading, text);

    /// <summary>A heading, and texts below it, each beginning on a line of its own.</summary>
    public void WriteTexts(string heading, params ReadOnlySpan<string> texts)
    {
        output.WriteLine(heading);
        foreach (var text in texts)
        {
            foreach (var line in WordWrap.Lines(text, width - Indent.Length, cutsWords: true))
            {
                output.WriteLine(Indent + line);
            }
        }

        output.WriteLine();
    }

    /// <summary>A heading, and a label and a text a row below it.</summary>
    public void WriteColumns(string heading, (string Label, string Text)[] rows, bool isLast = false)
    {
        if (rows.Length == 0)
        {
            return;
        }

        output.WriteLine(heading);
        var longest = 0;
        foreach (var (label, _) in rows)
        {
            longest = Math.Max(longest, label.Length);
        }

        var labelWidth = Math.Min(longest, width / 2 - Indent.Length);
        var textWidth = width - labelWidth - 2 * Indent.Length;
        foreach (var (label, text) in rows)
        {
            var (labels, texts) = (WordWrap.Lines(label, labelWidth, cutsWords: true), WordWrap.Lines(text, textWidth, cutsWords: true));
            for (var i = 0; i < Math.Max(labels.Count, texts.Count); i++)
            {
                var left = i < labels.Count ? labels[i] : "";
                output.WriteLine(i < texts.Count ? Indent + left.PadRight(labelWidth) + Indent + texts[i] : Indent + left);
            }
        }

        if (!isLast)
        {
            output.WriteLine();
        }
    }
}
