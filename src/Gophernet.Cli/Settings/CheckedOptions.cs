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
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
