using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>The tool that shows system calls, and lets them fail.</summary>
internal static class Strace
{
    public const string Reason = "needs strace, and to be allowed to trace: scripts/install-tools faults";

    private static readonly Lazy<bool> Works = new(() =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public static bool IsThere => Works.Value;

    /// <summary>Runs the published executable on a disk that is full after some blocks of a spool; skips the test where there is no strace.</summary>
    public static (int ExitCode, string Error) RunOnFullDisk(string folder, params string[] arguments)
    {
        Assert.SkipUnless(IsThere, Reason);
        string[] full = ["-f", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC:when=20+", Executable.NativePath];
        var start = new ProcessStartInfo("strace", [.. full, .. arguments]) { WorkingDirectory = folder, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
