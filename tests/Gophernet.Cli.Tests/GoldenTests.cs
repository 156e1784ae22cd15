using System.Diagnostics;
using System.Globalization;
using Gophernet.Numerics;

namespace Gophernet.Cli.Tests;

/// <summary>
/// Every folder of golden/ is a case: the arguments a line each in `arguments`, standard input in `stdin`, more files in `files/`, and what
/// must come of it: `stdout`, `stderr`, `exit-code`, and the names of the new files in `creates`. A file that is missing is empty.
/// With GOPHERNET_UPDATE_GOLDEN=1 the native run writes what came instead: read the difference before you commit it.
/// </summary>
public sealed class GoldenTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static readonly string Cases = Repository.File("tests", "Gophernet.Cli.Tests", "golden");
    private const int MaxPieces = 8; // each costs a wait, and the first records, where all is decided, are cut by then
    private const int MaxSmallPiece = 40; // about a line: every other piece ends near the last, the others anywhere

    private static readonly bool Updates = Environment.GetEnvironmentVariable("GOPHERNET_UPDATE_GOLDEN") == "1";

    public static TheoryData<Runner, string> All()
    {
        var data = new TheoryData<Runner, string>();
        foreach (var runner in Updates ? [Runner.Native] : Enum.GetValues<Runner>().Where(runner => runner != Runner.Narrow))
        {
            foreach (var folder in Directory.EnumerateDirectories(Cases).Order(StringComparer.Ordinal))
            {
                data.Add(runner, Path.GetFileName(folder));
            }
        }

        return data;
    }

    /// <summary>The cases that read standard input.</summary>
    public static TheoryData<string> Piped()
    {
        var paths = Directory.GetFiles(Cases, "stdin", SearchOption.AllDirectories);
        return [.. paths.Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Does_what_the_case_says(Runner runner, string name) => Run(runner, name, (process, input) => process.StandardInput.BaseStream.Write(input));

    // What a pipe has delivered when it is first looked at is chance; what is found in it must not be.
    [Theory]
    [MemberData(nameof(Piped))]
    public void Does_the_same_in_whatever_pieces_its_input_arrives(string name) => Run(Runner.Native, name, (process, input) =>
    {
        var stream = process.StandardInput.BaseStream;
        var random = new RandomSource((ulong)input.Length, RandomPurpose.Splitting);
        for (var (start, piece) = (0, 1); start < input.Length; piece++)
        {
            var rest = input.Length - start;
            var length = piece == MaxPieces ? rest : 1 + random.NextInt32(piece % 2 == 0 ? rest : Math.Min(rest, MaxSmallPiece));
            stream.Write(input, start, length);
            stream.Flush();
            start += length;
            Executable.WaitUntilTaken(process);
        }
    });

    private void Run(Runner runner, string name, Action<Process, byte[]> write)
    {
        using var workspace = new Workspace("iris.csv", "train.csv", "test.csv");
        workspace.CopyIn(trained.Path);
        workspace.CopyIn(trained.PlainPath);
        var folder = Path.Combine(Cases, name);
        foreach (var file in Directory.Exists(Path.Combine(folder, "files")) ? Directory.EnumerateFiles(Path.Combine(folder, "files")) : [])
        {
            workspace.CopyIn(file);
        }

        var outcome = Executable.Run(
            runner, workspace.Folder, process => write(process, ReadBytes(folder, "stdin")),
            ReadText(folder, "arguments").Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Compare(folder, "stdout", outcome.Output);
        Compare(folder, "stderr", outcome.Error);
        Compare(folder, "exit-code", outcome.ExitCode.ToString(CultureInfo.InvariantCulture) + "\n");
        Compare(folder, "creates", string.Concat(workspace.NewFiles().Select(file => file + "\n")));
    }

    [Fact]
    public void There_are_cases() => Assert.True(Directory.EnumerateDirectories(Cases).Count() >= 150);

    private static void Compare(string folder, string file, string actual)
    {
        if (!Updates)
        {
            Assert.Equal(ReadText(folder, file), actual);
        }
        else if (actual.Length > 0)
        {
            File.WriteAllText(Path.Combine(folder, file), actual);
        }
        else
        {
            File.Delete(Path.Combine(folder, file));
        }
    }

    private static string ReadText(string folder, string file) => System.Text.Encoding.UTF8.GetString(ReadBytes(folder, file));

    private static byte[] ReadBytes(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadAllBytes(path) : [];
    }
}

/// <summary>
/// model.safetensors, two small networks, and plain.safetensors, one of the preset plain, trained once by the published executable on iris.csv.
/// </summary>
public sealed class TrainedModel : IDisposable
{
    private readonly Workspace _workspace = new("iris.csv");

    public TrainedModel()
    {
        Train(Arguments);
        Train(["train", "iris.csv", "-q", "--preset", "plain", "--hidden", "8", "-o", "plain.safetensors"]);
    }

    /// <summary>How the two are trained.</summary>
    public static string[] Arguments => ["train", "iris.csv", "-q", "--preset", "fast", "--hidden", "16"];

    public string Path => _workspace.File("model.safetensors");

    public string PlainPath => _workspace.File("plain.safetensors");

    public void Dispose() => _workspace.Dispose();

    private void Train(string[] arguments)
    {
        var outcome = Executable.Run(Runner.Native, _workspace.Folder, [], arguments);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }
}
