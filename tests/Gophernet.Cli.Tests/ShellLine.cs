using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>Lines as people and programs copy them: run by bash, with the published executable as gophernet and the folder as home.</summary>
internal static class ShellLine
{
    /// <summary>A folder with the tables that examples name.</summary>
    public static Workspace WithTables()
    {
        var workspace = new Workspace("iris.csv", "train.csv", "test.csv");
        foreach (var table in Directory.EnumerateFiles(Repository.File("tests", "Gophernet.Cli.Tests", "tables"), "*.csv"))
        {
            workspace.CopyIn(table);
        }

        return workspace;
    }

    /// <summary>Runs lines; the first that fails ends them.</summary>
    public static Outcome Run(string lines, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", lines])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path.GetDirectoryName(Executable.NativePath) + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new Outcome(process.ExitCode, output.ToArray(), error.Result);
    }
}
