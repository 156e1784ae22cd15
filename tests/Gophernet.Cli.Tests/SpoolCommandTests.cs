using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary><c>train --memory</c> on a table that is larger.</summary>
public class SpoolCommandTests
{
    private const int Rows = 130_000; // of 16 numbers: 17 MB
    private const string Options = "--preset fast --hidden 8 --epochs 2 --memory 16MB --threads 2";

    private static readonly string Text = CreateText();

    [Fact]
    public void Nothing_is_left_in_the_folder()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = Train(workspace, $"{Options} --spool {workspace.Folder}");

        Assert.Equal(0, exitCode);
        Assert.Contains("larger than the memory for it, 16 MB: columns were understood from ", error, StringComparison.Ordinal);
        Assert.Contains($" of {Rows} rows, and it is read once more", error, StringComparison.Ordinal);
        Assert.Contains("big.csv: 130000 rows, 16 features", error, StringComparison.Ordinal);
        Assert.Equal(["model"], workspace.NewFiles());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = Train(workspace, $"{Options} --spool {workspace.File("nowhere")}");

        Assert.Equal(1, exitCode);
        Assert.Contains("nowhere: no spool can be made there: ", error, StringComparison.Ordinal);
        Assert.Contains("Name a folder that exists and may be written to. (--spool)", error, StringComparison.Ordinal);
        Assert.Empty(workspace.NewFiles());
    }

    [Fact]
    public void A_larger_table_of_a_pipe_is_refused_with_what_to_do()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = InProcess.Run(Text, ["train", .. Options.Split(' '), "-o", workspace.File("model")]);

        Assert.Equal(1, exitCode);
        Assert.Contains("<stdin>: a pipe cannot be read twice", error, StringComparison.Ordinal);
        Assert.Contains("Write it to a file, or give more memory. (--memory)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_that_needs_all_rows_is_refused_with_what_to_do()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = Train(workspace, $"{Options} --preset best".Replace("--preset fast ", "", StringComparison.Ordinal));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("comparing rows is not possible with a table that is larger than the memory for it, 16 MB", error, StringComparison.Ordinal);
        Assert.Contains("--neighbours off", error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_for_models_that_are_continued()
    {
        var (exitCode, _, error) = InProcess.Run("", "train", "x.csv", "--from", "m", "--memory", "1GB");

        Assert.Equal(2, exitCode);
        Assert.Contains("--memory is for new models", error, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Error) Train(Workspace workspace, string options) =>
        InProcess.Run("", ["train", workspace.File("big.csv"), .. options.Split(' '), "-o", workspace.File("model")]);

    private static Workspace CreateWorkspace()
    {
        var workspace = new Workspace();
        workspace.Write("big.csv", Text);
        return workspace;
    }

    private static string CreateText()
    {
        var random = new Random(3);
        var text = new StringBuilder(string.Join(',', Enumerable.Range(1, 16).Select(i => $"x{i}")) + ",class\n");
        for (var row = 0; row < Rows; row++)
        {
            var first = random.NextDouble();
            text.Append(CultureInfo.InvariantCulture, $"{first:F4}");
            for (var i = 1; i < 16; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{random.Next(10_000)}");
            }

            text.Append(first > 0.5 ? ",high\n" : ",low\n");
        }

        return text.ToString();
    }
}
