using System.CommandLine;
using System.CommandLine.Parsing;

namespace Gophernet.Cli.Settings;

/// <summary>What options say while a command line is still checked.</summary>
internal static class CheckedOptions
{
    /// <summary>
    /// The value of an option; the default for one that is wrong by itself, such as one without its value or with two. The library says so beside, but throws
    /// where its value is asked for before.
    /// </summary>
    public static T? CheckedValue<T>(this SymbolResult result, Option<T> option)
    {
        try
        {
            return result.GetResult(option) is { } given ? given.GetValueOrDefault<T>() : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>The texts that were given for an option; none if it was not. The library would make an array for that by reflection.</summary>
    public static string[] Texts(this ParseResult result, Option<string[]> option) =>
        result.GetResult(option)?.GetValueOrDefault<string[]>() ?? [];

    /// <summary>The texts that were given for an argument; none if it was not.</summary>
    public static string[] Texts(this ParseResult result, Argument<string[]> argument) =>
        result.GetResult(argument)?.GetValueOrDefault<string[]>() ?? [];
}
