using System.ComponentModel;
using System.Runtime.InteropServices;
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
            if (arguments is [Completions.Command, .. var words])
            {
                Completions.Write(new CommandTree(shell).Root, words, shell);
                shell.Flush();
                return ExitCode.Done;
            }

            var exitCode = CommandTree.For(arguments, shell).Invoke(arguments);
            shell.Flush();
            return exitCode;
        }
        catch (ClosedPipeException)
        {
            return shell.EndedWith; // whoever reads our output has had enough: `| head` is no error
        }
        catch (GophernetException e)
        {
            Problem.Of(e).Write(shell);
            return e.IsOfSettings ? ExitCode.Usage : ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(shell, new Problem(Problem.Data, e.Message));
        }
        catch (OutOfMemoryException)
        {
            return Fail(shell, new Problem("memory", "out of memory") { Hint = "Give the process more memory, or less data." });
        }
        catch (Exception e) when (OperatingSystem.IsLinux() && RefusalIn(e) is { } refusal)
        {
            return Fail(shell, new Problem("memory", $"the system gives no more memory, threads or files: {refusal}")
            {
                Hint = "Raise the limits: ulimit -v, ulimit -u, ulimit -n, or those of the container.",
            });
        }
        catch (Exception e)
        {
            var cause = e is TypeInitializationException { InnerException: { } inner } ? inner : e;
            return Fail(shell, new Problem("internal", $"internal error: {cause.Message}")
            {
                Hint = "This is a fault in gophernet: please report it.",
            });
        }
    }

    /// <summary>
    /// The system's words for why the framework could not start its thread for signals; null where that is not the fault. It does it where they, or the
    /// terminal, are first asked for.
    /// </summary>
    private static string? RefusalIn(Exception e) => e switch
    {
        // Whose own message speaks of a file in use where a thread is refused.
        TypeInitializationException { InnerException: IOException { HResult: > 0 and var error } } => Marshal.GetPInvokeErrorMessage(error),
        TypeInitializationException { InnerException: Win32Exception or IOException or OutOfMemoryException } => e.InnerException.Message,
        Win32Exception => e.Message,
        _ => null,
    };

    private static int Fail(Shell shell, Problem problem)
    {
        problem.Write(shell);
        return ExitCode.Failed;
    }
}
