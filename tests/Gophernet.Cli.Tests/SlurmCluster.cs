using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Gophernet.Cli.Tests;

/// <summary>Slurm with one node, this machine: munged, slurmctld and slurmd in a folder of their own. Without these programs tests are skipped.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);
    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "srun", "sinfo"];

    private readonly Workspace _folder = new();
    private readonly List<Process> _processes = [];

    private SlurmCluster()
    {
        foreach (var name in (string[])["state", "spool"])
        {
            Directory.CreateDirectory(_folder.File(name));
        }

        File.WriteAllBytes(_folder.File("munge.key"), RandomNumberGenerator.GetBytes(1024));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.File("munge.key"), UnixFileMode.UserRead);
        }

        _folder.Write("slurm.conf", Configuration(Environment.MachineName.Split('.')[0]));
    }

    /// <summary>The file that says to Slurm's commands where it is.</summary>
    public string ConfigurationFile => _folder.File("slurm.conf");

    /// <summary>Starts it, and waits until it takes jobs.</summary>
    public static SlurmCluster Start()
    {
        Assert.SkipUnless(Array.TrueForAll(Programs, ManyMachines.IsInstalled), "needs Slurm and munge: scripts/install-tools machines");
        Assert.SkipUnless(Environment.UserName == "root", "needs to be root, to start Slurm's daemons");
        var cluster = new SlurmCluster();
        try
        {
            cluster.Run("munged", "--foreground", "--force", "--key-file=" + cluster._folder.File("munge.key"), "--socket=" + cluster._folder.File("socket"),
                "--pid-file=" + cluster._folder.File("munged.pid"), "--log-file=" + cluster._folder.File("munged.log"),
                "--seed-file=" + cluster._folder.File("munged.seed"));
            cluster.Run("slurmctld", "-D", "-c");
            cluster.Run("slurmd", "-D", "-N", Environment.MachineName.Split('.')[0]);
            var waiting = Stopwatch.StartNew();
            while (!ManyMachines.Output("sinfo", cluster.ConfigurationFile, "--noheader", "--format=%t").StartsWith("idle", StringComparison.Ordinal))
            {
                Assert.True(waiting.Elapsed < MaxWait, cluster.Logs());
                Thread.Sleep(50); // sinfo has nothing to wait for
            }

            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Configuration(string host) => $"""
        ClusterName=test
        SlurmctldHost={host}(127.0.0.1)
        SlurmUser=root
        SlurmdUser=root
        AuthInfo=socket={_folder.File("socket")}
        SlurmctldPort={FreePort()}
        SlurmdPort={FreePort()}
        StateSaveLocation={_folder.File("state")}
        SlurmdSpoolDir={_folder.File("spool")}
        SlurmctldPidFile={_folder.File("slurmctld.pid")}
        SlurmdPidFile={_folder.File("slurmd.pid")}
        SlurmctldLogFile={_folder.File("slurmctld.log")}
        SlurmdLogFile={_folder.File("slurmd.log")}
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        JobAcctGatherType=jobacct_gather/none
        AccountingStorageType=accounting_storage/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        NodeName={host} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount} State=UNKNOWN
        PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=FORCE:8

        """;

    private void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = ConfigurationFile;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
        if (program == "munged")
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(_folder.File("socket")), MaxWait), Logs());
        }
    }

    private string Logs() => string.Join('\n', Directory.EnumerateFiles(_folder.Folder, "*.log").Select(File.ReadAllText));
}
