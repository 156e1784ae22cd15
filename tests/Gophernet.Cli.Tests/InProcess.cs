using System.Text;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>Commands run in the test's own process, with streams in memory.</summary>
internal static class InProcess
{
    public static (int ExitCode, string Output, string Error) Run(string input, params string[] arguments) =>
        Run(input, isInputTerminal: false, arguments);

    public static (int ExitCode, string Output, string Error) Run(string input, bool isInputTerminal, params string[] arguments) =>
        Run(input, isInputTerminal, isErrorTerminal: false, TimeProvider.System, arguments);

    public static (int ExitCode, string Output, string Error) Run(
        string input, bool isInputTerminal, bool isErrorTerminal, TimeProvider clock, params string[] arguments) =>
        Run(input, isInputTerminal, isErrorTerminal, clock, width: 80, arguments);

    public static (int ExitCode, string Output, string Error) Run(
        string input, bool isInputTerminal, bool isErrorTerminal, TimeProvider clock, int width, params string[] arguments)
    {
        var (output, error) = (new MemoryStream(), new MemoryStream());
        using var shell = new Shell(
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => output, () => error, isInputTerminal, isErrorTerminal, clock, () => width)
        {
            ColorsError = isErrorTerminal,
        };
        var exitCode = Application.Run(arguments, shell);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
