using System.Globalization;
using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary><c>tune</c>: its model, folders that are shared and continued, limits, and signals.</summary>
public class TuneTests
{
    private static readonly string[] Small = ["--preset", "fast", "--ensemble", "1", "--folds", "3"];
    private static readonly string[] Quick = ["tune", "iris.csv", "-t", "species", "--trials", "5", "--epochs", "8", .. Small];

    // Waves of a number bend around it; two units by themselves do not.
    private static string[] Circle => ["tune", "-", "-t", "\"a \"\"class\"\", or two\"", "--trials", "9", "--hidden", "2", .. Small];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_model_is_that_of_the_line_to_paste(bool isBetter)
    {
        using var workspace = new Workspace("iris.csv");
        workspace.Write("the circle's.csv", CircleRows());
        string[] tune = isBetter
            ? [.. Circle.Select(argument => argument == "-" ? "the circle's.csv" : argument)] : [.. Quick, "--class-weight", "setosa=2", "--missing", "-9,?"];

        var run = Executable.Run(Runner.Native, workspace.Folder, [], [.. tune, "-o", "my model.safetensors", "--json"]);

        Assert.Equal(0, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(isBetter, document.RootElement.GetProperty("is_better").GetBoolean());
        var tuned = File.ReadAllBytes(workspace.File("my model.safetensors"));
        File.Delete(workspace.File("my model.safetensors"));
        var line = document.RootElement.GetProperty("line").GetString()!;
        Assert.Equal((0, ""), ShellLine.Run(line + " --quiet", workspace.Folder) is var trained ? (trained.ExitCode, trained.Error) : default);
        Assert.Equal(tuned, File.ReadAllBytes(workspace.File("my model.safetensors")));
        Assert.Equal(isBetter, line.Contains("--numbers waves", StringComparison.Ordinal));
        var text = Executable.Run(Runner.Native, workspace.Folder, [], [.. tune, "-o", "my model.safetensors"]);
        Assert.EndsWith($"\n\n{line}\n", text.Output, StringComparison.Ordinal);
        Assert.Contains(document.RootElement.GetProperty("summary").GetString()!, text.Output.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Matches(
            isBetter ? "\nTrial [1-9], the best of 9 trials, beat the default beyond noise.\n" : "\nNothing beat the default beyond noise: ", text.Output);
    }

    [Fact]
    public void What_was_killed_is_continued_to_the_same_result()
    {
        using var workspace = new Workspace("iris.csv");
        string[] tune = [.. Quick, "--epochs", "40", "--folder", "search"];
        tune = [.. tune.Where((_, i) => i is not 6 and not 7)]; // without the epochs of the others
        using (var process = Executable.Start(Runner.Native, workspace.Folder, tune))
        {
            SpinWait.SpinUntil(() => process.HasExited || Results(workspace) > 2);
            process.Kill();
            process.WaitForExit();
        }

        Assert.False(File.Exists(workspace.File("model.safetensors")));
        var kept = Results(workspace);
        var continued = Executable.Run(Runner.Native, workspace.Folder, [], tune);
        var model = File.ReadAllBytes(workspace.File("model.safetensors"));
        var whole = Executable.Run(Runner.Native, workspace.Folder, [], [.. tune[..^2]]);

        Assert.InRange(kept, 3, 12);
        Assert.Equal((0, whole.Output), (continued.ExitCode, continued.Output));
        Assert.Equal(whole.Error, continued.Error);
        Assert.Equal(File.ReadAllBytes(workspace.File("model.safetensors")), model);
    }

    [Fact]
    public async Task Two_processes_on_one_folder_share_the_work_and_agree()
    {
        using var shared = new Workspace();
        Workspace[] workspaces = [new("iris.csv"), new("iris.csv")];
        string[] tune = [.. Quick, "--folder", shared.File("search")];
        var processes = workspaces.Select(workspace => Executable.Start(Runner.Native, workspace.Folder, tune)).ToList();
        var reading = processes.Select(process => process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ToList();
        var readingErrors = processes.Select(process => process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ToList();
        var (outputs, errors) = (await Task.WhenAll(reading), await Task.WhenAll(readingErrors));
        foreach (var process in processes)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.All(processes, process => Assert.Equal(0, process.ExitCode));
        Assert.Equal(outputs[0], outputs[1]);
        Assert.Equal(errors[0], errors[1]);
        Assert.Equal(File.ReadAllBytes(workspaces[0].File("model.safetensors")), File.ReadAllBytes(workspaces[1].File("model.safetensors")));
        Assert.Equal(outputs[0], Executable.Run(Runner.Native, workspaces[0].Folder, [], Quick).Output);
        Assert.Empty(Directory.EnumerateFiles(shared.File("search"), "*.claim"));
        processes.ForEach(process => process.Dispose());
        Array.ForEach(workspaces, workspace => workspace.Dispose());
    }

    [Theory]
    [InlineData("options", "--dropout", "0.1")]
    [InlineData("options", "--seed", "2")]
    [InlineData("folds", "--folds", "4")]
    public void A_folder_of_another_search_is_refused(string what, string option, string value)
    {
        using var workspace = new Workspace("iris.csv");
        string[] tune = ["tune", workspace.File("iris.csv"), "--trials", "1", "--epochs", "1", "--preset", "fast", "-o", workspace.File("m"),
            "--folder", workspace.File("search")];
        Assert.Equal(0, InProcess.Run("", tune).ExitCode);

        var run = InProcess.Run("", [.. tune, option, value]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains($"search: the folder of another search: its {what} ", run.Error, StringComparison.Ordinal);
        File.AppendAllText(workspace.File("iris.csv"), "5.1,3.5,1.4,0.2,setosa\n");
        Assert.Contains("another search: its data ", InProcess.Run("", tune).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_other_files_or_a_damaged_score_is_refused()
    {
        using var workspace = new Workspace("iris.csv");
        string[] tune = ["tune", workspace.File("iris.csv"), "--trials", "1", "--epochs", "1", "--preset", "fast", "-o", workspace.File("m"), "--folder"];

        Assert.Contains("not the folder of a search: it has other files, such as iris.csv", InProcess.Run("", [.. tune, workspace.Folder]).Error);
        Assert.Contains("iris.csv: cannot be used: it is a file", InProcess.Run("", [.. tune, workspace.File("iris.csv")]).Error);
        Assert.Contains("named by an empty text", InProcess.Run("", [.. tune, ""]).Error);
        Assert.Equal(0, InProcess.Run("", [.. tune, workspace.File("search")]).ExitCode);
        foreach (var damaged in (string[])["", "{", "[]", "{\"rows\":1}", "{\"rows\":-1,\"loss\":1,\"squares\":1,\"measure\":1}"])
        {
            File.WriteAllText(workspace.File("search/trial-1-part-0.json"), damaged);
            var run = InProcess.Run("", [.. tune, workspace.File("search")]);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("trial-1-part-0.json: damaged: ", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--max-time", "90m")]
    [InlineData("--time", "90m")]
    [InlineData("--time", "90m", "--group", "g")]
    public void When_time_is_up_the_default_is_what_is_left(params string[] options)
    {
        var rows = "g,x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row / 4},{row % 7},c{row % 2}\n"));

        var run = InProcess.Run(
            rows, isInputTerminal: false, isErrorTerminal: false, new LeapingClock(TimeSpan.FromMinutes(30)),
            ["tune", "-t", "y", "--preset", "fast", "--epochs", "1", "-o", "/dev/null", .. options]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nNothing beat the default beyond noise: there was no time for a trial; give more.\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--time", run.Output, StringComparison.Ordinal);
        Assert.Equal(options.Contains("--group"), run.Output.Contains("--group g", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_of_time_divides_the_rows_and_stands_in_the_line()
    {
        var rows = "t,x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"2024-01-{1 + row / 2},{row % 7},c{row % 2}\n"));

        var run = InProcess.Run(rows, ["tune", "-t", "y", "--time", "t", "--trials", "1", "--preset", "fast", "--epochs", "1", "-o", "/dev/null"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("gophernet train - --target y --preset fast --time t --epochs 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_shows_seconds_and_the_time_left()
    {
        var rows = "x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 7},c{row % 2}\n"));

        var run = InProcess.Run(
            rows, isInputTerminal: false, isErrorTerminal: true, new LeapingClock(TimeSpan.FromMinutes(30)),
            ["tune", "-t", "y", "--trials", "2", "--preset", "fast", "--epochs", "1", "--threads", "1", "-o", "/dev/null"]);

        Assert.Matches(@"trial 0: log-loss \d.*, all 4 parts, \d+\.\d s: the default\n", run.Error);
        Assert.Matches(@"\d trials? done(, best log-loss [\d.]+)?, [\d.]+ h left", run.Error);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task An_interrupted_search_says_the_best_so_far_and_keeps_what_is_done(string signal, int exitCode)
    {
        using var workspace = new Workspace("iris.csv");
        using var process = Executable.Start(
            Runner.Native, workspace.Folder, ["tune", "iris.csv", "--trials", "1000000", "--epochs", "10", "--folder", "search", .. Small]);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("trial 9:", StringComparison.Ordinal))
        {
        }

        Executable.Signal(process, signal);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Contains("interrupted: no model was written; the line below makes it, and the folder keeps the trials", error, StringComparison.Ordinal);
        Assert.Matches(@"\nInterrupted: .*\n\ngophernet train iris.csv --preset fast .*\n$", await output);
        Assert.Equal(["search"], workspace.NewFiles());
        Assert.DoesNotContain(Directory.EnumerateFiles(workspace.File("search")), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static int Results(Workspace workspace) =>
        Directory.Exists(workspace.File("search")) ? Directory.EnumerateFiles(workspace.File("search"), "trial-*.json").Count() : 0;

    private static string CircleRows() => "\"x, y\",z,\"a \"\"class\"\", or two\"\n" + string.Concat(Enumerable.Range(0, 1200).Select(row =>
    {
        var (x, z) = (row * 7919 % 1201 / 600.0 - 1, row * 104_729 % 1193 / 596.0 - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.000},{z:0.000},{(x * x + z * z < 0.6 ? "in" : "out")}\n");
    }));
}
