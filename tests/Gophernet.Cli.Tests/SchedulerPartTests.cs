using Gophernet.Cli.Settings;

namespace Gophernet.Cli.Tests;

/// <summary>The part of a process by the variables that schedulers set. What these are says each one's manual.</summary>
public class SchedulerPartTests
{
    [Theory]
    [InlineData("2/8", "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=1")]
    [InlineData("3/4", "SLURM_ARRAY_TASK_ID=25 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=10")]
    [InlineData("1/8", "SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_MIN=0")]
    [InlineData("3/4", "SLURM_PROCID=2 SLURM_NTASKS=4")]
    [InlineData("3/4", "SLURM_PROCID=2 SLURM_NTASKS=8 SLURM_STEP_NUM_TASKS=4")] // the step is what srun started
    [InlineData("3/4", "OMPI_COMM_WORLD_RANK=2 OMPI_COMM_WORLD_SIZE=4")]
    [InlineData("3/4", "PMI_RANK=2 PMI_SIZE=4")]
    [InlineData("3/4", "OMPI_COMM_WORLD_RANK=2 OMPI_COMM_WORLD_SIZE=4 SLURM_PROCID=0 SLURM_NTASKS=2")] // mpirun within a job
    [InlineData("2/4", "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=1 SLURM_PROCID=0 SLURM_NTASKS=1")] // a job of one process
    [InlineData("2/4", "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=1 SLURM_PROCID=0")] // as the script of a job sees it
    [InlineData("2/4", "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=1 SLURM_PROCID=0 SLURM_NTASKS=8")]
    [InlineData("1/1", "OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=1")]
    public void A_scheduler_says_which_part_it_is(string part, string environment) => Assert.Equal(part, Find("auto", environment));

    [Fact]
    public void Kubernetes_says_the_number_and_the_line_how_many() => Assert.Equal("5/8", Find("auto/8", "JOB_COMPLETION_INDEX=4"));

    [Fact]
    public void A_number_that_both_say_is_taken() => Assert.Equal("3/4", Find("auto/4", "SLURM_PROCID=2 SLURM_NTASKS=4"));

    [Theory]
    [InlineData("auto", "", "no scheduler has said which part this is: none of OMPI_COMM_WORLD_RANK, PMI_RANK, SLURM_PROCID, SLURM_ARRAY_TASK_ID, ")]
    [InlineData("auto", "JOB_COMPLETION_INDEX=4", "JOB_COMPLETION_INDEX is 4, and nothing says of how many: give --part auto/N")]
    [InlineData("auto/8", "SLURM_PROCID=2 SLURM_NTASKS=4", "--part auto: SLURM_PROCID says part 3/4, and --part asks for 8 parts: give --part auto")]
    [InlineData("auto/4", "JOB_COMPLETION_INDEX=4", "JOB_COMPLETION_INDEX is 4, which is none of 4 parts: number jobs without gaps")]
    [InlineData("auto/4", "JOB_COMPLETION_INDEX=first", "JOB_COMPLETION_INDEX is first, which is no number: give --part I/N")]
    [InlineData("auto", "SLURM_PROCID=2", "SLURM_PROCID is 2, and SLURM_STEP_NUM_TASKS does not say of how many: give --part I/N")]
    [InlineData("auto", "SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1",
        "SLURM_ARRAY_TASK_ID is 9, which is none of 3 parts: number jobs without gaps")]
    [InlineData("auto", "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1 OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2",
        "OMPI_COMM_WORLD_RANK says part 2/2, and SLURM_ARRAY_TASK_ID part 1/3: say which")]
    public void What_says_nothing_or_contradicts_itself_is_refused(string part, string environment, string message) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => Find(part, environment)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("part-{part}", "part-7")]
    [InlineData("folder-{part}/model-{part}.part", "folder-7/model-7.part")]
    [InlineData("part", "part")]
    public void The_number_stands_in_names(string name, string expected) => Assert.Equal(expected, PartOption.NameOf(name, new(7, 8)));

    [Fact]
    public void Without_a_part_a_name_is_what_it_says() => Assert.Equal("part-{part}", PartOption.NameOf("part-{part}", null));

    private static string Find(string part, string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(pair => pair.Split('=')[0], pair => pair.Split('=')[1]);
        return PartOption.ShareOf(PartRequest.Parse(part), variables.GetValueOrDefault)!.ToString();
    }
}
