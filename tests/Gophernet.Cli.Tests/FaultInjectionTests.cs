using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>Each system call fails once, in turn, or the process is killed at it: the old file is there, or the new one.</summary>
public sealed partial class FaultInjectionTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private const string Old = "the old one";
    private const int MaxPlaces = 12; // of each call, the last: those before are the runtime's

    private static readonly (string Command, string[] Outputs)[] Commands =
    [
        ("train iris.csv --preset plain --hidden 2 --epochs 2 --threads 2 -o out", ["out"]),
        ("predict m.st iris.csv --threads 2 -o out", ["out"]),
        ("split iris.csv -o out", ["out.train.csv", "out.test.csv"]),
        ("cross-validate iris.csv --preset plain --hidden 2 --epochs 2 -k 2 --threads 2 --predictions out", ["out"]),
    ];

    private const int MaxAttempts = 10;
    private const int LoaderFailed = 127; // what the C library's loader returns

    private static readonly (string Call, string Error)[] Faults =
    [
        ("openat", "EMFILE"), ("openat", "ENOSPC"), ("read", "EIO"), ("pread64", "EIO"), ("write", "ENOSPC"), ("write", "EIO"), ("pwrite64", "ENOSPC"),
        ("pwrite64", "EIO"), ("fsync", "EIO"), ("fsync", "ENOSPC"), ("rename", "EIO"), ("rename", "EACCES"), ("close", "EIO"), ("lseek", "EINVAL"),
        ("fstat", "EIO"), ("statx", "EIO"), ("fchmod", "EPERM"), ("fchown", "EPERM"), ("pipe2", "EMFILE"), ("clone3", "EAGAIN"),
    ];

    public static TheoryData<int, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string, string>();
            for (var i = 0; i < Commands.Length; i++)
            {
                foreach (var (call, error) in Faults)
                {
                    cases.Add(i, call, error);
                }
            }

            return cases;
        }
    }

    public static TheoryData<int> Numbers => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_call_that_fails_costs_no_file(int command, string call, string error)
    {
        using var workspace = CreateWorkspace();
        var expected = Run(workspace, command);
        foreach (var place in Places(workspace, command, call))
        {
            var (exitCode, message) = Trace(workspace, command, $"inject={call}:error={error}:when={place}");

            var fault = $"{call} {place}: {error}: exit code {exitCode}, {message}";
            var states = States(workspace, command, expected);
            Assert.True(exitCode is 0 or 1, fault);
            Assert.True(exitCode == 0 || Message().IsMatch(message), fault);
            Assert.True(exitCode == 0 || error != "EMFILE" || message.Contains("Too many open files", StringComparison.Ordinal), fault);
            Assert.True(!message.Contains("internal error", StringComparison.Ordinal), fault);
            Assert.True(states.All(state => state is "old" or "new"), $"{fault}: {string.Join(' ', states)}");
            Assert.True(exitCode != 0 || states.All(state => state == "new"), $"{fault}: {string.Join(' ', states)}");

            // A folder that fails after the rename, or the second of two: what has its name is whole, and is kept.
            Assert.True(exitCode == 0 || call is "fsync" or "rename" or "write" || states.All(state => state == "old"), $"{fault}: {string.Join(' ', states)}");
            Assert.True(workspace.NewFiles().All(name => !name.EndsWith(".tmp", StringComparison.Ordinal)), fault);
        }
    }

    /// <summary>Memory that is refused: the loader and the runtime end in words, before a file is touched; later it is an error.</summary>
    [Theory]
    [InlineData(0, "mmap")]
    [InlineData(0, "mprotect")]
    [InlineData(1, "mmap")]
    [InlineData(1, "mprotect")]
    public void Memory_that_is_refused_costs_no_file(int command, string call)
    {
        using var workspace = CreateWorkspace();
        var expected = Run(workspace, command);
        foreach (var place in Places(workspace, command, call))
        {
            var (exitCode, message) = Trace(workspace, command, $"inject={call}:error=ENOMEM:when={place}");

            var states = States(workspace, command, expected);
            Assert.True(exitCode == 0 ? states.All(state => state == "new") : states.All(state => state == "old"), $"{call} {place}: {exitCode}, {message}");
            Assert.True(exitCode is 0 or 1 or LoaderFailed, $"{call} {place}: {exitCode}, {message}");
            Assert.True(exitCode == 0 || message.Length > 0, $"{call} {place}: {exitCode}");
            Assert.True(workspace.NewFiles().All(name => !name.EndsWith(".tmp", StringComparison.Ordinal)), $"{call} {place}: {exitCode}, {message}");
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_process_that_is_killed_at_a_call_leaves_the_old_file_or_the_new_one(int command)
    {
        using var workspace = CreateWorkspace();
        var expected = Run(workspace, command);
        foreach (var call in (string[])["openat", "pwrite64", "fsync", "rename", "close", "unlink", "exit_group"])
        {
            foreach (var place in Places(workspace, command, call))
            {
                // A place is counted in each thread, and which one opens a file of the system differs from run to run.
                var attempt = 0;
                int exitCode;
                string[] states;
                do
                {
                    (exitCode, _) = Trace(workspace, command, $"inject={call}:signal=KILL:when={place}");
                    states = States(workspace, command, expected);
                }
                while (exitCode == 0 && ++attempt < MaxAttempts);

                Assert.NotEqual(0, exitCode);
                Assert.True(states.All(state => state is "old" or "new"), $"killed at {call} {place}: {string.Join(' ', states)}");
            }
        }
    }

    /// <summary>scripts/test-kills does it a thousand times.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_process_that_is_killed_at_any_moment_leaves_the_old_file_or_the_new_one(int command)
    {
        const int MaxMicroseconds = 40_000; // longer than any of them takes on an idle machine
        var count = int.Parse(Environment.GetEnvironmentVariable("GOPHERNET_KILLS") ?? "40", CultureInfo.InvariantCulture) / Commands.Length;
        using var workspace = CreateWorkspace();
        var expected = Run(workspace, command);
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            Prepare(workspace, command);
            using var process = Executable.Start(Runner.Native, workspace.Folder, Commands[command].Command.Split(' '));
            var moment = Stopwatch.GetTimestamp() + random.NextInt64(MaxMicroseconds) * Stopwatch.Frequency / 1_000_000;
            SpinWait.SpinUntil(() => Stopwatch.GetTimestamp() >= moment);
            process.Kill();
            process.WaitForExit();

            Assert.All(States(workspace, command, expected), state => Assert.Contains(state, (string[])["old", "new"]));
        }
    }

    private static byte[][] Run(Workspace workspace, int command)
    {
        var outcome = Executable.Run(Runner.Native, workspace.Folder, [], Commands[command].Command.Split(' '));
        Assert.Equal(0, outcome.ExitCode);
        return [.. Commands[command].Outputs.Select(name => File.ReadAllBytes(workspace.File(name)))];
    }

    /// <summary>The last places of a call among those of its kind.</summary>
    private static IEnumerable<int> Places(Workspace workspace, int command, string call)
    {
        Trace(workspace, command, $"trace={call}");
        var count = File.ReadLines(workspace.File("calls")).Count(line => Regex.IsMatch(line, $@"^\d+ +{call}\("));
        return Enumerable.Range(1, count).Skip(count - MaxPlaces);
    }

    private static (int ExitCode, string Message) Trace(Workspace workspace, int command, string expression)
    {
        Assert.SkipUnless(Strace.IsThere, Strace.Reason);
        Prepare(workspace, command);
        var outcome = Bash.Run(workspace, $"strace -f -o calls -e '{expression}' $G {Commands[command].Command} > /dev/null");
        return (outcome.ExitCode, outcome.Error);
    }

    private static void Prepare(Workspace workspace, int command)
    {
        foreach (var name in Directory.GetFiles(workspace.Folder, ".gophernet-*.tmp"))
        {
            File.Delete(name);
        }

        foreach (var output in Commands[command].Outputs)
        {
            File.WriteAllText(workspace.File(output), Old);
        }
    }

    private static string[] States(Workspace workspace, int command, byte[][] expected) =>
        [.. Commands[command].Outputs.Select((name, i) =>
        {
            var bytes = File.ReadAllBytes(workspace.File(name));
            return bytes.AsSpan().SequenceEqual(expected[i]) ? "new" : bytes.AsSpan().SequenceEqual("the old one"u8) ? "old" : "torn";
        })];

    private Workspace CreateWorkspace()
    {
        var workspace = new Workspace("iris.csv");
        File.Copy(trained.Path, workspace.File("m.st"));
        return workspace;
    }

    /// <summary>A line that says what failed.</summary>
    [GeneratedRegex(
        "^gophernet: .*(cannot be|error|Too many|No space|Invalid|denied|too few threads|no more memory, threads or files: .)", RegexOptions.Multiline)]
    private static partial Regex Message();
}
