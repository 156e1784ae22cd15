using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>
/// A release for Linux, packed once for all its tests from the executables that scripts/test has just published, in a copy of the source: the tests beside it
/// use the repository's folders of intermediate files.
/// </summary>
public sealed class Release : IDisposable
{
    private const string Url = "https://example.org/releases/download/v0";

    private static readonly string[] Tools = ["cpio", "curl", "dpkg-deb", "git", "jq", "lintian", "rpmbuild", "rpmlint", "ruby", "zip"];

    private readonly string _work = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
    private readonly Lazy<string> _folder;

    public Release() => _folder = new(Pack);

    /// <summary>The folder of the release; its tests are skipped where it cannot be packed.</summary>
    public string Folder => _folder.Value;

    /// <summary>gophernet-mpi, which scripts/test publishes beside the others.</summary>
    public static string MpiPath => Environment.GetEnvironmentVariable("GOPHERNET_MPI_BINARY")!;

    /// <summary>A copy of the source, without what was built from it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The only file of the release whose name matches.</summary>
    public string File(string pattern) => Assert.Single(Directory.GetFiles(Folder, pattern));

    /// <summary>Runs a line of bash in the copy of the source; 0 is expected as its exit code, and what it wrote is given back.</summary>
    public string Run(string line, params string[] arguments)
    {
        var (code, text) = Try(line, arguments);
        Assert.True(code == 0, $"{line}: exit code {code}: {text}");
        return text;
    }

    /// <summary>Runs a line of bash in the copy of the source.</summary>
    public (int ExitCode, string Text) Try(string line, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {line}", "bash", .. arguments])
        {
            WorkingDirectory = Source,
            RedirectStandardOutput = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // what stays behind would keep the output open
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    /// <summary>An empty folder, gone with the release.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_work, Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(_work, recursive: true);

    private string Pack()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("GOPHERNET_IS_FRESH") == "1", "needs executables that were just published: run scripts/test");
        var missing = Tools.Where(tool => !Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => System.IO.File.Exists(Path.Combine(path, tool))));
        Assert.SkipWhen(missing.Any(), $"needs {string.Join(", ", missing)}: scripts/install-tools release");

        Source = NewFolder();
        const string Copy = "git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents --target-directory \"$2\"";
        Run($"cd \"$1\" && {Copy}", Repository.Root, Source);
        var folder = NewFolder();
        Run("scripts/release/pack linux-x64 \"$1\" \"$2\"", Executable.NativePath, folder);
        if (Executable.HasArm64)
        {
            Run("scripts/release/pack linux-arm64 \"$1\" \"$2\"", Executable.Arm64Path!, folder);
        }

        Run("scripts/release/pack linux-x64-mpi \"$1\" \"$2\"", MpiPath, folder);
        Run("scripts/release/manifests \"$1\" \"$2\"", folder, Url);
        return folder;
    }
}
