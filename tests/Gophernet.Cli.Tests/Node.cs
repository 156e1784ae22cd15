using System.ComponentModel;
using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>Node, which runs exported modules; without it, or with one that is too old, the tests that need it are skipped.</summary>
internal static class Node
{
    private const string OldestVersion = "v18";

    private static readonly Lazy<bool> IsThere = new(Find);

    /// <summary>What a program prints, which ends well.</summary>
    public static string Run(string folder, params string[] arguments)
    {
        Assert.SkipUnless(IsThere.Value, "needs Node 18 or later: scripts/install-tools examples");
        using var process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error));
        return output.Result;
    }

    /// <summary>What a script prints: it is a module of its own, with the folder as its place.</summary>
    public static string RunScript(string folder, string script)
    {
        File.WriteAllText(Path.Combine(folder, "script.mjs"), script);
        return Run(folder, "script.mjs");
    }

    private static bool Find()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 && (version.Length > OldestVersion.Length + 1)
                && int.Parse(version[1..version.IndexOf('.')], System.Globalization.CultureInfo.InvariantCulture) >= 18;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
