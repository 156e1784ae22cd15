namespace Gophernet.Cli.Tests;

/// <summary>Pipes, devices and descriptors are written to as they are; files are replaced as a whole.</summary>
public sealed class StreamOutputTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    [Theory]
    [InlineData("/dev/stdout > out")]
    [InlineData("/dev/stdout | cat > out")]
    [InlineData("/dev/fd/5 5> out")]
    [InlineData("/proc/self/fd/1 > out")]
    [InlineData("link > out")] // to /dev/stdout
    [InlineData(">(cat > out; touch done); until [ -e done ]; do :; done")]
    [InlineData("fifo & cat fifo > out; wait $!")]
    public void A_model_goes_through_a_stream_as_it_goes_into_a_file(string output)
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Bash.Run(workspace, $"""
            mkfifo fifo; ln -s /dev/stdout link
            $G train iris.csv $P -o expected
            $G train iris.csv $P -o {output}
            echo $?
            cmp out expected && [ -p fifo ] && [ -L link ] && echo same
            """);

        Assert.Equal("0\nsame\n", outcome.Output);
    }

    [Theory]
    [InlineData("cross-validate iris.csv -k 2 $P --predictions written")]
    [InlineData("evaluate m.st iris.csv -o written")]
    [InlineData("compare m.st m.st iris.csv --differing written")]
    [InlineData("split iris.csv -o written")]
    public void A_file_is_written_though_nobody_reads_the_report(string command)
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, $"mkfifo fifo; {{ $G {command} > fifo; echo $?; }} & exec 3< fifo; exec 3<&-; wait; ls | grep -c ^written");

        Assert.Matches("^0\n[1-9]\n$", outcome.Output);
    }

    [Theory]
    [InlineData("train iris.csv $P -o /dev/stdout")]
    [InlineData("train iris.csv $P -o link")]
    [InlineData("predict m.st iris.csv -o /dev/fd/1")]
    [InlineData("evaluate m.st iris.csv -o /dev/stdout")]
    [InlineData("cross-validate iris.csv -k 2 $P --predictions /dev/stdout")]
    public void What_a_log_has_already_stays(string command)
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, $"""
            ln -s /dev/stdout link; echo first > log
            $G {command} >> log; echo $?
            head -n 1 log; [ $(stat -c %s log) -gt 90 ] && echo more
            """);

        Assert.Equal("0\nfirst\nmore\n", outcome.Output);
    }

    [Fact]
    public void Commands_of_a_group_write_one_after_the_other()
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, "(echo a; $G predict m.st iris.csv -o /dev/stdout; echo b) > log; head -n 2 log; tail -n 1 log; wc -l < log");

        Assert.Equal("a\nspecies\nb\n153\n", outcome.Output);
    }

    [Theory]
    [InlineData("mkfifo c", "c")]
    [InlineData("", "/dev/null")]
    [InlineData("", "/dev/stdout")]
    [InlineData("exec 5>> c", "/dev/fd/5")]
    public void A_checkpoint_that_is_no_file_is_refused_at_once(string first, string name)
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Bash.Run(workspace, $"{first}\ntimeout 60 $G train iris.csv $P --checkpoint {name}; echo $?");

        Assert.Equal("1\n", outcome.Output);
        Assert.StartsWith($"gophernet: {name}: a checkpoint must be a regular file", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("model.safetensors", workspace.NewFiles());
    }

    [Fact]
    public void A_descriptor_that_is_not_for_writing_is_found_before_training()
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Bash.Run(workspace, "timeout 60 $G train iris.csv --epochs 1000000 --patience 0 -o /dev/fd/5 5< iris.csv; echo $?");

        Assert.Equal("1\n", outcome.Output);
        Assert.StartsWith("gophernet: /dev/fd/5: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_a_named_pipe_is_no_error_as_for_standard_output()
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, """
            mkfifo f
            { cat iris.csv; for i in $(seq 2000); do tail -n +2 iris.csv; done; } > big.csv
            head -n 1 f & $G predict m.st big.csv -o f; echo $?
            """);

        Assert.Equal(["0", "species"], outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    private Workspace CreateWorkspace()
    {
        var workspace = new Workspace("iris.csv");
        File.Copy(trained.Path, workspace.File("m.st"));
        return workspace;
    }
}
