using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>The recipes of docs/many-machines.md on the real programs: what comes of them is what one process makes, byte for byte.</summary>
public sealed partial class ManyMachinesTests : IDisposable
{
    private static readonly string Document = File.ReadAllText(Repository.File("docs", "many-machines.md"));

    private readonly Workspace _workspace = ShellLine.WithTables();

    [Fact]
    public void Gnu_parallel_trains_the_parts_of_a_model_and_of_a_cross_validation()
    {
        RequireInstalled("parallel", "GNU parallel");
        var blocks = BlocksOf("GNU parallel");

        Run(Quick(blocks[0]));
        var validated = Run(blocks[1].Replace("--preset fast", "--preset fast --epochs 3", StringComparison.Ordinal));

        AssertIsModelOfOneProcess();
        var whole = Run("gophernet cross-validate people.csv --target income --preset fast --epochs 3 --quiet --predictions whole.csv");
        Assert.Equal(whole, validated);
        Assert.Equal(File.ReadAllBytes(_workspace.File("whole.csv")), File.ReadAllBytes(_workspace.File("out-of-fold.csv")));
    }

    [Fact]
    public void Gnu_parallel_predicts_the_pieces_of_a_large_file()
    {
        RequireInstalled("parallel", "GNU parallel");
        WriteRows("big.csv", 100_000);
        var line = BlocksOf("Predicting a large file")[0];

        Run("gophernet train people.csv --target income --preset fast --epochs 2 --quiet -o people.safetensors");
        Run(line.Replace("--block 1M", "--block 200k", StringComparison.Ordinal));
        Run("gophernet predict people.safetensors big.csv --quiet > whole.csv");

        Assert.Equal(File.ReadAllBytes(_workspace.File("whole.csv")), File.ReadAllBytes(_workspace.File("predictions.csv")));
    }

    [Fact]
    public void Slurm_trains_the_parts_of_a_model_in_an_array_and_in_a_step()
    {
        _ = Executable.NativePath;
        using var slurm = SlurmCluster.Start();
        var blocks = BlocksOf("Slurm");
        var configuration = $"export SLURM_CONF={slurm.ConfigurationFile}\n";

        Run(configuration + Quick(blocks[0]));
        AssertIsModelOfOneProcess();

        Run("rm part-* people.safetensors");
        Run(configuration + Quick(blocks[1]).Replace("srun --", "srun --overcommit --", StringComparison.Ordinal)); // on as many processors as there are
        AssertIsModelOfOneProcess();
    }

    [Fact]
    public void Mpirun_starts_the_processes_of_a_model()
    {
        RequireInstalled("mpirun", "Open MPI");

        Run(MpiSample.OpenMpi + Quick(BlocksOf("mpirun")[0]));

        AssertIsModelOfOneProcess();
    }

    [Fact]
    public void Mpirun_starts_processes_that_share_the_batches_of_a_network()
    {
        using var sample = new MpiSample("mpirun");
        const string Table = "table.csv --preset fast --epochs 3";

        sample.MustRun(BlocksOf("One network over MPI")[0].Replace("big.csv", Table, StringComparison.Ordinal));
        sample.MustRun($"gophernet train {Table} --batch-size 4096 -q -o one");

        Assert.Equal(sample.Read("one"), sample.Read("big.safetensors"));
    }

    [Fact]
    public void The_pods_of_a_job_of_kubernetes_make_the_parts_of_a_model()
    {
        _ = Executable.NativePath;
        var manifest = BlocksOf("Kubernetes", "yaml")[0];
        string Value(string key) => Regex.Match(manifest, $@"^ *(?:- )?{key}: (.+)$", RegexOptions.Multiline).Groups[1].Value;

        Assert.Equal(("batch/v1", "Job", "Indexed", "OnFailure"), (Value("apiVersion"), Value("kind"), Value("completionMode"), Value("restartPolicy")));
        Assert.Equal(Value("mountPath"), Value("workingDir"));
        var pods = int.Parse(Value("completions"), CultureInfo.InvariantCulture);
        var command = Value("command").Trim('[', ']').Split(", ");
        Assert.Contains($"auto/{pods}", command);
        for (var pod = 0; pod < pods; pod++)
        {
            Run($"export JOB_COMPLETION_INDEX={pod}\n" + Quick(string.Join(' ', command)));
        }

        Run(Regex.Match(Document, "`(gophernet merge part-1 [^`]*)`").Groups[1].Value);
        AssertIsModelOfOneProcess();
    }

    [Fact]
    public void The_manifest_is_a_job_by_the_types_of_kubernetes()
    {
        var packages = Repository.File("artifacts", "browser", "package.json");
        Assert.SkipUnless(Directory.Exists(Path.Combine(Path.GetDirectoryName(packages)!, "node_modules", "kubernetes-models")),
            "needs kubernetes-models: scripts/install-tools machines");
        _workspace.Write("job.yaml", BlocksOf("Kubernetes", "yaml")[0]);

        var said = Node.RunScript(_workspace.Folder, $$"""
            import { createRequire } from "node:module";
            import { readFileSync } from "node:fs";
            const require = createRequire("{{packages}}");
            const { Job } = require("kubernetes-models/batch/v1");
            const job = require("yaml").parse(readFileSync("job.yaml", "utf8"));
            new Job(job).validate();
            const [mount] = job.spec.template.spec.containers[0].volumeMounts;
            delete mount.mountPath;
            try { new Job(job).validate(); } catch (fault) { console.log(fault.message); }
            """);

        Assert.Contains("must have required property", said, StringComparison.Ordinal); // it is looked at, and was as it should be before
    }

    public void Dispose() => _workspace.Dispose();

    private static string[] BlocksOf(string heading, string language = "bash")
    {
        var section = Document[Document.IndexOf($"\n## {heading}\n", StringComparison.Ordinal)..];
        section = section.IndexOf("\n## ", 1, StringComparison.Ordinal) is > 0 and var end ? section[..end] : section;
        var blocks = Blocks().Matches(section).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value).ToArray();
        Assert.NotEmpty(blocks);
        return blocks;
    }

    private static void RequireInstalled(string program, string name)
    {
        _ = Executable.NativePath;
        Assert.SkipUnless(ManyMachines.IsInstalled(program), $"needs {name}: scripts/install-tools machines");
    }

    /// <summary>The same with a training of moments; all processes of a recipe are given it alike.</summary>
    private static string Quick(string lines) =>
        lines.Replace("people.csv --target income", "people.csv --target income --preset fast --epochs 3 --ensemble 5", StringComparison.Ordinal);

    private void AssertIsModelOfOneProcess()
    {
        Run(Quick("gophernet train people.csv --target income --quiet -o whole.safetensors"));
        Assert.Equal(File.ReadAllBytes(_workspace.File("whole.safetensors")), File.ReadAllBytes(_workspace.File("people.safetensors")));
    }

    private string Run(string lines)
    {
        var run = ShellLine.Run(lines, _workspace.Folder);
        Assert.True(run.ExitCode == 0, $"{lines}: exit code {run.ExitCode}: {run.Error}{run.Output}");
        return run.Output;
    }

    private void WriteRows(string name, int count)
    {
        var rows = File.ReadAllLines(_workspace.File("people.csv"));
        var text = new StringBuilder(rows[0]).Append('\n');
        for (var row = 0; row < count; row++)
        {
            text.Append(rows[1 + row % (rows.Length - 1)]).Append('\n');
        }

        _workspace.Write(name, text.ToString());
    }

    [GeneratedRegex(@"```(\w+)\n([^`]*(?:`[^`]+)*?)```")]
    private static partial Regex Blocks();
}
