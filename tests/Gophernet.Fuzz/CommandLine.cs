using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;

namespace Gophernet.Fuzz;

/// <summary>The command line up to the point where a command would do something: arguments are parsed and become settings, or a message.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly MemoryStream _error = new();
    private readonly Shell _shell;
    private readonly CommandTree _commands;

    public CommandLine()
    {
        _shell = new Shell(() => Stream.Null, () => Stream.Null, () => _error, isInputTerminal: false, isErrorTerminal: false, TimeProvider.System);
        _commands = new CommandTree(_shell);
        foreach (var command in _commands.Root.Subcommands.OfType<ExampledCommand>().Append(_commands.Root))
        {
            command.Run = result =>
            {
                command.Check(result);
                return ExitCode.Done;
            };
        }
    }

    public void Dispose()
    {
        _error.Dispose();
        _shell.Dispose();
    }

    /// <summary>Reads arguments.</summary>
    /// <exception cref="DifferenceException">The exit code is no documented one, or what is said has control characters, or nothing is said.</exception>
    public void Read(string[] arguments)
    {
        _error.SetLength(0);
        _shell.WritesJsonErrors = false;
        int code;
        try
        {
            code = _commands.Invoke(arguments);
        }
        catch (Exception e) when (e is GophernetException or IOException or UnauthorizedAccessException)
        {
            return; // which the application turns into a message
        }

        var said = _error.GetBuffer().AsSpan(0, (int)_error.Length);
        if (code is not (ExitCode.Done or ExitCode.Usage) || (code == ExitCode.Usage && said.IsEmpty))
        {
            throw new DifferenceException("exit code", $"{code} and {said.Length} bytes on standard error");
        }

        if (said.ContainsAnyInRange((byte)0, (byte)9) || said.ContainsAnyInRange((byte)11, (byte)31) || said.Contains((byte)127))
        {
            throw new DifferenceException("control characters", Convert.ToHexString(said));
        }
    }
}
