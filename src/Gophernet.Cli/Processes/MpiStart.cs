using System.Globalization;

namespace Gophernet.Cli.Processes;

/// <summary>What the environment says of the processes that mpirun, mpiexec or srun has started together.</summary>
internal static class MpiStart
{
    private const string OpenMpi = "OMPI_COMM_WORLD_"; // mpirun of Open MPI
    private const string Pmi = "PMI_"; // mpiexec of MPICH, srun --mpi=pmi2
    private const string Pmix = "PMIX_RANK"; // srun --mpi=pmix

    /// <summary>How many there are; null where nothing is said.</summary>
    public static int? CountOf(Func<string, string?> variable) =>
        Number(OpenMpi + "SIZE", variable) ?? Number(Pmi + "SIZE", variable) ?? (variable(Pmix) is null ? null : Number("SLURM_STEP_NUM_TASKS", variable));

    /// <summary>The number of this one, from 0; null where nothing is said.</summary>
    public static int? RankOf(Func<string, string?> variable) => Number(OpenMpi + "RANK", variable) ?? Number(Pmi + "RANK", variable) ?? Number(Pmix, variable);

    /// <summary>Whether this process was started as one of some.</summary>
    public static bool HasStarted(Func<string, string?> variable) => CountOf(variable) is not null || variable(Pmix) is not null;

    /// <summary>Whether the starter is mpirun of Open MPI.</summary>
    public static bool IsOfOpenMpi(Func<string, string?> variable) => variable(OpenMpi + "SIZE") is not null;

    /// <summary>Whether the starter is MPICH's, or one like it.</summary>
    public static bool IsOfMpich(Func<string, string?> variable) => !IsOfOpenMpi(variable) && variable(Pmi + "SIZE") is not null;

    private static int? Number(string name, Func<string, string?> variable) =>
        int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
