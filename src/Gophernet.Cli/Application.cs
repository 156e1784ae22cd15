using Gophernet.Cli.Commands;
using Gophernet.Cli.Output;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli;

/// <summary>From arguments to an exit code: the one place where errors become messages.</summary>
internal static class Application
{
    public static int Run(string[] arguments, Shell shell)
    {
        try
        {
            var commands = new CommandTree(shell);
            if (arguments is [Completions.Command, .. var words])
            {
                Completions.Write(commands.Root, words, shell);
                shell.Flush();
                return ExitCode.Done;
            }

            var exitCode = commands.Invoke(arguments);
            shell.Flush();
            return exitCode;
        }
        catch (ClosedPipeException)
        {
            return ExitCode.Done; // whoever reads our output has had enough: `| head` is no error
        }
        catch (GophernetException e)
        {
            return Fail(shell, e.Place is { } place ? $"{place}: {e.Message}" : e.Message, HintText.Of(e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(shell, e.Message, null);
        }
        catch (OutOfMemoryException)
        {
            return Fail(shell, "out of memory", "Give the process more memory, or less data.");
        }
        catch (Exception e)
        {
            return Fail(shell, $"internal error: {e.GetType().Name}: {e.Message}", "This is a fault in gophernet: please report it.");
        }
    }

    private static int Fail(Shell shell, string message, string? hint)
    {
        shell.Error.WriteLine("gophernet: " + message);
        if (hint is not null)
        {
            shell.Error.WriteLine(hint);
        }

        return ExitCode.Failed;
    }
}
