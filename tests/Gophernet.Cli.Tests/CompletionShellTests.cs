using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>The scripts of `completion` in the shells that they are for, with the published executable; skipped for shells that are not there.</summary>
public class CompletionShellTests
{
    // What a shell asks for and gets is told by these: the words after the program, the last one being completed.
    private const string Bash = """
        source <(gophernet completion bash)
        COMP_WORDS=(gophernet "$@"); COMP_CWORD=$#
        _gophernet
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    // Of the functions that only a line editor has, these tell what they were given.
    private const string Zsh = """
        compdef() { : }
        source <(gophernet completion zsh)
        compadd() { local name=$argv[-1]; print -rl -- "${(@P)name}" }
        compset() { PREFIX=${PREFIX#*=} }
        _files() { setopt local_options null_glob; local pattern=${argv[-1]:-*}; print -rl -- ${~pattern} }
        words=(gophernet "${(@q)argv}"); CURRENT=$#words; PREFIX=$words[-1]
        _gophernet
        """;

    // These tell how a word ends that a shell puts on the line: fish decides that itself.
    private const string BashEnd = """
        source <(gophernet completion bash)
        end='a blank'
        compopt() { [[ $* != '-o nospace' ]] || end='no blank'; }
        COMP_WORDS=(gophernet "$@"); COMP_CWORD=$#
        _gophernet
        printf '%s\n' "${COMPREPLY[@]}" "$end"
        """;

    private const string ZshEnd = """
        compdef() { : }
        source <(gophernet completion zsh)
        compadd() {
            local name=$argv[-1] end='a blank'
            [[ ${argv[(Ie)-S]} -eq 0 ]] || end='no blank'
            for word in "${(@P)name}"; do print -rl -- $word $end; done
        }
        words=(gophernet "${(@q)argv}"); CURRENT=$#words; PREFIX=$words[-1]
        _gophernet
        """;

    private const string Fish = """
        gophernet completion fish | source
        complete -C "gophernet $argv" | string replace --regex '\t.*' ''
        true
        """;

    private const string PowerShell = """
        gophernet completion pwsh | Out-String | Invoke-Expression
        $line = "gophernet $args"
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | ForEach-Object CompletionText
        """;

    public static TheoryData<string> Shells => ["bash", "zsh", "fish", "pwsh"];

    [Theory]
    [MemberData(nameof(Shells))]
    public void Completes_a_command(string shell) => Assert.Equal(["train"], Complete(shell, "tr"));

    [Theory]
    [MemberData(nameof(Shells))]
    public void Completes_an_option(string shell) => Assert.Equal(["--learning-rate"], Complete(shell, "train", "--learn"));

    [Theory]
    [MemberData(nameof(Shells))]
    public void Completes_a_value(string shell) => Assert.Equal(["plain"], Complete(shell, "train", "--preset", "pl"));

    [Theory]
    [MemberData(nameof(Shells))]
    public void Completes_the_beginning_of_a_value(string shell) => Assert.Equal(["accuracy="], Complete(shell, "evaluate", "m", "--min", "acc"));

    [Theory]
    [InlineData("bash", "recall.", "no blank", "evaluate", "m", "--min", "rec")]
    [InlineData("zsh", "recall.", "no blank", "evaluate", "m", "--min", "rec")]
    [InlineData("bash", "accuracy=", "no blank", "evaluate", "m", "--min", "acc")]
    [InlineData("zsh", "accuracy=", "no blank", "evaluate", "m", "--min", "acc")]
    [InlineData("bash", "plain", "a blank", "train", "--preset", "pl")]
    [InlineData("zsh", "plain", "a blank", "train", "--preset", "pl")]
    public void No_blank_follows_what_needs_more(string shell, string word, string end, params string[] words) =>
        Assert.Equal([word, end], Complete(shell, shell == "bash" ? BashEnd : ZshEnd, words));

    [Theory]
    [MemberData(nameof(Shells))]
    public void Completes_a_column_of_the_table(string shell) =>
        Assert.Equal(["petal_length", "petal_width"], Complete(shell, "train", "iris.csv", "--target", "petal").Order());

    [Theory]
    [MemberData(nameof(Shells))]
    public void Completes_a_column_in_a_list(string shell) =>
        Assert.Equal(["species,petal_width"], Complete(shell, "train", "iris.csv", "--drop", "species,petal_w"));

    [Theory]
    [MemberData(nameof(Shells))]
    public void Completes_a_table(string shell) =>
        Assert.Contains("iris.csv", Complete(shell, "train", "").Select(path => path.Replace(".\\", "").Replace("./", "")));

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    public void Completes_a_model_and_no_table_where_one_is_needed(string shell)
    {
        var files = Complete(shell, "predict", "");

        Assert.Contains("iris.safetensors", files);
        Assert.DoesNotContain("iris.csv", files);
    }

    [Theory]
    [InlineData("bash", "-n")]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "--no-execute")]
    public void The_script_is_one_of_its_shell(string shell, string checks)
    {
        RequireShell(shell);
        using var workspace = new Workspace();
        File.WriteAllBytes(workspace.File("script"), Executable.Run(Runner.Native, workspace.Folder, [], "completion", shell).OutputBytes);

        Assert.Equal((0, ""), Run(workspace.Folder, shell, checks, "script"));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void The_script_begins_with_how_it_is_installed(string shell)
    {
        var run = InProcess.Run("", "completion", shell);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(
            $"gophernet completion {shell} ", string.Concat(run.Output.Split('\n').TakeWhile(line => line.StartsWith('#'))), StringComparison.Ordinal);
    }

    private static string[] Complete(string shell, params string[] words) => Complete(shell, shell == "bash" ? Bash : Zsh, words);

    private static string[] Complete(string shell, string script, string[] words)
    {
        RequireShell(shell);
        using var workspace = new Workspace("iris.csv");
        workspace.Write("iris.safetensors", "");
        string[] options = shell switch
        {
            "bash" => ["--norc", "-c", script, "bash", .. words],
            "zsh" => ["-f", "-c", script, "zsh", .. words],
            "fish" => ["--no-config", "-c", Fish, string.Join(' ', words)],
            _ => ["-NoProfile", "-Command", PowerShell.Replace("$args", string.Join(' ', words), StringComparison.Ordinal)],
        };
        var (exitCode, output) = Run(workspace.Folder, shell, options);
        Assert.Equal(0, exitCode);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())];
    }

    private static void RequireShell(string shell)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, shell))), $"needs {shell}, which is not installed");
    }

    private static (int ExitCode, string Output) Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["PATH"] = Path.GetDirectoryName(Executable.NativePath) + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
