using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>gophernet-mpi on two machines: network namespaces with a cable between them, names of their own, and nothing but TCP.</summary>
public sealed class MpiNetworkTests : IDisposable
{
    private const string Quick = MpiSample.Options + " --epochs 3";

    // What takes the place of ssh: its first argument is the machine.
    private const string Agent = "#!/bin/sh\nnode=${1##*.}; shift\nexec ip netns exec gophernet$node unshare --uts sh -c \"hostname node$node; $*\"\n";

    private const string Start = "ip netns exec gophernet1 unshare --uts sh -c 'hostname node1; exec \"$@\"' sh "
        + "mpirun --mca plm rsh --mca plm_rsh_agent ./agent --host 10.77.0.1:1,10.77.0.2:1 --mca btl tcp,self "
        + "--mca btl_tcp_if_include 10.77.0.0/24 --mca oob_tcp_if_include 10.77.0.0/24 --bind-to none -n 2 gophernet-mpi train ";

    private readonly MpiSample _sample = new("mpirun");

    public MpiNetworkTests()
    {
        File.WriteAllText(Path.Combine(_sample.Folder, "agent"), Agent);
        var made = _sample.Run(
            "chmod +x agent; unshare --uts true; for i in 1 2; do ip netns add gophernet$i; done\n"
            + "ip link add cable1 netns gophernet1 type veth peer name cable2 netns gophernet2\n"
            + "for i in 1 2; do ip -n gophernet$i addr add 10.77.0.$i/24 dev cable$i\n"
            + "ip -n gophernet$i link set cable$i up; ip -n gophernet$i link set lo up; done");
        if (made.ExitCode != 0)
        {
            Dispose();
            Assert.Skip($"needs network namespaces, as root: {made.Error}");
        }
    }

    [Fact]
    public void Two_machines_write_the_model_of_one()
    {
        _sample.MustRun($"gophernet train {Quick} -q -o one");
        var said = _sample.MustRun(Start + Quick + " -o model");

        Assert.Contains("2 processes with 1 thread each share batches of 1024 rows", said, StringComparison.Ordinal);
        Assert.Equal(_sample.Read("one"), _sample.Read("model"));
    }

    [Fact]
    public void One_that_is_killed_ends_all_and_the_checkpoint_stays_good()
    {
        var whole = MpiSample.Options + " --epochs 8";
        _sample.MustRun($"gophernet train {whole} -q -o one; {Start}{whole} -q --checkpoint state --max-time 0.01s -o model; rm model");
        var (state, clock) = (_sample.Read("state"), Stopwatch.StartNew());

        var run = _sample.Run(
            $"{Start}{MpiSample.Options} --epochs 100000 --patience 0 --checkpoint other -o model & trained=$!\n"
            + "for i in $(seq 300); do sleep 0.1; pids=$(ip netns pids gophernet2 | xargs -r ps -o pid=,comm= -p | awk '/gophernet/ { print $1 }' || true); "
            + "[ -n \"$pids\" ] && break; done\nsleep 2; kill -KILL $pids; wait $trained");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("exited on signal 9 (Killed)", run.Error, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2)); // the other one did not wait for ever
        Assert.False(_sample.Has("model"));
        Assert.Equal(state, _sample.Read("state"));
        _sample.MustRun($"{Start}{whole} -q --checkpoint state --resume -o model");
        Assert.Equal(_sample.Read("one"), _sample.Read("model"));
    }

    public void Dispose()
    {
        _sample.Run("for i in 1 2; do ip netns del gophernet$i || true; done");
        _sample.Dispose();
    }
}
