using System.Globalization;

namespace Gophernet.Cli.Processes;

/// <summary>What the environment says of the processes that mpirun, mpiexec or srun has started together.</summary>
internal static class MpiStart
{
    // Open MPI's mpirun, and MPICH's mpiexec (also srun --mpi=pmi2).
    private static readonly string[] Counts = ["OMPI_COMM_WORLD_SIZE", "PMI_SIZE"];

    /// <summary>How many there are; null where nothing is said, though there may be some.</summary>
    public static int? CountOf(Func<string, string?> variable)
    {
        foreach (var name in Counts)
        {
            if (int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return count;
            }
        }

        return null;
    }

    /// <summary>Whether this process was started as one of some.</summary>
    public static bool HasStarted(Func<string, string?> variable) => CountOf(variable) is not null || variable("PMIX_RANK") is not null; // srun --mpi=pmix

    /// <summary>Whether the starter is MPICH's, or one like it.</summary>
    public static bool IsOfMpich(Func<string, string?> variable) => variable(Counts[0]) is null && variable(Counts[1]) is not null;

    /// <summary>Whether this process is the first.</summary>
    public static bool IsFirst(Func<string, string?> variable) => (variable("OMPI_COMM_WORLD_RANK") ?? variable("PMI_RANK")) is null or "0";
}
