namespace Gophernet.Cli.Tests;

/// <summary>gophernet-mpi on the real libraries and starters: what processes train together is what one process trains, byte for byte.</summary>
public class MpiTests
{
    private const string Quick = MpiSample.Options + " --epochs 3";
    private const string Long = MpiSample.Options + " --epochs 100000 --patience 0";

    [Theory]
    [InlineData("mpirun", 1)]
    [InlineData("mpirun", 2)]
    [InlineData("mpirun", 3)]
    [InlineData("mpirun", 4)]
    [InlineData("mpiexec.mpich", 2)]
    [InlineData("mpiexec.mpich", 3)]
    public void Processes_write_the_model_of_one(string starter, int processes)
    {
        using var sample = new MpiSample(starter);

        sample.MustRun($"gophernet train {Quick} -q -o one");
        var said = sample.MustRun($"{starter} -n {processes} gophernet-mpi train {Quick} -o model");

        Assert.Equal(sample.Read("one"), sample.Read("model"));
        Assert.Equal(1, said.Split("gophernet: wrote model").Length - 1); // the first process alone speaks
        Assert.Equal(processes > 1, said.Contains($"{processes} processes with 1 thread each share batches of 1024 rows", StringComparison.Ordinal));
        Assert.Equal(processes > 1, said.Contains("of the time went into communication", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--preset default --ensemble 2 --batch-size 1024 --hidden 100,80")]
    [InlineData("--preset fast --target x --optimizer l-bfgs --ensemble 1 --hidden 100,80")]
    [InlineData("--preset fast --memory 16MB --batch-size 1024 --hidden 100,80 --validation other.csv")]
    [InlineData("--preset fast --batch-size 32")]
    [InlineData("--preset best --batch-size 1024 --hidden 100,80 --ensemble 3")]
    public void Whatever_is_trained(string options)
    {
        using var sample = new MpiSample("mpirun");

        sample.MustRun($"gophernet train table.csv {options} --epochs 3 -q -o one");
        sample.MustRun($"mpirun -n 3 gophernet-mpi train table.csv {options} --epochs 3 --threads 1 -q -o model");

        Assert.Equal(sample.Read("one"), sample.Read("model"));
    }

    [Fact]
    public void A_table_larger_than_memory_is_trained_on_by_processes_each_with_a_spool()
    {
        using var sample = new MpiSample("mpirun");
        const string Options = "big.csv --preset fast --memory 16MB --batch-size 1024 --hidden 100,80 --epochs 1 --spool .";
        sample.MustRun("awk 'BEGIN { srand(3); print \"a,b,c,d,e,f,class\"; for (row = 0; row < 400000; row++) {\n"
            + "for (i = 0; i < 6; i++) printf \"%.5f,\", x[i] = rand(); print (x[0] * x[1] + x[2] > 0.8 ? \"yes\" : \"no\") } }' > big.csv");

        sample.MustRun($"gophernet train {Options} -q -o one");
        var said = sample.MustRun($"mpirun -n 2 gophernet-mpi train {Options} --threads 1 -o model");

        Assert.Contains("larger than the memory for it", said, StringComparison.Ordinal);
        Assert.Equal(sample.Read("one"), sample.Read("model"));
    }

    [Theory]
    [InlineData("pmix", "mpirun")]
    [InlineData("pmi2", "mpiexec.mpich")]
    public void Srun_of_slurm_starts_them_too(string way, string starter)
    {
        var hasPmix = Directory.GetDirectories("/usr/lib").Any(folder => File.Exists(Path.Combine(folder, "pmix2", "lib", "libpmix.so")));
        Assert.SkipUnless(way != "pmix" || hasPmix, "needs libpmix-dev: scripts/install-tools machines");
        using var sample = new MpiSample(starter);
        using var slurm = SlurmCluster.Start();

        sample.MustRun($"gophernet train {Quick} -q -o one");
        var said = sample.MustRun(
            $"export SLURM_CONF={slurm.ConfigurationFile}; srun --overcommit --mpi={way} --ntasks 2 gophernet-mpi train {Quick} -o model");

        Assert.Contains("2 processes with 1 thread each share batches of 1024 rows", said, StringComparison.Ordinal);
        Assert.Equal(sample.Read("one"), sample.Read("model"));
    }

    [Fact]
    public void Small_batches_are_not_shared_and_that_is_said()
    {
        using var sample = new MpiSample("mpirun");

        var said = sample.MustRun($"mpirun -n 2 gophernet-mpi train table.csv --preset fast --batch-size 64 --epochs 2 -o model");

        Assert.Contains("no batch is large enough for 2 processes to share: each does all of the work", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mpirun -n 2 gophernet-mpi train missing.csv -q -o model", "gophernet: missing.csv: no such file", 1)]
    [InlineData("mpirun -n 2 gophernet-mpi train - -q -o model", "gophernet: several processes cannot read one stream: name files that all of them see", 2)]
    [InlineData("mpirun -n 1 gophernet-mpi train " + Quick + " -q -o model : -n 1 gophernet-mpi train other.csv -q -o model",
        "gophernet: process 2 of 2 has read another table than process 1, or was given other options", 1)]
    [InlineData("mpirun -n 1 gophernet-mpi train " + Quick + " -q -o model : -n 1 gophernet-mpi train missing.csv -q -o model",
        "gophernet: process 2 of 2, on ", 1)]
    [InlineData("GOPHERNET_MPI=libnone.so mpirun -n 2 gophernet-mpi train " + Quick + " -q -o model",
        "gophernet: no MPI library: libnone.so cannot be loaded", 1)]
    [InlineData("GOPHERNET_MPI=libm.so.6 mpirun -n 2 gophernet-mpi train " + Quick + " -q -o model", "gophernet: libm.so.6: no MPI library: ", 1)]
    public void What_fails_in_one_process_ends_all(string line, string message, int exitCode)
    {
        using var sample = new MpiSample("mpirun");

        var run = sample.Run("timeout 60 " + line.Replace("GOPHERNET_MPI=", "env GOPHERNET_MPI=", StringComparison.Ordinal));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(sample.Has("model"));
    }

    [Theory]
    [InlineData("mpirun -n 3 gophernet-mpi train table.csv --wrong")]
    [InlineData("mpirun -n 1 gophernet-mpi train " + Quick + " -q -o model : -n 1 gophernet-mpi train table.csv --wrong")]
    public void A_wrong_option_ends_all(string line)
    {
        using var sample = new MpiSample("mpirun");

        var run = sample.Run("timeout 60 " + line);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("gophernet: train has no option --wrong", run.Error, StringComparison.Ordinal);
        Assert.False(sample.Has("model"));
    }

    [Theory]
    [InlineData("0", 2, "gophernet: train has no option --wrong")]
    [InlineData("1", 124, "")] // mpirun would have ended it by then
    public void A_process_that_is_not_the_first_lets_that_say_what_is_wrong(string rank, int exitCode, string message)
    {
        using var sample = new MpiSample("mpirun");

        var run = sample.Run($"OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_RANK={rank} timeout {(exitCode == 2 ? 60 : 1)} gophernet-mpi train table.csv --wrong");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(message, run.Error.Split('\n')[0]);
    }

    [Fact]
    public void The_library_of_another_starter_is_refused()
    {
        using var sample = new MpiSample("mpirun");
        Assert.SkipUnless(ManyMachines.IsInstalled("mpiexec.mpich"), "needs MPICH: scripts/install-tools machines");

        var run = sample.Run($"timeout 60 env GOPHERNET_MPI=libmpich.so.12 mpirun -n 2 gophernet-mpi train {Quick} -q -o model");

        Assert.Contains("libmpich.so.12 knows of 1 process, and 2 were started", run.Error, StringComparison.Ordinal);
        Assert.False(sample.Has("model"));
    }

    [Fact]
    public void A_signal_ends_all_in_order_and_any_number_of_processes_continues()
    {
        using var sample = new MpiSample("mpirun");
        var all = MpiSample.Options + " --epochs 12";
        sample.MustRun($"gophernet train {all} -q -o one");

        // A process that is not the first gets it, once it trains.
        var said = sample.Run(
            $"mpirun -n 3 gophernet-mpi train {Long} --checkpoint state -o model &\n"
            + "for i in $(seq 300); do sleep 0.1; pids=$(pgrep -f 'gophernet-mpi train.*checkpoint state' -P $! || true)\n"
            + "[ $(wc -w <<< $pids) = 3 ] && break; done\n"
            + "sleep 3; kill -TERM $(tail -1 <<< \"$pids\"); wait").Error;
        Assert.Contains("another process was interrupted after epoch ", said, StringComparison.Ordinal);
        Assert.True(sample.Has("model"));
        Assert.True(sample.Has("state"));

        sample.MustRun($"mpirun -n 2 gophernet-mpi train {all} -q --checkpoint part --max-time 0.01s -o model");
        sample.MustRun($"mpirun -n 3 gophernet-mpi train {all} -q --checkpoint part --resume -o model");
        Assert.Equal(sample.Read("one"), sample.Read("model"));
    }

    [Fact]
    public void Networks_that_are_not_shared_are_counted()
    {
        using var sample = new MpiSample("mpirun");

        var said = sample.MustRun(
            "mpirun -n 2 gophernet-mpi train table.csv --preset best --batch-size 1024 --hidden 100,80 --ensemble 3 --epochs 1 --threads 1 -o model");

        Assert.Contains(
            "2 processes with 1 thread each share batches of 1024 rows of 2 of 3 networks, and train the others each alone", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gophernet")]
    [InlineData("gophernet-mpi")]
    public void The_log_writes_nothing_to_a_terminal_on_standard_output(string program)
    {
        using var sample = new MpiSample("mpirun"); // which gives its processes one

        var run = sample.Run($"TERM=xterm mpirun -n 2 {program} train table.csv --preset fast --epochs 1 --verbose -o model");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("info: gophernet[1] reading table.csv", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void A_gophernet_that_cannot_share_says_what_it_does()
    {
        using var sample = new MpiSample("mpirun");

        var said = sample.MustRun($"mpirun -n 2 gophernet train {Quick} -o model-{{part}} --part auto; mpirun -n 2 gophernet train {Quick} -o model");

        Assert.Equal(1, said.Split("each of 2 processes trains the whole model: gophernet-mpi shares its batches, --part auto its networks").Length - 1);
    }
}
