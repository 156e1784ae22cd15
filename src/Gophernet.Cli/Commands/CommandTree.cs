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

    private readonly bool _isWhole;

    /// <summary>All commands.</summary>
    public CommandTree(Shell shell)
        : this(shell, Working.Select(command => command.Create))
    {
        _isWhole = true;
        _root.Subcommands.Add(HelpCommand.Create(shell));
        _root.Subcommands.Add(CompletionCommand.Create(shell));
        _root.Subcommands.Add(ManCommand.Create(shell));
        _root.Subcommands.Add(SkillCommand.Create(shell));
        _root.Subcommands.Add(VersionCommand.Create(shell));
    }

    private CommandTree(Shell shell, params IEnumerable<Func<Shell, VerbosityOptions, ExampledCommand>> creations)
    {
        LibraryWords.Use();
        _shell = shell;
        _root = ExperimentCommand.Create(shell, _verbosity);
        _root.SetAction(_ => ExitCode.Done); // never invoked: without one the parser asks for a command
        _root.Options.Add(_help);
        _root.Options.Add(_version);
        _verbosity.AddTo(_root);
        foreach (var create in creations)
        {
            var command = create(shell, _verbosity);
            _root.Subcommands.Add(command);
            if (command.Options.Any(option => option.Hidden))
            {
                command.Options.Add(_fullHelp);
            }
        }
    }

    /// <summary>The commands that do not speak of the others.</summary>
    private static (string Name, Func<Shell, VerbosityOptions, ExampledCommand> Create)[] Working =>
    [
        (TrainCommand.Name, TrainCommand.Create),
        (EvaluateCommand.Name, EvaluateCommand.Create),
        (CompareCommand.Name, CompareCommand.Create),
        (PredictCommand.Name, PredictCommand.Create),
        (CrossValidateCommand.Name, CrossValidateCommand.Create),
        (TuneCommand.Name, TuneCommand.Create),
        (MergeCommand.Name, MergeCommand.Create),
        (SplitCommand.Name, SplitCommand.Create),
        (InspectCommand.Name, InspectCommand.Create),
        (ExplainCommand.Name, ExplainCommand.Create),
        (ReportCommand.Name, ReportCommand.Create),
        (ExportCommand.Name, ExportCommand.Create),
        (ServeCommand.Name, ServeCommand.Create),
    ];

    /// <summary>Bare <c>gophernet</c>, with the other commands below it.</summary>
    public ExampledCommand Root => _root;

    /// <summary>What the arguments need: the command that they begin with, alone, as making all of them takes longer than a small prediction; or all.</summary>
    public static CommandTree For(string[] arguments, Shell shell)
    {
        var (name, create) = Array.Find(Working, command => arguments is [var first, ..] && first == command.Name);
        var readsFiles = Array.Exists(arguments, argument => argument.StartsWith('@')); // which may be pipes, to be read once
        return name is null || readsFiles ? new CommandTree(shell) : new CommandTree(shell, create);
    }

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

        if (FaultOf(result, arguments) is var (messages, suggestions))
        {
            return _isWhole ? UsageErrors.Report(result, messages, suggestions, _shell) : new CommandTree(_shell).Invoke(arguments); // others may be meant
        }

        try
        {
            return command.Run(result);
        }
        catch (UsageException e)
        {
            return UsageErrors.Report(result, e.Messages, e.Suggestion is { } meant ? [meant] : [], _shell);
        }
    }

    /// <summary>What is wrong with the line, and what may have been meant; null where nothing is.</summary>
    private (IReadOnlyList<string> Messages, IReadOnlyList<string> Suggestions)? FaultOf(ParseResult result, string[] arguments)
    {
        // The parser passes over what it takes for a directive: [name] before all else.
        if (result.Tokens.FirstOrDefault(token => token.Type == TokenType.Directive) is { } directive)
        {
            return ([$"arguments in brackets have no meaning: found \"{directive.Value}\""], []);
        }

        if (MissingValues.Find(result, arguments) is { } missing)
        {
            return ([missing], []);
        }

        if (result.CommandResult.Command != _root && _root.Options.FirstOrDefault(option => !option.Recursive && IsGiven(result, option)) is { } early)
        {
            return ([$"{early.Name} comes after the command"], []);
        }

        return ArgumentFaults.Any(result) ? ArgumentFaults.Of(result) : null;
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
