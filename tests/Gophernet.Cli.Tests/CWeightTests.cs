using System.Text.Json.Nodes;
using Gophernet.Models;
using Gophernet.Models.Export.Reduction;
using static Gophernet.Cli.Tests.CModel;

namespace Gophernet.Cli.Tests;

/// <summary>Models in C whose weights are kept in a smaller form, and what is said of it.</summary>
public class CWeightTests
{
    private const string All = $"--target class --text note --neighbours on --ensemble 3 --preset default --numbers lines,waves {Small}";
    private const string Many = "100"; // what may change: all

    public static TheoryData<string, string> Models =>
        new MatrixTheoryData<string, string>(
            ["--float16", "--int8"],
            [
                $"--target class --preset plain --embeddings on --parametric on --input-scales on {Small}",
                $"--target amount,second --preset default --quantile 0.1,0.4,0.5,0.9 {Small}",
                $"--target p,q,r --task multilabel --neighbours on --ensemble 2 {Fast}",
                $"--target amount --text note --text-buckets 256 --preset default {Small}",
            ]);

    private static readonly string[] Compilers =
    [
        "gcc -O0 -std=c99", "gcc -Os -std=c99 -DMODEL_NO_LIBM", Usual, "gcc -O3 -std=gnu17 -ffp-contract=fast -mfma",
        "clang -O3 -std=c99 -march=native", "clang -O1 -std=c99 -fsanitize=address,undefined -fno-sanitize-recover=all",
        "aarch64-linux-gnu-gcc -O3 -std=gnu11 -static",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Predicts_what_a_model_with_such_weights_predicts(string form, string arguments) => AssertPredictsAsReduced(form, arguments, Usual);

    [Theory]
    [InlineData("--float16")]
    [InlineData("--int8")]
    public void Predicts_it_whatever_the_compiler_does(string form) => AssertPredictsAsReduced(form, All, Compilers);

    [Fact]
    public void Large_models_are_written_as_strings_and_predict_the_same()
    {
        using var workspace = Trained($"--target class --preset plain --hidden 520,520 --epochs 1", "--int8", "--max-change", Many);
        Assert.Contains("char bytes[", File.ReadAllText(workspace.File("model.c")), StringComparison.Ordinal);
        var actual = Run(workspace, "gcc -O1 -std=c99");

        Reduce(workspace, "--int8");

        Assert.Equal(Predicted(workspace), actual);
    }

    [Fact]
    public void Says_what_changes_and_how_much_memory_is_taken()
    {
        using var workspace = Trained($"--target class {Fast}");

        var run = Exported(workspace, "--int8", "--data", workspace.File("rows.csv"), "--max-change", "0.5", "--json");

        var document = JsonNode.Parse(run.Output)!;
        var change = document["change"]!;
        Assert.Equal((60, false, 0.5), ((int)change["rows"]!, (bool)change["drawn"]!, (double)change["max_change"]!));
        Assert.Equal(new FileInfo(workspace.File("model.c")).Length, (long)document["bytes"]!);
        Assert.Matches("^gophernet: weights as 8-bit integers change the class of [0-9]+ of 60 rows, and probabilities by [0-9.E-]+ at most\n", run.Error);
        Assert.Contains("\ngophernet: the model takes ", run.Error, StringComparison.Ordinal);
        Assert.Contains(" * Its matrices have weights as 8-bit integers", File.ReadAllText(workspace.File("model.c")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_is_counted_on_the_predictions()
    {
        using var workspace = Trained($"--target class {Fast}");
        var before = Predicted(workspace).Split('\n');
        var run = Exported(workspace, "--int8", "--data", workspace.File("rows.csv"), "--max-change", Many, "--json");

        Reduce(workspace, "--int8");

        var after = Predicted(workspace).Split('\n');
        Assert.NotEqual(before, after);
        var changed = before.Zip(after).Count(rows => rows.First.Split(',')[0] != rows.Second.Split(',')[0]);
        var largest = before.Zip(after).Skip(1).SelectMany(rows => Numbers(rows.First).Zip(Numbers(rows.Second), (a, b) => Math.Abs(a - b))).Max();
        var change = JsonNode.Parse(run.Output)!["change"]!;
        Assert.Equal(changed / 60.0, (double)change["share"]!);
        Assert.Equal(largest, (double)change["largest"]!, 1e-6); // floats, as they are printed
    }

    [Fact]
    public void Nothing_is_written_where_more_changes_than_may()
    {
        using var workspace = Trained($"--target amount {Fast}");
        File.Delete(workspace.File("model.c"));

        var run = Exported(workspace, "--int8", "--max-change", "0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("on 1000 rows drawn like those of training: more than 0%", run.Error, StringComparison.Ordinal);
        Assert.Contains("--float16", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.File("model.c")));
    }

    [Fact]
    public void Texts_cannot_be_drawn()
    {
        using var workspace = Trained($"--target class --text note {Fast}");

        var run = Exported(workspace, "--float16");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--data", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--float16 and --int8 contradict each other", "--int8", "--float16")]
    [InlineData("--data has no effect without --float16 or --int8", "--data", "rows.csv")]
    [InlineData("--max-change has no effect without --float16 or --int8", "--max-change", "0.1")]
    [InlineData("--int8 has no effect with --format js", "--int8", "--format", "js")]
    [InlineData("--json and --output - both write to standard output", "--json", "-o", "-", "--format", "c")]
    [InlineData("--data - and MODEL - cannot both be standard input", "--int8", "--data", "-", "-")]
    [InlineData("--max-change: expected a number from 0", "--int8", "--max-change", "-1")]
    public void Refuses_what_contradicts(string message, params string[] arguments)
    {
        string[] model = arguments[^1] == "-" && arguments[^2] == "-" ? [] : ["model.safetensors"];
        string[] output = arguments.Contains("-o") ? [] : ["-o", "model.c"];

        var run = InProcess.Run("", ["export", .. model, .. arguments, .. output]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static void AssertPredictsAsReduced(string form, string arguments, params string[] compilers)
    {
        using var workspace = Trained(arguments);
        var run = Exported(workspace, form, "--data", workspace.File("rows.csv"), "--max-change", Many, "--quiet");
        Assert.True(run.ExitCode == 0, run.Error);
        var actual = compilers.Select(compiler => Run(workspace, compiler)).ToArray();

        Reduce(workspace, form);

        var expected = Predicted(workspace);
        Assert.All(actual, output => Assert.Equal(expected, output));
    }

    private static (int ExitCode, string Output, string Error) Exported(Workspace workspace, params string[] arguments) =>
        InProcess.Run("", ["export", workspace.File("model.safetensors"), "-o", workspace.File("model.c"), .. arguments]);

    private static void Reduce(Workspace workspace, string form)
    {
        var path = workspace.File("model.safetensors");
        ReducedModel.Of(Model.Load(path), WeightForm.All.Single(one => "--" + one.Name == form)).Save(path);
    }

    private static IEnumerable<double> Numbers(string record) =>
        record.Split(',')[1..].Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
