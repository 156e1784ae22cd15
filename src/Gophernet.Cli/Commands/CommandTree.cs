using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>All commands, and the options that answer before a command runs.</summary>
internal sealed class CommandTree
{
    private const string Json = "--json";

    private readonly Shell _shell;
    private readonly ExampledCommand _root;

    private readonly Option<bool> _help = new("--help", "-h", "/h", "-?", "/?")
    {
        Description = "Show help and usage information",
        Recursive = true,
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<bool> _fullHelp = new(HelpText.FullHelp)
    {
        Description = "Show every option: those of networks, steps and reading too",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<bool> _version = new("--version", "-V") { Description = "Show version information", Arity = ArgumentArity.Zero };

    private readonly VerbosityOptions _verbosity = new();

    public CommandTree(Shell shell)
    {
        _shell = shell;
        var verbosity = _verbosity;
        _root = ExperimentCommand.Create(shell, verbosity);
        _root.SetAction(_ => ExitCode.Done); // never invoked: without one the parser asks for a command
        _root.Options.Add(_help);
        _root.Options.Add(_version);
        verbosity.AddTo(_root);
        ExampledCommand[] commands =
        [
            TrainCommand.Create(shell, verbosity),
            EvaluateCommand.Create(shell, verbosity),
            CompareCommand.Create(shell, verbosity),
            PredictCommand.Create(shell, verbosity),
            CrossValidateCommand.Create(shell, verbosity),
            TuneCommand.Create(shell, verbosity),
            MergeCommand.Create(shell, verbosity),
            SplitCommand.Create(shell, verbosity),
            InspectCommand.Create(shell, verbosity),
            ExplainCommand.Create(shell, verbosity),
            ReportCommand.Create(shell, verbosity),
            ExportCommand.Create(shell, verbosity),
            ServeCommand.Create(shell, verbosity),
            HelpCommand.Create(shell),
            CompletionCommand.Create(shell),
            ManCommand.Create(shell),
            SkillCommand.Create(shell),
            VersionCommand.Create(shell),
        ];
        foreach (var command in commands)
        {
            _root.Subcommands.Add(command);
            if (command.Options.Any(option => option.Hidden))
            {
                command.Options.Add(_fullHelp);
            }
        }
    }

    /// <summary>Bare <c>gophernet</c>, with the other commands below it.</summary>
    public ExampledCommand Root => _root;

    /// <summary>Runs the command that the arguments name, or says what is wrong with them.</summary>
    public int Invoke(string[] arguments)
    {
        if (Array.Exists(arguments, argument => argument.Contains('\0', StringComparison.Ordinal)))
        {
            return UsageErrors.Report(_root.Parse([]), ["found a NUL character in an argument: no name or value has one"], [], _shell);
        }

        var result = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = new ResponseFiles(_shell.ArgumentFiles).TryReplace });
        var command = (ExampledCommand)result.CommandResult.Command;
        _shell.WritesJsonErrors |= AsksForJson(result);
        if (_verbosity.ForbidsColors(result))
        {
            (_shell.ColorsOutput, _shell.ColorsError) = (false, false);
        }

        var (showsHelp, showsAll) = (IsGiven(result, _help), IsGiven(result, _fullHelp));
        if (showsHelp || showsAll)
        {
            new HelpText(_shell.OutputText, HelpText.WidthOfTerminal()).Write(command, showsAll);
            return ExitCode.Done;
        }

        if (IsGiven(result, _version))
        {
            _shell.OutputText.WriteLine(ProductVersion.Current);
            return ExitCode.Done;
        }

        // The parser passes over what it takes for a directive: [name] before all else.
        var directive = result.Tokens.FirstOrDefault(token => token.Type == TokenType.Directive);
        if (directive is not null)
        {
            return UsageErrors.Report(result, [$"arguments in brackets have no meaning: found \"{directive.Value}\""], [], _shell);
        }

        if (MissingValues.Find(result, arguments) is { } missing)
        {
            return UsageErrors.Report(result, [missing], [], _shell);
        }

        if (command != _root && _root.Options.FirstOrDefault(option => !option.Recursive && IsGiven(result, option)) is { } early)
        {
            return UsageErrors.Report(result, [$"{early.Name} comes after the command"], [], _shell);
        }

        try
        {
            return ArgumentFaults.Any(result) ? UsageErrors.Report(result, _shell) : command.Run(result);
        }
        catch (UsageException e)
        {
            return UsageErrors.Report(result, e.Messages, e.Suggestion is { } meant ? [meant] : [], _shell);
        }
    }

    /// <summary>Whether --json stands on the line, of a command that has no such option too: a program that wrote it reads JSON.</summary>
    private static bool AsksForJson(ParseResult result)
    {
        for (var i = 0; i < result.Tokens.Count && result.Tokens[i].Type != TokenType.DoubleDash; i++)
        {
            if (result.Tokens[i].Value == Json && !(i + 1 < result.Tokens.Count && result.Tokens[i + 1].Value == "false"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
