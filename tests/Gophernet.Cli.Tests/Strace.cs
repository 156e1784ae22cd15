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
}
