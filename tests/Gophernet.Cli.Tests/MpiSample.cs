using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>A table whose batches processes share, and lines that train on it with gophernet-mpi.</summary>
internal sealed class MpiSample : IDisposable
{
    /// <summary>Root may not, and no more processes than processors, unless these say otherwise.</summary>
    public const string OpenMpi = "export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1\n";

    /// <summary>Training that takes moments, with batches of several blocks that are worth sharing.</summary>
    public const string Options = "table.csv --preset fast --hidden 100,80 --ensemble 2 --batch-size 1024 --threads 1";

    private const int Rows = 4000;

    private static readonly string? Binary = Environment.GetEnvironmentVariable("GOPHERNET_MPI_BINARY");

    private readonly Workspace _workspace = new();

    /// <summary>Skips the test where a program or gophernet-mpi is not there.</summary>
    public MpiSample(string program)
    {
        _ = Executable.NativePath;
        Assert.SkipUnless(Binary is not null, "needs gophernet-mpi: run scripts/test");
        Assert.SkipUnless(ManyMachines.IsInstalled(program), $"needs {program}: scripts/install-tools machines");
        _workspace.Write("table.csv", Table(0, Rows));
        _workspace.Write("other.csv", Table(Rows, 500));
    }

    public string Folder => _workspace.Folder;

    public byte[] Read(string name) => File.ReadAllBytes(_workspace.File(name));

    public bool Has(string name) => File.Exists(_workspace.File(name));

    /// <summary>Runs lines of bash, with gophernet and gophernet-mpi on the path.</summary>
    public Outcome Run(string lines) => ShellLine.Run(OpenMpi + $"PATH={Path.GetDirectoryName(Binary)}:$PATH\n{lines}", Folder);

    /// <summary>Runs lines that must succeed.</summary>
    /// <returns>What was said.</returns>
    public string MustRun(string lines)
    {
        var run = Run(lines);
        Assert.True(run.ExitCode == 0, $"{lines}: exit code {run.ExitCode}: {run.Error}{run.Output}");
        return run.Error;
    }

    public void Dispose() => _workspace.Dispose();

    private static string Table(int first, int count)
    {
        var text = new StringBuilder("x,y,z,kind,class\n");
        for (var row = first; row < first + count; row++)
        {
            var (x, y, z) = (row * 37 % 1009 / 100.0, row * 53 % 997 / 70.0, row * 71 % 991 / 50.0);
            text.Append(CultureInfo.InvariantCulture, $"{x},{y},{z},{"pqr"[row * 7 % 3]},{(x * y + z > 40 ? "high" : row * 11 % 4 == 0 ? "none" : "low")}\n");
        }

        return text.ToString();
    }
}
