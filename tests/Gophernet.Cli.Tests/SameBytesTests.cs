using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Gophernet.Networks;
using Gophernet.Training;

namespace Gophernet.Cli.Tests;

/// <summary>
/// The promise of the same bytes: model file, predictions and evaluation do not depend on the number of threads, nor on the processor. Every option
/// that has a part in the numbers has a case. The hashes of this version stand in same-bytes.txt; scripts/test with GOPHERNET_UPDATE_GOLDEN=1
/// writes them anew, and the CHANGELOG must name a change of one that was there before.
/// </summary>
public class SameBytesTests
{
    // A table and widths for which a batch of 300 is shared among threads: 3 blocks of up to 128 rows, some 2,000 parameters.
    private const string Wide = "--hidden 40,30 --epochs 3 --batch-size 300";

    private static readonly (Runner Runner, int Threads)[] Runs =
        [(Runner.Native, 2), (Runner.Native, 3), (Runner.Native, 4), (Runner.Native, 16), (Runner.Arm64, 1), (Runner.Arm64, 2)];

    private static readonly string HashFile = Repository.File("tests", "Gophernet.Cli.Tests", "same-bytes.txt");
    private static readonly Lock HashFileLock = new();

    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["default"] = "--target class --epochs 3",
        ["classic"] = "--target class --preset classic --epochs 50",
        ["classic-on-batches"] = $"--target class --preset classic --learning-rate 0.01 {Wide}",
        ["momentum"] = $"--target class --optimizer gradient-descent --learning-rate 0.01 --momentum 0.9 {Wide}",
        ["regression"] = $"--target amount {Wide}",
        ["two-regressions"] = $"--target amount,second --activation tanh {Wide}",
        ["labels"] = $"--target p,q,r --task multilabel {Wide}",
        ["indicators"] = $"--target x,y,z {Wide}",
        ["no-hidden-layer"] = "--target class --hidden none --epochs 3",
        ["deep"] = "--target class --hidden 33,17,9,5 --epochs 3 --batch-size 0",
        ["another-seed"] = $"--target class --seed 7 {Wide}",
        ["batch-of-1"] = "--target class --epochs 1 --batch-size 1",
        ["batch-of-17"] = "--target class --epochs 2 --batch-size 17",
        ["batch-of-129"] = "--target class --hidden 80,50 --epochs 2 --batch-size 129",
        ["batch-of-all-rows"] = "--target class --hidden 40,30 --epochs 3 --batch-size 0",
        ["batch-beyond-all-rows"] = "--target class --hidden 40,30 --epochs 3 --batch-size 5000",
    };

    static SameBytesTests()
    {
        // A new one has a case with its name.
        foreach (var activation in NetworkNames.Activations.Names.Except(["softmax"]))
        {
            Arguments["activation-" + activation] = $"--target class --activation {activation} {Wide}";
        }

        foreach (var optimizer in TrainingNames.Optimizers.Names)
        {
            Arguments["optimizer-" + optimizer] = $"--target class --optimizer {optimizer} --learning-rate 0.003 {Wide}";
        }
    }

    public static TheoryData<string> Cases => [.. Arguments.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_threads_and_both_architectures_give_the_same_bytes(string name)
    {
        using var workspace = new Workspace();
        workspace.Write("table.csv", Table());
        var expected = Run(workspace, Runner.Native, 1, Arguments[name]);
        var hash = Convert.ToHexStringLower(XxHash128.Hash([.. Weights(expected.Model), .. expected.Predictions, .. expected.Evaluation]));

        AssertGoldenHash(name, hash);
        foreach (var (runner, threads) in Runs.Where(run => run.Runner == Runner.Native || Executable.HasArm64))
        {
            var actual = Run(workspace, runner, threads, Arguments[name]);
            Assert.True(expected.Model.AsSpan().SequenceEqual(actual.Model), $"another model with {threads} threads, {runner}");
            Assert.True(expected.Predictions.AsSpan().SequenceEqual(actual.Predictions), $"other predictions with {threads} threads, {runner}");
            Assert.True(expected.Evaluation.AsSpan().SequenceEqual(actual.Evaluation), $"another evaluation with {threads} threads, {runner}");
        }
    }

    private static (byte[] Model, byte[] Predictions, byte[] Evaluation) Run(Workspace workspace, Runner runner, int threads, string arguments)
    {
        string[] common = ["--quiet", "--threads", threads.ToString(CultureInfo.InvariantCulture)];
        var model = Successful(["train", "table.csv", "-o", "-", "--drop", Others(arguments), .. arguments.Split(' ')]);
        return (model, Successful(["predict", "-", "table.csv", "--probabilities"], model), Successful(["evaluate", "-", "table.csv", "--json"], model));

        byte[] Successful(string[] command, byte[]? input = null)
        {
            var outcome = Executable.Run(runner, workspace.Folder, input ?? [], [.. command, .. common]);
            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
            return outcome.OutputBytes;
        }
    }

    /// <summary>The targets that a case does not predict: they would tell what it does.</summary>
    private static string Others(string arguments)
    {
        var targets = arguments.Split(' ')[1].Split(',');
        return string.Join(',', ((string[])["class", "amount", "second", "p", "q", "r", "x", "y", "z"]).Except(targets));
    }

    /// <summary>What follows the header of a safetensors file: its length stands in the first eight bytes.</summary>
    private static ReadOnlySpan<byte> Weights(byte[] model) => model.AsSpan(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(model));

    private static void AssertGoldenHash(string name, string hash)
    {
        lock (HashFileLock)
        {
            var hashes = File.ReadAllLines(HashFile).Select(line => line.Split(' ')).ToDictionary(line => line[0], line => line[1]);
            if (Environment.GetEnvironmentVariable("GOPHERNET_UPDATE_GOLDEN") is not null)
            {
                hashes[name] = hash;
                File.WriteAllLines(HashFile, hashes.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}"));
                return;
            }

            Assert.True(hashes.GetValueOrDefault(name) == hash,
                $"the hash of {name} is {hash}, not that of same-bytes.txt: if it is meant to change, write it anew and say so in the CHANGELOG");
        }
    }

    /// <summary>700 rows with every kind of column, holes, and every kind of target; made of whole numbers alone.</summary>
    private static string Table()
    {
        string[] cities = ["Lagos", "Quito", "Oslo", "Pune", "Cork"];
        var text = new StringBuilder("a,b,c,city,member,joined,class,amount,second,p,q,r,x,y,z\n");
        for (var i = 0; i < 700; i++)
        {
            var (a, b, c) = (i * 7919 % 1009, i * 104729 % 997, i * 1299709 % 991);
            var group = (a + 2 * b + i % 5 * 100) / 700 % 3;
            var hole = i % 23 == 0 ? "" : FormattableString.Invariant($"{b / 10}.{b % 10}");
            text.Append(CultureInfo.InvariantCulture, $"{a - 500},{hole},{c}e-3,{cities[i % 5]},{(c % 2 == 0 ? "yes" : "no")},");
            text.Append(CultureInfo.InvariantCulture, $"20{10 + i % 10}-{1 + i % 12:00}-{1 + i % 28:00},");
            text.Append(CultureInfo.InvariantCulture, $"{"uvw"[group]},{a + b}.{c % 10},{c - a},{a % 2},{b % 2},{group % 2},");
            text.Append(CultureInfo.InvariantCulture, $"{(group == 0 ? 1 : 0)},{(group == 1 ? 1 : 0)},{(group == 2 ? 1 : 0)}\n");
        }

        return text.ToString();
    }
}
