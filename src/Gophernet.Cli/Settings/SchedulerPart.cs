using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>
/// The part of a process that a scheduler has started among several, by the variables that it sets. Of those that say something, the first of the table is
/// taken: who starts processes within a job knows best. A job of an array that starts several processes itself is for nobody to guess.
/// </summary>
internal sealed class SchedulerPart
{
    private const string ArrayNumber = "SLURM_ARRAY_TASK_ID";

    private static readonly ImmutableArray<SchedulerPart> All =
    [
        new("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"), // mpirun of Open MPI
        new("PMI_RANK", "PMI_SIZE"), // mpiexec of MPICH and others
        new("SLURM_PROCID", "SLURM_STEP_NUM_TASKS") { JobCount = "SLURM_NTASKS" }, // srun
        new(ArrayNumber, "SLURM_ARRAY_TASK_COUNT") { Smallest = "SLURM_ARRAY_TASK_MIN", Step = "SLURM_ARRAY_TASK_STEP", IsOfJobs = true }, // sbatch --array
        new("JOB_COMPLETION_INDEX", null) { IsOfJobs = true }, // a Job of Kubernetes with completionMode: Indexed
    ];

    private readonly string _number;
    private readonly string? _count;

    private SchedulerPart(string number, string? count) => (_number, _count) = (number, count);

    /// <summary>Where the count of a job stands if there is none of a step; the script of a job of an array has it, too, and means nothing by it.</summary>
    private string? JobCount { get; init; }

    /// <summary>The smallest number; null for 0.</summary>
    private string? Smallest { get; init; }

    /// <summary>What lies between two numbers; null for 1.</summary>
    private string? Step { get; init; }

    /// <summary>Whether it numbers jobs, which may start several processes each.</summary>
    private bool IsOfJobs { get; init; }

    /// <summary>Finds the part.</summary>
    /// <param name="count">How many parts there are; null for what the scheduler says.</param>
    /// <param name="variable">A variable of the environment; null where it is not set.</param>
    /// <exception cref="UsageException">No scheduler says which, or what is said contradicts itself.</exception>
    public static WorkShare Find(int? count, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var (found, source) = (default(WorkShare), default(SchedulerPart));
        foreach (var part in All)
        {
            if (part.Read(count, variable) is not { } share || (share.Count == 1 && found is not null))
            {
                continue; // the only process of a job says nothing
            }

            if (found is { Count: > 1 } && part.IsOfJobs && !source!.IsOfJobs)
            {
                throw Fault(source._number + " says part " + found + ", and " + part._number + " part " + share + ": say which with --part I/N");
            }

            (found, source) = found is null || found.Count == 1 ? (share, part) : (found, source);
        }

        if (found is null)
        {
            var uncounted = All.FirstOrDefault(part => part._count is null && variable(part._number) is not null);
            var unsized = All.FirstOrDefault(part => part._count is not null && variable(part._number) is not null);
            throw Fault(unsized is not null
                ? $"{unsized._number} is {variable(unsized._number)}, and {unsized._count} does not say of how many: give --part I/N"
                : uncounted is not null && count is not null ? $"{uncounted._number} is {variable(uncounted._number)}, which is no number: give --part I/N"
                : uncounted is not null
                ? uncounted._number + " is " + variable(uncounted._number) + ", and nothing says of how many: give --part auto/N"
                : "no scheduler has said which part this is: none of " + string.Join(", ", All.Select(part => part._number)) + " is set; give --part I/N");
        }

        return count is null || found.Count == count ? found
            : throw Fault(source!._number + " says part " + found + $", and --part asks for {count} parts: give --part auto");
    }

    /// <summary>What this scheduler says; null for nothing.</summary>
    private WorkShare? Read(int? count, Func<string, string?> variable)
    {
        if (Whole(_number, variable) is not { } number)
        {
            return null;
        }

        var said = _count is null ? count
            : Whole(_count, variable) ?? (JobCount is not null && variable(ArrayNumber) is null ? Whole(JobCount, variable) : null);
        if (said is null)
        {
            return null;
        }

        var (smallest, step) = (Smallest is null ? 0 : Whole(Smallest, variable) ?? 0, Step is null ? 1 : Math.Max(1, Whole(Step, variable) ?? 1));
        var share = new WorkShare((number - smallest) / step + 1, said.Value);
        return (number - smallest) % step == 0 && share.Number >= 1 && share.Number <= share.Count && share.Count <= WorkShare.MaxCount ? share
            : throw Fault(_number + " is " + variable(_number) + $", which is none of {said} parts: number jobs without gaps, or give --part I/N");
    }

    private static UsageException Fault(string text) => new(["--part auto: " + text]);

    private static int? Whole(string name, Func<string, string?> variable) =>
        int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < int.MaxValue ? value : null;
}
