using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;

namespace Gophernet.Cli.Tests;

/// <summary>
/// The promise of the same bytes: model file, predictions and evaluation do not depend on the number of threads, nor on the processor. The hashes of this
/// version stand in same-bytes.txt; scripts/test with GOPHERNET_UPDATE_GOLDEN=1 writes them anew, and the CHANGELOG must name a change of one that was
/// there before.
/// </summary>
public class SameBytesTests
{
    private const string CrossValidated = "cross-validate";
    private const string Spooled = "larger-than-memory";

    private static readonly (Runner Runner, int Threads)[] Runs =
    [
        (Runner.Native, 2), (Runner.Native, 3), (Runner.Native, 4), (Runner.Native, 16), (Runner.Narrow, 1), (Runner.Arm64, 1), (Runner.Arm64, 2),
    ];

    private static readonly string HashFile = Repository.File("tests", "Gophernet.Cli.Tests", "same-bytes.txt");
    private static readonly Lock HashFileLock = new();
    private static readonly bool Updates = Environment.GetEnvironmentVariable("GOPHERNET_UPDATE_GOLDEN") is not null;

    public static TheoryData<string> Cases => [.. SameBytesCases.Arguments.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_threads_and_both_architectures_give_the_same_bytes(string name)
    {
        var arguments = SameBytesCases.Arguments[name];
        using var workspace = CreateWorkspace(startsFromModel: arguments.StartsWith("--from", StringComparison.Ordinal));
        var model = Train(workspace, Runner.Native, 1, arguments);
        var predictions = Predict(workspace, Runner.Native, 1, model);
        var evaluation = Evaluate(workspace, Runner.Native, 1, model);

        AssertGoldenHash(name, [.. Weights(model), .. predictions, .. Evaluate(workspace, Runner.Native, 1, model, "--no-intervals")]);
        AssertOnAllRuns((runner, threads) =>
        {
            AssertSame(model, Train(workspace, runner, threads, arguments), "model", runner, threads);
            if (runner == Runner.Arm64 && threads == 1)
            {
                return; // an emulated start takes half a second: what a model gives is asked of two threads alone
            }

            AssertSame(predictions, Predict(workspace, runner, threads, model), "predictions", runner, threads);
            AssertSame(evaluation, Evaluate(workspace, runner, threads, model), "evaluation", runner, threads);
        });
    }

    [Theory]
    [InlineData("class")]
    [InlineData("amount")]
    public void Any_number_of_threads_and_both_architectures_cross_validate_to_the_same_bytes(string target)
    {
        using var workspace = CreateWorkspace(startsFromModel: false);
        var expected = CrossValidate(workspace, Runner.Native, 1, target);

        AssertGoldenHash($"{CrossValidated}-{target}", [.. expected.Report, .. expected.Predictions]);
        AssertOnAllRuns((runner, threads) =>
        {
            var actual = CrossValidate(workspace, runner, threads, target);
            AssertSame(expected.Report, actual.Report, "report", runner, threads);
            AssertSame(expected.Predictions, actual.Predictions, "predictions", runner, threads);
        });
    }

    [Fact]
    public void Any_number_of_threads_and_both_architectures_learn_the_same_from_a_table_larger_than_memory()
    {
        using var workspace = CreateWorkspace(startsFromModel: false);
        workspace.Write("large.csv", SameBytesCases.LargeTable());
        byte[] TrainLarge(Runner runner, int threads) => Run(workspace, runner, threads, [],
            [
                "train", "large.csv", "-o", "-", "--memory", "16MB", "--spool", ".", "--preset", "fast", "--hidden", "8", "--epochs", "1", "--ensemble", "2",
            ]);
        var expected = TrainLarge(Runner.Native, 1);

        AssertGoldenHash(Spooled, [.. Weights(expected)]);
        AssertOnAllRuns((runner, threads) =>
        {
            if (runner != Runner.Arm64 || threads > 1) // emulated, it takes long
            {
                AssertSame(expected, TrainLarge(runner, threads), "model", runner, threads);
            }
        });
    }

    [Fact]
    public void Parts_of_both_architectures_make_the_model_of_one_process()
    {
        using var workspace = CreateWorkspace(startsFromModel: false);
        var other = Executable.HasArm64 ? Runner.Arm64 : Runner.Native;
        string[] options =
            ["--drop", SameBytesCases.Unnamed("class"), "--target", "class", "--preset", "fast", "--hidden", "24", "--epochs", "2", "--ensemble", "3"];
        var expected = Run(workspace, Runner.Native, 2, [], ["train", "table.csv", "-o", "-", .. options]);

        Run(workspace, Runner.Native, 1, [], ["train", "table.csv", "--part", "1/2", .. options]);
        Run(workspace, other, 3, [], ["train", "table.csv", "--part", "2/2", .. options]);

        Assert.All([Runner.Native, other], runner =>
        {
            var merged = Executable.Run(runner, workspace.Folder, [], ["merge", "part-2", "part-1", "-o", "-", "--quiet"]).OutputBytes;
            AssertSame(expected, merged, "model", runner, 1);
        });
    }

    [Fact]
    public void Every_hash_is_that_of_a_case() => Assert.All(
        ReadHashes().Keys.Where(name => name != Spooled && !name.StartsWith(CrossValidated, StringComparison.Ordinal)),
        name => Assert.True(SameBytesCases.Arguments.ContainsKey(name), name));

    private static Workspace CreateWorkspace(bool startsFromModel)
    {
        _ = Executable.NativePath; // skips the test where there is none; within Parallel that would be a failure
        var workspace = new Workspace();
        workspace.Write("table.csv", SameBytesCases.Table(0, SameBytesCases.Rows));
        workspace.Write("more.csv", SameBytesCases.Table(SameBytesCases.Rows, 300));
        if (startsFromModel)
        {
            File.WriteAllBytes(workspace.File("start.safetensors"), Train(workspace, Runner.Native, 1, SameBytesCases.Arguments["another-seed"]));
        }

        return workspace;
    }

    private static void AssertOnAllRuns(Action<Runner, int> check) =>
        Parallel.ForEach(Runs.Where(run => run.Runner != Runner.Arm64 || Executable.HasArm64), run => check(run.Runner, run.Threads));

    private static void AssertSame(byte[] expected, byte[] actual, string what, Runner runner, int threads) =>
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"another {what} with {threads} threads, {runner}");

    private static byte[] Train(Workspace workspace, Runner runner, int threads, string arguments)
    {
        // A model that is continued knows its columns.
        string[] columns = arguments.StartsWith("--from", StringComparison.Ordinal) ? [] : ["--drop", SameBytesCases.Unnamed(arguments)];
        return Run(workspace, runner, threads, [], ["train", "table.csv", "-o", "-", .. columns, .. arguments.Split(' ')]);
    }

    private static byte[] Predict(Workspace workspace, Runner runner, int threads, byte[] model) =>
        Run(workspace, runner, threads, model, ["predict", "-", "table.csv", .. ProbabilityOption.For(model)]);

    private static byte[] Evaluate(Workspace workspace, Runner runner, int threads, byte[] model, params string[] options) =>
        Run(workspace, runner, threads, model, ["evaluate", "-", "table.csv", "--json", .. options]);

    private static (byte[] Report, byte[] Predictions) CrossValidate(Workspace workspace, Runner runner, int threads, string target)
    {
        var predictions = $"{runner}-{threads}.csv";
        var report = Run(workspace, runner, threads, [],
        [
            "cross-validate", "table.csv", "--json", "--predictions", predictions, "--target", target, "--drop", SameBytesCases.Unnamed(target),
            "--folds", "3", "--repeats", "2", "--preset", "fast", "--hidden", "24", "--epochs", "2",
        ]);
        return (report, File.ReadAllBytes(workspace.File(predictions)));
    }

    private static byte[] Run(Workspace workspace, Runner runner, int threads, byte[] input, string[] arguments)
    {
        var outcome = Executable.Run(
            runner, workspace.Folder, input, [.. arguments, "--quiet", "--threads", threads.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome.OutputBytes;
    }

    /// <summary>What follows the header of a safetensors file: its length stands in the first eight bytes.</summary>
    private static ReadOnlySpan<byte> Weights(byte[] model) => model.AsSpan(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(model));

    private static void AssertGoldenHash(string name, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(XxHash128.Hash(bytes));
        lock (HashFileLock)
        {
            var hashes = ReadHashes();
            if (Updates)
            {
                hashes[name] = hash;
                File.WriteAllLines(HashFile, hashes.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}"));
                return;
            }

            Assert.True(hashes.GetValueOrDefault(name) == hash,
                $"the hash of {name} is {hash}, not that of same-bytes.txt: if it is meant to change, write it anew and say so in the CHANGELOG");
        }
    }

    private static Dictionary<string, string> ReadHashes() =>
        File.ReadAllLines(HashFile).Select(line => line.Split(' ')).ToDictionary(line => line[0], line => line[1]);
}
