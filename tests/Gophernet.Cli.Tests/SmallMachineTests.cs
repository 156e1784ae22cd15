using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>Little address space, few descriptors, few threads and a narrow terminal: done, or said, and never a crash.</summary>
public sealed partial class SmallMachineTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private const int EnoughKilobytes = 128 * 1024;
    private const int LeastKilobytes = 80 * 1024;

    public static TheoryData<int> AddressSpaces => [.. Enumerable.Range(0, 40).Select(step => 20_000 + step * 7_777)];

    [Theory]
    [MemberData(nameof(AddressSpaces))]
    public void Little_address_space_is_enough_or_is_said(int kilobytes)
    {
        using var workspace = CreateWorkspace();
        var outcome = Run(workspace, $"ulimit -c 0; ulimit -v {kilobytes}; '{Executable.NativePath}' train rows.csv --preset plain --hidden 4 --epochs 2 -q");

        if (kilobytes >= EnoughKilobytes)
        {
            Assert.Equal((0, ""), outcome);
        }
        else
        {
            Assert.InRange(outcome.ExitCode, 0, 1);
            Assert.True(outcome.ExitCode == 0 || outcome.Error.StartsWith("gophernet: out of memory", StringComparison.Ordinal), outcome.Error);
        }

        Assert.Equal(outcome.ExitCode == 0 ? ["model.safetensors"] : [], workspace.NewFiles());
    }

    [Fact]
    public void Too_little_address_space_is_said_before_anything_is_done()
    {
        using var workspace = CreateWorkspace();
        var outcome = Run(workspace, $"ulimit -c 0; ulimit -v {LeastKilobytes - 1}; '{Executable.NativePath}' --version");

        Assert.Equal((1, "gophernet: out of memory: it needs 80 MB of address space\nRaise the limit: ulimit -v 262144\n"), outcome);
    }

    [Theory]
    [InlineData("train rows.csv --preset fast --epochs 2 -q")]
    [InlineData("predict model rows.csv -o new.csv")]
    [InlineData("evaluate model rows.csv -o new.txt --report far.json")]
    [InlineData("split rows.csv -q")]
    [InlineData("cross-validate rows.csv --preset plain --hidden 4 --epochs 2 --predictions new.csv -q -k 2")]
    public void Sixteen_descriptors_and_128_MB_are_enough(string command)
    {
        using var workspace = CreateWorkspace();
        File.Copy(trained.Path, workspace.File("model"));
        var outcome = Run(workspace, $"ulimit -n 16; ulimit -v {EnoughKilobytes}; '{Executable.NativePath}' {command} > /dev/null");

        Assert.Equal((0, ""), outcome);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(15)]
    public void Too_few_descriptors_are_said(int count)
    {
        using var workspace = CreateWorkspace();
        var outcome = Run(workspace, $"ulimit -c 0; ulimit -n {count}; exec '{Executable.NativePath}' train rows.csv");

        Assert.Equal((1, "gophernet: too few open files are allowed: it needs 16\nRaise the limit: ulimit -n 1024\n"), outcome);
        Assert.Empty(workspace.NewFiles());
    }

    // The limit counts the processes of a user, and does not hold for root: a user that nothing else runs as.
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void Fewer_threads_give_the_same_bytes(int threads)
    {
        using var workspace = CreateWorkspace();
        const string Command = "train rows.csv --preset fast --hidden 64 --epochs 2 --ensemble 8 -q --threads 16 -o";
        Assert.Equal((0, ""), Run(workspace, $"'{Executable.NativePath}' {Command} whole"));

        Assert.Equal((0, ""), RunWithThreads(workspace, threads, Command + " part"));
        Assert.Equal(File.ReadAllBytes(workspace.File("whole")), File.ReadAllBytes(workspace.File("part")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Too_few_threads_are_said(int threads)
    {
        using var workspace = CreateWorkspace();

        var (exitCode, message) = RunWithThreads(workspace, threads, "train rows.csv -o new");

        Assert.Equal(1, exitCode);
        Assert.Matches(TooFewThreads(), message);
        Assert.False(File.Exists(workspace.File("new")));
    }

    /// <summary>What start.c says where the runtime has not begun, and what the product says later.</summary>
    [GeneratedRegex(
        @"(^|\n)gophernet: the system gives (too little memory or too few threads to start\nRaise the limits: ulimit -v, ulimit -u"
        + @"|no more memory, threads or files: Resource temporarily unavailable\nRaise the limits: ulimit -v, ulimit -u, ulimit -n)"
        + @", or those of the container\.\n\z")]
    private static partial Regex TooFewThreads();

    private static (int ExitCode, string Message) RunWithThreads(Workspace workspace, int threads, string command)
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists("/usr/bin/setpriv"), "needs the right to be another user");
        var user = 60_000 + threads;
        return Run(workspace, $"chmod 777 .; cp '{Executable.NativePath}' gophernet; chmod 755 gophernet; ulimit -c 0; "
            + $"setpriv --reuid {user} --regid {user} --clear-groups prlimit --nproc={threads} ./gophernet {command}");
    }

    [Theory]
    [InlineData("--help", "Examples:")]
    [InlineData("train --help-all", "Examples:")]
    [InlineData("inspect model", "network")]
    [InlineData("train rows.csv --preset fast --epochs 3 --hidden 4", "wrotemodel.safetensors")]
    [InlineData("train no-such-file.csv", "nosuchfile")]
    public void A_narrow_terminal_shows_all(string command, string expected)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script, of util-linux");
        for (var width = 1; width <= 20; width++)
        {
            using var workspace = CreateWorkspace();
            File.Copy(trained.Path, workspace.File("model"));
            var inner = string.Create(CultureInfo.InvariantCulture, $"stty cols {width}; '{Executable.NativePath}' {command}");
            var outcome = Run(workspace, $"script -qec \"{inner}\" /dev/null < /dev/null | head -c 2000000 | tr -d '\\r\\n ' >&2");

            Assert.DoesNotContain("internal", outcome.Error, StringComparison.Ordinal);
            Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
            Assert.InRange(outcome.Error.Length, 1, 100_000);
        }
    }

    private static Workspace CreateWorkspace()
    {
        var workspace = new Workspace();
        var rows = File.ReadAllLines(Repository.File("data", "iris", "iris.csv"));
        workspace.Write("rows.csv", rows[0] + "\n" + string.Concat(Enumerable.Repeat(string.Join('\n', rows[1..]) + "\n", 200)));
        return workspace;
    }

    private static (int ExitCode, string Error) Run(Workspace workspace, string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = workspace.Folder, RedirectStandardError = true })!;
        var error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, error);
    }
}
