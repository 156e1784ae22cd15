using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Threading;

namespace Gophernet.Cli.Settings;

/// <summary>Arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    private static readonly string[] OnOff = ["on", "off"];

    public static Option<bool> Json() => new("--json") { Description = "One JSON document instead of text" };

    public static Option<string?> Output(string description) => new("--output", "-o") { Description = description, HelpName = "FILE" };

    public static Option<int?> Threads() => NumberOption.Whole("--threads", "Threads to use [default: one a processor]", 1, ThreadCount.Max);

    public static int ThreadsOf(ParseResult result, Option<int?> threads) => result.GetValue(threads) ?? ThreadCount.Default;

    public static Argument<string?> Data()
    {
        var argument = new Argument<string?>("DATA")
        {
            Description = "CSV or JSON Lines file; - or nothing for standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return argument;
    }

    public static Argument<string> Model()
    {
        var argument = new Argument<string>("MODEL") { Description = "Model file that train wrote; - for standard input" };
        return argument;
    }

    /// <summary>The file that was named, or standard input.</summary>
    public static string DataOf(ParseResult result, Argument<string?> argument) => result.GetValue(argument) ?? "-";

    /// <summary>Adds options that <c>--help</c> leaves out and <c>--help-all</c> shows.</summary>
    public static void AddDetails(Command command, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            option.Hidden = true;
            command.Options.Add(option);
        }
    }

    /// <summary>An option that switches something on or off.</summary>
    public static Option<string> Switch(string name, string description) => Choice(name, description, OnOff, "on|off");

    /// <summary>What a switch says; null where it is not there.</summary>
    public static bool? IsOn(ParseResult result, Option<string> option) => result.GetValue(option) is { } text ? text == OnOff[0] : null;

    /// <summary>An option with one of a few names.</summary>
    public static Option<string> Choice(string name, string description, IReadOnlyList<string> names, string helpName = "NAME") =>
        new OfferingOption<string>(name, names)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!names.Contains(text))
                {
                    result.AddError($"{name}: expected {NameList.Either(names)}, found \"{text}\"");
                }

                return text;
            },
        };

    /// <summary>Model and data cannot both come from standard input.</summary>
    public static void RequireOneStandardInput(Command command, Argument<string> model, Argument<string?> data) =>
        command.Validators.Add(result => CheckOneStandardInput(result, model, data));

    private static void CheckOneStandardInput(CommandResult result, Argument<string> model, Argument<string?> data)
    {
        if (result.GetResult(model) is { Tokens: [{ Value: "-" }] } && result.GetResult(data) is null or { Tokens: [] or [{ Value: "-" }] })
        {
            result.AddError("MODEL and DATA cannot both be standard input: name a file for one of them");
        }
    }
}
