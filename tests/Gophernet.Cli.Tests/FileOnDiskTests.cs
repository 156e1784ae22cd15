namespace Gophernet.Cli.Tests;

/// <summary>A file that is written has the mode of the one before, any name, and is on the disk before it has its name.</summary>
public sealed class FileOnDiskTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    [Theory]
    [InlineData("600")]
    [InlineData("640")]
    [InlineData("444")]
    [InlineData("666")]
    public void The_mode_of_a_file_is_kept(string mode)
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Bash.Run(workspace, $"umask 077; touch m; chmod {mode} m; $G train iris.csv $P -o m; $G train iris.csv $P -o n; stat -c %a m n");

        Assert.Equal($"{mode}\n600\n", outcome.Output);
    }

    [Fact]
    public void The_owner_of_a_file_is_kept_where_we_may()
    {
        using var workspace = new Workspace("iris.csv");
        Assert.SkipUnless(Environment.UserName == "root", "only root may give files away");

        var outcome = Bash.Run(workspace, "touch m; chown 12:34 m; chmod 640 m; $G train iris.csv $P -o m; stat -c '%u %g %a' m");

        Assert.Equal("12 34 640\n", outcome.Output);
    }

    [Fact]
    public void The_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_end()
    {
        using var workspace = new Workspace("iris.csv");
        Assert.SkipUnless(Strace.IsThere, Strace.Reason);

        var outcome = Bash.Run(workspace, """
            strace -f -o calls -e trace=openat,open,fsync,fdatasync,rename,renameat,renameat2 $G train iris.csv $P -o m
            grep -oE '(fsync|fdatasync|rename)[a-z0-9]*\(' calls
            """);

        Assert.Equal("fsync(\nrename(\nfsync(\n", outcome.Output);
    }

    [Theory]
    [InlineData("$(printf 'x%.0s' $(seq 255))")]
    [InlineData("$'\\xff'")]
    [InlineData("$'\\xffx\\xc3/y\\x80'")] // in a folder
    [InlineData("-$'\\xff'")]
    [InlineData("$'\\n'")]
    public void Any_name_that_the_disk_takes_is_read_and_written(string name)
    {
        using var workspace = new Workspace("iris.csv");
        File.Copy(trained.Path, workspace.File("m.st"));

        var outcome = Bash.Run(workspace, $"""
            name=./{name}; mkdir -p "${'{'}name%/*{'}'}"
            $G train iris.csv $P -o "$name" && [ -s "$name" ] && echo trained
            $G predict "$name" iris.csv | wc -l
            cp iris.csv "$name" && $G predict m.st "$name" -o out.csv && wc -l < out.csv
            $G train iris.csv $P -o m.st --checkpoint "$name" || rm "$name"
            $G train iris.csv -q --preset fast --epochs 100000 --max-time 0.01s -o m.st --checkpoint "$name"; [ -s "$name" ] && echo checkpoint
            find . -name '*.tmp'
            find . -mindepth 1 -delete
            """);

        Assert.Equal("trained\n151\n151\ncheckpoint\n", outcome.Output);
    }

    [Fact]
    public void The_parts_of_a_table_have_its_name_whatever_its_bytes()
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Bash.Run(workspace, "mv iris.csv $'\\xe4.csv'; $G split $'\\xe4.csv' --json; rm ./*");

        Assert.Contains("\"file\": \"\\\\xe4.train.csv\"", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(@"wrote \xe4.train.csv: 1", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$G inspect $'none\\xff'", @"none\xff: no such file")]
    [InlineData("$G $'none\\xff'", @"there is no command ""none\xff""")]
    [InlineData("$G train --none$'\\xff'", @"train has no option --none\xff")]
    [InlineData("$G train --seed $'\\xff'", @"--seed: expected a whole number from 0, found ""\xff""")]
    [InlineData("$G @$'\\xff'", @"there is no file '\xff' with arguments")]
    public void A_message_shows_such_a_name_by_its_bytes(string command, string message)
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Bash.Run(workspace, command);

        Assert.StartsWith("gophernet: " + message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_arguments_has_names_of_any_bytes()
    {
        using var workspace = new Workspace("iris.csv");

        // The framework, which deletes the folder afterwards, cannot name such files.
        var outcome = Bash.Run(
            workspace,
            "printf '\\xef\\xbb\\xbftrain iris.csv\\n-q -o \\xff.st --epochs 1' > $'\\xfe'; $G @$'\\xfe' && [ -s $'\\xff.st' ] && echo done; rm ./*");

        Assert.Equal("done\n", outcome.Output);
    }
}
