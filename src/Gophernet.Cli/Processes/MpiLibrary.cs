using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Gophernet.Cli.Processes;

/// <summary>
/// The functions of the MPI library of this machine: Open MPI's, or MPICH's and those that share its binary interface. The processes that a starter of one
/// of them starts know each other through its library alone.
/// </summary>
internal sealed unsafe class MpiLibrary
{
    private const string PathVariable = "GOPHERNET_MPI";

    private const int Serialized = 2; // MPI_THREAD_SERIALIZED: one thread at a time

    // Two binary interfaces: in the one, handles are addresses of the library's objects; in the other, numbers.
    private static readonly string[] OpenMpiNames = ["libmpi.so.40"]; // versions 4 and 5
    private static readonly string[] MpichNames = ["libmpich.so.12", "libmpi.so.12"]; // Debian's name, and that of others, of Intel's too

    private readonly nint _world;
    private readonly nint _float;
    private readonly nint _inPlace;
    private readonly delegate* unmanaged<float*, int*, int*, nint, float*, int*, int*, nint, nint, int> _exchange;
    private readonly delegate* unmanaged<nint, int, nint, float*, int*, int*, nint, nint, int> _share;
    private readonly delegate* unmanaged<int> _finalize;
    private readonly delegate* unmanaged<nint, int, int> _abort;

    private MpiLibrary(string name, nint library)
    {
        Name = name;
        if (NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _world))
        {
            (_float, _inPlace) = (NativeLibrary.GetExport(library, "ompi_mpi_float"), 1);
        }
        else
        {
            (_world, _float, _inPlace) = (0x44000000, 0x4C00040A, -1);
        }

        _exchange = (delegate* unmanaged<float*, int*, int*, nint, float*, int*, int*, nint, nint, int>)NativeLibrary.GetExport(library, "MPI_Alltoallv");
        _share = (delegate* unmanaged<nint, int, nint, float*, int*, int*, nint, nint, int>)NativeLibrary.GetExport(library, "MPI_Allgatherv");
        _finalize = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "MPI_Finalize");
        _abort = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(library, "MPI_Abort");

        var start = (delegate* unmanaged<int*, byte***, int, int*, int>)NativeLibrary.GetExport(library, "MPI_Init_thread");
        var rank = (delegate* unmanaged<nint, int*, int>)NativeLibrary.GetExport(library, "MPI_Comm_rank");
        var count = (delegate* unmanaged<nint, int*, int>)NativeLibrary.GetExport(library, "MPI_Comm_size");
        int level, ownRank, processes;
        Require(start(null, null, Serialized, &level), "MPI_Init_thread");
        Require(rank(_world, &ownRank), "MPI_Comm_rank");
        Require(count(_world, &processes), "MPI_Comm_size");
        (Rank, Count) = (ownRank, processes);
    }

    /// <summary>Whether this executable can load a library: a static one cannot.</summary>
    [FeatureSwitchDefinition("Gophernet.Mpi")]
    public static bool IsSupported => AppContext.TryGetSwitch("Gophernet.Mpi", out var isSupported) && isSupported;

    /// <summary>What it was found by.</summary>
    public string Name { get; }

    /// <summary>The number of this process, from 0.</summary>
    public int Rank { get; }

    /// <summary>How many processes there are.</summary>
    public int Count { get; }

    /// <summary>Loads the library, and finds the other processes.</summary>
    /// <param name="variable">A variable of the environment; null where it is not set.</param>
    /// <exception cref="GophernetException">There is none.</exception>
    public static MpiLibrary Start(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string[] names = variable(PathVariable) is { Length: > 0 } path ? [path]
            : MpiStart.IsOfMpich(variable) ? [.. MpichNames, .. OpenMpiNames] : [.. OpenMpiNames, .. MpichNames];
        foreach (var name in names)
        {
            if (!NativeLibrary.TryLoad(name, out var library))
            {
                continue;
            }

            try
            {
                return new MpiLibrary(name, library);
            }
            catch (EntryPointNotFoundException e)
            {
                throw new GophernetException(new Place(name), $"no MPI library: {e.Message}", $"Name another by {PathVariable}.", e);
            }
        }

        throw new GophernetException(
            $"no MPI library: {string.Join(", ", names)} cannot be loaded",
            $"Install Open MPI or MPICH, or name its library by the environment variable {PathVariable}; --part auto needs none.");
    }

    /// <summary>MPI_Alltoallv: each process gives a part of its numbers to each other.</summary>
    /// <param name="sent">What this process gives.</param>
    /// <param name="sentCounts">How many numbers to each process, and behind these where they begin; [2 · processes].</param>
    /// <param name="received">What it gets.</param>
    /// <param name="receivedCounts">The same of what it gets.</param>
    public void Exchange(ReadOnlySpan<float> sent, ReadOnlySpan<int> sentCounts, Span<float> received, ReadOnlySpan<int> receivedCounts)
    {
        fixed (float* from = sent, to = received)
        fixed (int* fromCounts = sentCounts, toCounts = receivedCounts)
        {
            Require(_exchange(from, fromCounts, fromCounts + Count, _float, to, toCounts, toCounts + Count, _float, _world), "MPI_Alltoallv");
        }
    }

    /// <summary>MPI_Allgatherv: each process knows a part of the numbers, and afterwards all.</summary>
    /// <param name="all">The numbers.</param>
    /// <param name="counts">How many each process knows, and behind these where they begin; [2 · processes].</param>
    public void Share(Span<float> all, ReadOnlySpan<int> counts)
    {
        fixed (float* numbers = all)
        fixed (int* numberCounts = counts)
        {
            Require(_share(_inPlace, 0, _float, numbers, numberCounts, numberCounts + Count, _float, _world), "MPI_Allgatherv");
        }
    }

    /// <summary>Waits for all processes, and takes leave of them.</summary>
    public void End() => Require(_finalize(), "MPI_Finalize");

    /// <summary>Ends all processes at once.</summary>
    public void Abort(int exitCode) => _ = _abort(_world, exitCode);

    private static void Require(int code, string function)
    {
        if (code != 0) // by default the library itself ends the processes
        {
            throw new GophernetException(FormattableString.Invariant($"{function} of the MPI library failed with code {code}"), "Look at what it has written.");
        }
    }
}
