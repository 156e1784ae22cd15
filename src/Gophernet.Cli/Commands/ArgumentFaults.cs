using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Cli.Settings;

namespace Gophernet.Cli.Commands;

/// <summary>What is wrong with arguments that the parser could not place, in words that name what is right. Its own words name neither.</summary>
internal sealed class ArgumentFaults
{
    private readonly ParseResult _result;
    private readonly Command _command;
    private readonly Command _root;
    private readonly Option[] _options;
    private readonly List<string> _messages = [];
    private readonly List<string> _suggestions = [];

    private ArgumentFaults(ParseResult result)
    {
        _result = result;
        _command = result.CommandResult.Command;
        _root = result.RootCommandResult.Command;
        _options = OptionFacts.OfCommand(_command, _root);
    }

    /// <summary>The faults of arguments that were parsed, and the names that may have been meant.</summary>
    public static (IReadOnlyList<string> Messages, IReadOnlyList<string> Suggestions) Of(ParseResult result)
    {
        var faults = new ArgumentFaults(result);
        faults.Find();
        return (faults._messages.Count > 0 ? faults._messages.Distinct() : [.. result.Errors.Select(error => error.Message)], faults._suggestions.Distinct());
    }

    /// <summary>Whether there are any: the library takes an option that it does not know for the name of a file.</summary>
    public static bool Any(ParseResult result) => result.Errors.Count > 0 || new ArgumentFaults(result).UnknownOptions().Count > 0;

    /// <summary>What to say of an option without its value.</summary>
    public static string MissingValue(string name, Option option)
    {
        var what = OptionFacts.TakesNamesAlone(option) ? NameList.Either(OptionFacts.Values(option)) : $"{name} {option.HelpName}";
        return $"{name} needs a value: {what}";
    }

    private void Find()
    {
        var unknown = UnknownOptions();
        if (_command == _root && _result.UnmatchedTokens.Count > 0 && !_result.UnmatchedTokens[0].StartsWith('-'))
        {
            AddUnknownCommand(_result.UnmatchedTokens[0]);
        }
        else if (unknown.Count > 0)
        {
            unknown.ForEach(AddUnknownOption); // what else could not be placed is mostly their values
        }
        else
        {
            AddRest();
        }
    }

    private void AddRest()
    {
        var extra = _result.UnmatchedTokens.Count > 0 ? ExtraArguments.Describe(_result, _command) : ("", null);
        if (extra.Message.Length > 0)
        {
            _messages.Add(extra.Message);
        }

        foreach (var argument in _command.Arguments)
        {
            if (argument.Arity.MinimumNumberOfValues > 0 && _result.GetResult(argument) is null or { Tokens.Count: 0 })
            {
                var needed = argument.Name == "MODEL" ? "a model that train wrote" : argument.Name;
                _messages.Add($"{_command.Name} needs {needed}: {((ExampledCommand)_command).Examples[0]}");
            }
        }

        foreach (var option in _options)
        {
            AddFaultOf(option);
        }

        foreach (var message in _result.Errors.Select(error => error.Message.TrimEnd('.')))
        {
            if (!message.StartsWith(LibraryWords.Beginning, StringComparison.Ordinal)
                && !(extra.Option is { } option && message.StartsWith(option.Name + ":", StringComparison.Ordinal)))
            {
                _messages.Add(message);
            }
        }
    }

    /// <summary>An option without a value, with too many, or with one that is nearly right.</summary>
    private void AddFaultOf(Option option)
    {
        if (_result.GetResult(option) is not { Implicit: false, IdentifierToken: { } name } given)
        {
            return;
        }

        if (given.Tokens.Count < option.Arity.MinimumNumberOfValues)
        {
            _messages.Add(MissingValue(name.Value, option));
        }
        else if (given.Tokens.Count > option.Arity.MaximumNumberOfValues)
        {
            _messages.Add($"{option.Name} is given {given.Tokens.Count} times: {string.Join(", ", given.Tokens.Select(token => $"\"{token.Value}\""))}");
        }

        if (given.Errors.ToList().Count > 0 && OptionFacts.Values(option) is { Count: > 0 } values)
        {
            _suggestions.AddRange(given.Tokens.Where(token => !values.Contains(token.Value))
                .Select(token => NearestName.Find(token.Value, values.Where(value => !IOffersValues.IsBeginning(value)))).OfType<string>());
        }
    }

    private void AddUnknownCommand(string typed)
    {
        var isFile = File.Exists(typed);
        var names = _root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name);
        _messages.Add($"there is no command \"{typed}\"; there are {string.Join(", ", names)}");
        if (isFile || Suggestion.OfCommand(typed, _root) is not null)
        {
            _suggestions.Add("gophernet " + (isFile ? "train " + ShellWord.Quote(typed) : Suggestion.OfCommand(typed, _root)));
        }
    }

    /// <summary>Tokens that look like options and are none, those among them that took the place of a file.</summary>
    private List<string> UnknownOptions()
    {
        var isOption = true;
        var unknown = new List<string>();
        foreach (var token in _result.Tokens)
        {
            isOption &= token.Type != TokenType.DoubleDash;
            if (isOption && token is { Type: TokenType.Argument, Value: ['-', not (>= '0' and <= '9'), ..] }
                && (_result.UnmatchedTokens.Contains(token.Value) || IsInPlaceOfFile(token)))
            {
                unknown.Add(token.Value);
            }
        }

        return unknown;
    }

    private bool IsInPlaceOfFile(Token token) =>
        _command.Arguments.Any(argument => _result.GetResult(argument) is { } given && given.Tokens.Any(other => ReferenceEquals(other, token)));

    private void AddUnknownOption(string typed)
    {
        var name = typed.Split('=')[0];
        if (_command == _root && _root.Subcommands.Any(command => command.Name == name.TrimStart('-')))
        {
            _messages.Add($"{name.TrimStart('-')} is a command: it has no dashes");
            _suggestions.Add("gophernet " + name.TrimStart('-'));
            return;
        }

        var others = _root.Subcommands.Where(command => command.Options.Any(option => OptionFacts.IsNamed(option, name)));
        if (_options.Any(option => OptionFacts.IsNamed(option, name)))
        {
            _messages.Add($"{name} comes after the command");
            _suggestions.Add($"gophernet {_command.Name} {name}");
            return;
        }

        var owner = _command == _root ? "gophernet" : _command.Name;
        if (Synonyms.OfArgument(name.TrimStart('-')) is { } place && _command.Arguments.Count > 0)
        {
            var argument = _command.Arguments[place == "MODEL" ? 0 : _command.Arguments.Count - 1];
            _messages.Add($"{owner} has no option {name}: {argument.Name} stands by itself, as in {((ExampledCommand)_command).Examples[0]}");
            return;
        }

        _messages.Add(others.Length == 0 || name.Length == 2
            ? $"{owner} has no option {name}"
            : $"{owner} has no option {name}; it belongs to {NameList.All(others.Select(command => command.Name))}");
        if (Suggestion.OfOption(name, _options.Select(option => option.Name), _root.Subcommands.Select(command => command.Name)) is { } meant)
        {
            _suggestions.Add(meant);
        }
    }
}
