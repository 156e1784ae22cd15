using System.Diagnostics;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>Lines of a shell, for what only a shell does: redirections, pipes, closed descriptors. The executable is <c>$G</c>.</summary>
internal static class Bash
{
    /// <summary>A small training, in words of the shell.</summary>
    public const string Plain = "--preset plain --hidden 2 --epochs 3 -q";

    public static Outcome Run(Workspace workspace, string script)
    {
        var start = new ProcessStartInfo("timeout", ["60", "bash", "-c", script]) // what hangs is a fault
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["G"] = Executable.NativePath;
        start.Environment["P"] = Plain;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, Encoding.UTF8.GetBytes(output), error.Result);
    }
}
