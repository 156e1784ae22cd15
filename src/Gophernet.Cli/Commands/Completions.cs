using System.CommandLine;
using System.Text;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Storage;
using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary>
/// What a word on a command line may become, for the scripts of <see cref="CompletionCommand"/>: a first line with the kind of files that fit, or none, then
/// a value a line, with a tab and what it is. It says nothing where anything is wrong: whoever types wants no errors.
/// </summary>
internal sealed class Completions
{
    /// <summary>The hidden command: <c>gophernet __complete SHELL WORD…</c>.</summary>
    public const string Command = "__complete";

    private const int MaxDescription = 70;
    private const string NoFile = "none";

    private readonly string _shellName;
    private readonly string _typed;
    private readonly CompletionLine _line;
    private readonly Command _root;
    private readonly StringBuilder _text = new();

    private Completions(Command root, string shellName, string[] words)
    {
        (_root, _shellName) = (root, shellName);
        var last = words.Length == 0 ? "" : words[^1];
        _typed = shellName == "pwsh" && last is [':', ..] ? last[1..] : last; // keeps an empty word
        string[] read = shellName switch
        {
            "bash" => words.Select(CompletionLine.Unquote),
            "zsh" => words,
            _ => words.Length == 0 ? words : [.. words[..^1], CompletionLine.Unquote(_typed)],
        };
        _line = CompletionLine.Of(root, read);
    }

    /// <summary>Writes what the last of some words may become.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="arguments">The shell, and the words after the name of the program.</param>
    /// <param name="shell">The process.</param>
    public static void Write(Command root, string[] arguments, Shell shell)
    {
        var text = NoFile + "\n";
        try
        {
            text = arguments.Length == 0 ? text : new Completions(root, arguments[0], arguments[1..]).Find();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing is offered: an error message would end up in the middle of what is typed.
        }

        shell.OutputText.Write(text);
    }

    private string Find()
    {
        var files = NoFile;
        if (_line.Option is { } option)
        {
            files = OfValue(option);
        }
        else if (_line.IsOptionPossible && _line.Word.StartsWith('-'))
        {
            OfOption();
        }
        else if (_line.Command == _root)
        {
            foreach (var command in _root.Subcommands)
            {
                Offer(command.Name, command.Description!);
            }
        }
        else if (_line.Places.Count < _line.Command.Arguments.Count)
        {
            files = OfArgument(_line.Command.Arguments[_line.Places.Count].Name);
        }

        return files + "\n" + _text;
    }

    private void OfOption()
    {
        foreach (var option in _line.Command.Options.Concat(_line.Command == _root ? [] : _root.Options.Where(option => option.Recursive)))
        {
            if (!_line.Given.Contains(option.Name) || option.Arity.MaximumNumberOfValues > 1)
            {
                Offer(option.Name, option.Description!);
            }
        }
    }

    private string OfArgument(string name)
    {
        switch (name)
        {
            case "MODEL":
                return "model";
            case "DATA":
                return "data";
            case "SHELL":
                foreach (var shell in CompletionCommand.ShellNames)
                {
                    Offer(shell);
                }

                return NoFile;
            default:
                Offer(HelpCommand.Metrics, "What each metric is");
                Offer(HelpCommand.Options, "Every option");
                foreach (var command in _root.Subcommands)
                {
                    Offer(command.Name, command.Description!);
                }

                return NoFile;
        }
    }

    private string OfValue(Option option)
    {
        var kind = OptionFacts.Kind(option.HelpName);
        var comma = kind.HasFlag(ValueKind.List) ? _line.Word.LastIndexOf(',') : -1;
        var before = _line.Word[..(comma + 1)];
        string[] listed = before.Split(',');
        foreach (var value in OptionFacts.Values(option))
        {
            if (!listed.Contains(value))
            {
                Offer(before + value);
            }
        }

        if (kind.HasFlag(ValueKind.Column))
        {
            foreach (var column in Columns().Where(name => !name.Any(char.IsControl))) // an offer is a line
            {
                var name = kind.HasFlag(ValueKind.List) ? Quoting.ListItem(column) : column;
                if (!listed.Contains(name))
                {
                    Offer(before + name);
                }
            }
        }

        return kind.HasFlag(ValueKind.Model) ? "model" : kind.HasFlag(ValueKind.Data) ? "data" : kind.HasFlag(ValueKind.File) ? "file" : NoFile;
    }

    /// <summary>The columns of the table that is named on the command line.</summary>
    private string[] Columns()
    {
        var place = Array.FindIndex([.. _line.Command.Arguments], argument => argument.Name == "DATA");
        if (place < 0 || place >= _line.Places.Count)
        {
            return [];
        }

        var path = _line.Places[place];
        path = path.StartsWith("~/", StringComparison.Ordinal) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..] : path;
        if (!FilePlace.Of(path).IsRegular) // a pipe could keep us waiting
        {
            return [];
        }

        using var file = NamedFile.OpenRead(path);
        if (file.Length == 0)
        {
            return [];
        }

        var header = Header.Read(CsvInput.Open(file, path, new CsvOptions(null, null)));
        return header.Names.Where(name => !name.Any(char.IsControl));
    }

    private void Offer(string value, string description = "")
    {
        if (!value.StartsWith(_line.Word, StringComparison.Ordinal))
        {
            return;
        }

        var equals = _line.Option is not null && _shellName != "zsh" && _typed.StartsWith("--", StringComparison.Ordinal)
            ? _typed.IndexOf('=', StringComparison.Ordinal) : -1;
        _text.Append(_typed.AsSpan(0, equals + 1)).Append(_shellName == "bash" && _typed is not ['"' or '\'', ..] ? ForBash(value) : value);
        var end = description.IndexOf(" [default", StringComparison.Ordinal);
        description = end < 0 ? description : description[..end];
        description = description.Length > MaxDescription ? description[..(MaxDescription - 1)].TrimEnd() + "…" : description;
        _text.Append(description.Length > 0 ? "\t" : "").Append(description).Append('\n');
    }

    /// <summary>A word as it must be typed in bash, which puts it on the command line as it is.</summary>
    private static string ForBash(string value)
    {
        var text = new StringBuilder();
        foreach (var character in value)
        {
            text.Append(character < 128 && !char.IsAsciiLetterOrDigit(character) && !"-_=,./:+%@".Contains(character, StringComparison.Ordinal) ? "\\" : "")
                .Append(character);
        }

        return text.ToString();
    }
}
