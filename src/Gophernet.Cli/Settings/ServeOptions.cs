using System.CommandLine;
using System.CommandLine.Parsing;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>serve</c>, and how they become settings.</summary>
internal sealed class ServeOptions(VerbosityOptions verbosity)
{
    private const int DefaultMaxBody = 16_000_000;
    private const int DefaultMaxRows = 100_000;
    private static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(30);

    private readonly Argument<string[]> _models = new("MODEL")
    {
        Description = "Model files that train wrote; NAME=FILE gives one a name for its path",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ParseModels,
    };

    private readonly Option<ListenAddress?> _listen = new("--listen")
    {
        Description = "Address and port; port 0 takes one that is free [default: 127.0.0.1:8080]",
        HelpName = "ADDRESS:PORT",
        CustomParser = ParseListen,
    };

    private readonly Option<bool> _probabilities = new("--probabilities") { Description = "Add the network's output for each class" };
    private readonly Option<string[]> _interval = IntervalOption.Create("Add lower and upper, or a set of classes, that cover so many rows: 90");
    private readonly Option<long?> _maxBody = SizeOption.Create("--max-body", "Most bytes of a request's body [default: 16MB]", 1000, 1_000_000_000);
    private readonly Option<int?> _maxRows = NumberOption.Whole("--max-rows", "Most rows of a request [default: 100000]", 1);
    private readonly Option<TimeSpan?> _requestTime = DurationOption.Create("--max-time", "Most time for a request to come, such as 30s [default: 30s]");
    private readonly Option<int?> _threads = SharedOptions.Threads();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_models);
        Option[] options = [_listen, _probabilities, _interval, _maxBody, _maxRows, _requestTime, _threads];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    public ServeSettings Read(ParseResult result) => new(
        [.. result.Texts(_models).Select(text => NamedModel.Parse(text, out _)!)],
        result.GetValue(_listen) ?? ListenAddress.Default,
        result.GetValue(_probabilities),
        IntervalOption.Of(result, _interval),
        (int)(result.GetValue(_maxBody) ?? DefaultMaxBody),
        result.GetValue(_maxRows) ?? DefaultMaxRows,
        result.GetValue(_requestTime) ?? DefaultTime,
        SharedOptions.ThreadsOf(result, _threads),
        verbosity.Read(result));

    private static string[] ParseModels(ArgumentResult result)
    {
        var names = new List<string>();
        foreach (var token in result.Tokens)
        {
            if (NamedModel.Parse(token.Value, out var error) is not { } model)
            {
                result.AddError($"MODEL: {error}");
            }
            else if (names.Contains(model.Name))
            {
                result.AddError($"MODEL: two models are called {model.Name}: give one another name, as in other=FILE");
            }
            else
            {
                names.Add(model.Name);
            }
        }

        return Array.ConvertAll(result.Tokens.ToArray(), token => token.Value);
    }

    private static ListenAddress? ParseListen(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var address = ListenAddress.Parse(text);
        if (address is null)
        {
            result.AddError($"--listen: expected an address of IPv4 and a port such as 127.0.0.1:8080, found \"{text}\"");
        }

        return address;
    }
}
