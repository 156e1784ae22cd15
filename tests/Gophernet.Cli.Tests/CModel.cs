using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>Small models that are exported to C, compiled and run; without the compiler, tests are skipped.</summary>
internal static class CModel
{
    public const string Small = "--hidden 9,5 --epochs 4";
    public const string Fast = $"--preset fast --validation 0 {Small}";

    // Where nothing else is asked for: with FMA instructions and in GNU's dialect, where gcc fuses by itself.
    public const string Usual = "gcc -O3 -march=native -std=gnu11";

    private static readonly string[] Targets = ["class", "amount", "second", "p", "q", "r", "x", "y", "z", "skewed"];

    /// <summary>A model of a table with columns of many kinds, exported to model.c, and rows.csv to predict.</summary>
    public static Workspace Trained(string arguments, params string[] export)
    {
        var workspace = new Workspace();
        workspace.Write("train.csv", SameBytesCases.Table(0, 300));
        workspace.Write("rows.csv", Unusual(SameBytesCases.Table(300, 60)));
        var others = string.Join(',', Targets.Append("note").Except(arguments.Split(' ', ',')));
        Product(workspace, ["train", "train.csv", "--quiet", "--categorical", "count", "--drop", others, .. arguments.Split(' ')]);
        Export(workspace, "model", export);
        return workspace;
    }

    /// <summary>Puts into each row a cell that is unlike those of the training rows.</summary>
    public static string Unusual(string table)
    {
        (string Column, string Text)[] cells =
        [
            ("a", ""), ("a", "1e30"), ("a", "-1E-300"), ("a", "+7."), ("a", " .5\t"), ("a", "n/a"), ("a", "inf"), ("a", "-1.0"), ("b", "."), ("b", "-NaN"),
            ("b", "0000123.50"), ("b", "0.30000000000000004"), ("b", "123456789012345678901234567890"), ("b", "2.2250738585072011e-308"), ("city", "ÄÖ"),
            ("city", "Atlantis"), ("city", ""), ("city", "oslo"), ("city", " Oslo "), ("member", "YES"), ("member", ""), ("member", "."),
            ("joined", ""), ("joined", "0001-01-01"), ("joined", "9999-12-31"), ("joined", "1969-12-31 23:59"), ("count", "03"), ("count", "12.00"),
            ("count", "99"), ("count", "NA"), ("note", ""), ("note", "."),
            ("note", "İSTANBUL ΑΣ ﬁne\u00a0\u2003\u001f x"), ("note", "late\tlate LATE 7٣"),
        ];
        return PredictInPythonTests.WithCells(table, cells);
    }

    public static string Product(Workspace workspace, string[] arguments, bool isAll = true, string input = "")
    {
        var paths = arguments.Select(argument => File.Exists(workspace.File(argument)) ? workspace.File(argument) : argument);
        string[] output = arguments[0] == "train" ? ["--output", workspace.File("model.safetensors")] : [];
        var outcome = InProcess.Run(input, [.. paths, .. output]);
        Assert.True(outcome.ExitCode == 0 || !isAll, outcome.Error);
        return outcome.Output;
    }

    public static void Export(Workspace workspace, string name = "model", params string[] arguments)
    {
        var outcome = InProcess.Run("", ["export", workspace.File("model.safetensors"), "--output", workspace.File(name + ".c"), "--quiet", .. arguments]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }

    public static string Predicted(Workspace workspace)
    {
        var probabilities = ProbabilityOption.For(File.ReadAllBytes(workspace.File("model.safetensors")));
        return Product(workspace, ["predict", "model.safetensors", "rows.csv", "--quiet", "--plain", .. probabilities]);
    }

    public static string Run(Workspace workspace, string compiler)
    {
        Assert.Equal("", Compile(workspace, compiler).Error);
        var (model, rows) = (workspace.File("model"), File.ReadAllText(workspace.File("rows.csv")));
        var (exitCode, output, error) = compiler.StartsWith("aarch64", StringComparison.Ordinal)
            ? Start(workspace, "qemu-aarch64-static", rows, model) : Start(workspace, model, rows);
        Assert.Equal((0, ""), (exitCode, error));
        return output;
    }

    public static (int ExitCode, string Output, string Error) Compile(Workspace workspace, string compiler)
    {
        var parts = compiler.Split(' ');
        return Tool(
            workspace, parts[0], [.. parts[1..], "-Wall", "-Wextra", "-Wpedantic", "-DMODEL_MAIN", "model.c", "-lm", "-o", "model"]);
    }

    public static (int ExitCode, string Output, string Error) Tool(Workspace workspace, string tool, string[] arguments) =>
        Start(workspace, tool, "", arguments);

    public static (int ExitCode, string Output, string Error) Start(Workspace workspace, string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input));
            process.StandardInput.Close();
            process.WaitForExit();
            return (process.ExitCode, output.Result, error.Result);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"needs {program}: scripts/install-tools c");
            throw;
        }
    }
}
