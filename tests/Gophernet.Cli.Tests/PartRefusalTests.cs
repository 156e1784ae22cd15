namespace Gophernet.Cli.Tests;

/// <summary>Parts that do not belong together are refused, by the name of a file, and so is what is no part.</summary>
public sealed class PartRefusalTests : IDisposable
{
    private const string Options = "-t class --preset fast --hidden 4 --epochs 2 --ensemble 3";

    private readonly Workspace _workspace = PartSample.CreateWorkspace();

    [Fact]
    public void A_missing_part_is_named()
    {
        var parts = Parts(3);

        Refused("1 part is missing: 2/3", Merge(parts[0], parts[2]));
        Refused("2 parts are missing: 1/3, 3/3", Merge(parts[1]));
    }

    [Fact]
    public void A_part_that_is_there_twice_is_named()
    {
        var parts = Parts(2);
        File.Copy(parts[0], _workspace.File("copy"));

        Refused("copy: part 2/2 is there twice: ", Merge([.. parts, _workspace.File("copy")]));
    }

    [Theory]
    [InlineData("a part of another table than", "more.csv", Options)]
    [InlineData("a part made with other options than", PartSample.Table, Options + " --seed 2")]
    [InlineData("a part made with other options than", PartSample.Table, "-t class --preset fast --hidden 4 --epochs 3 --ensemble 3")]
    [InlineData("a part made with other options than", PartSample.Table, "-t class --preset fast --hidden 4 --epochs 2")]
    [InlineData("a part made with other options, other memory, or other files beside the table, than", PartSample.Table, Options + " --validation more.csv")]
    public void A_part_of_another_run_is_refused(string message, string table, string options)
    {
        var parts = Parts(2);
        var other = _workspace.File("other");
        PartSample.Run([.. Train(table, options), "--part", "2/2", "-o", other, "-q"]);

        Refused("other: " + message, Merge(parts[1], other));
    }

    [Fact]
    public void Parts_of_cross_validations_of_other_tables_and_options_are_refused()
    {
        PartSample.Run([.. Validate(PartSample.Table), "-k", "2", "--part", "1/2", "-o", _workspace.File("first"), "-q"]);
        PartSample.Run([.. Validate("more.csv"), "-k", "2", "--part", "2/2", "-o", _workspace.File("other"), "-q"]);
        PartSample.Run([.. Validate(PartSample.Table), "-k", "3", "--part", "2/2", "-o", _workspace.File("folds"), "-q"]);

        Refused("other: a part of another table than ", InProcess.Run("", "merge", _workspace.File("first"), _workspace.File("other")));
        Refused("(--folds).", InProcess.Run("", "merge", _workspace.File("first"), _workspace.File("folds")));

        string[] Validate(string table) => ["cross-validate", _workspace.File(table), .. "-t class --preset fast --hidden 4 --epochs 2".Split(' ')];
    }

    [Fact]
    public void An_option_that_is_other_is_named()
    {
        var other = _workspace.File("other");
        PartSample.Run([.. Train(PartSample.Table, "-t class --preset fast --hidden 4 --epochs 2"), "--part", "2/2", "-o", other, "-q"]);

        Refused("the same line for all, but for the number (--ensemble).", Merge(Parts(2)[1], other));
    }

    [Fact]
    public void A_part_of_another_number_of_parts_is_refused()
    {
        var (two, three) = (Parts(2), Parts(3));

        Refused("part-3-of-3: part 3/3; part ", Merge(two[1], three[0]));
    }

    [Fact]
    public void A_part_of_another_command_is_refused()
    {
        var validate = _workspace.File("validated");
        PartSample.Run(["cross-validate", _workspace.File(PartSample.Table), .. Options.Split(' '), "--part", "2/2", "-o", validate, "-q"]);

        Refused("validated: a part of cross-validate; of train is ", Merge(Parts(2)[1], validate));
    }

    [Fact]
    public void A_part_of_another_version_is_refused()
    {
        var part = Parts(1)[0];
        var bytes = File.ReadAllBytes(part);
        var place = bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(ProductVersion.Current));
        bytes[place] = (byte)'9';
        File.WriteAllBytes(part, bytes);

        Refused($"part-1-of-1: a part of gophernet 9{ProductVersion.Current[1..]}; this is {ProductVersion.Current}", Merge(part));
    }

    [Fact]
    public void A_file_that_is_no_part_is_refused_for_what_it_is()
    {
        var model = _workspace.File("model");
        PartSample.Run([.. Train(PartSample.Table, Options), "-o", model, "-q"]);

        Refused("model: a model, not a part", Merge(model));
        Refused("table.csv: not a part", Merge(_workspace.File(PartSample.Table)));
        Refused("nowhere: no such file", Merge(_workspace.File("nowhere")));
        Refused("/dev/null: not a part", Merge("/dev/null"));
    }

    [Fact]
    public void A_part_in_place_of_a_model_a_table_or_a_checkpoint_is_refused()
    {
        var (part, table) = (Parts(1)[0], _workspace.File(PartSample.Table));

        const string NoModel = "a part of the work of several processes, not a model";
        Refused($"{NoModel}\nMake the whole of all parts: gophernet merge PART…", InProcess.Run("", "predict", part, table));
        Refused(NoModel, InProcess.Run("", "evaluate", part, table));
        Refused(NoModel, InProcess.Run("", [.. Train(PartSample.Table, "--epochs 1"), "--from", part, "-o", "/dev/null"]));
        Refused("found a part of the work of several processes", InProcess.Run("", "train", part, "-o", "/dev/null"));
        Refused("not a checkpoint", InProcess.Run("", [.. Train(PartSample.Table, Options), "--resume", "--checkpoint", part, "-o", "/dev/null"]));
    }

    [Theory]
    [InlineData(3, "train")]
    [InlineData(3, "cross-validate")]
    public void A_damaged_part_is_refused_wherever_it_is_damaged(int count, string command)
    {
        string[] work = [command, _workspace.File(PartSample.Table), .. Options.Split(' ')];
        var part = PartSample.MakeParts(_workspace, count, work)[0];
        var whole = File.ReadAllBytes(part);
        for (var place = 0; place < whole.Length; place += Math.Max(1, whole.Length / 60))
        {
            var bytes = (byte[])whole.Clone();
            bytes[place] ^= 0x10;
            File.WriteAllBytes(part, place % 2 == 0 ? bytes : whole[..place]);

            var run = InProcess.Run("", "merge", part);

            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Matches("part-3-of-3: (a damaged part|not a part|expected a part|a part of gophernet)", run.Error);
        }
    }

    [Theory]
    [InlineData("--max-time", "9s")]
    [InlineData("--test", "more.csv")]
    [InlineData("--json", "-o", "-")]
    public void What_a_part_cannot_do_is_wrong_usage(params string[] options)
    {
        var run = InProcess.Run("", [.. Train(PartSample.Table, Options), "--part", "1/2", .. options]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(options[0], run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    [InlineData("1/99999999999")]
    [InlineData("auto/0")]
    [InlineData("Auto")]
    public void A_number_that_is_none_of_the_parts_is_wrong_usage(string part)
    {
        var run = InProcess.Run("", [.. Train(PartSample.Table, Options), "--part", part]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--part: expected I/N, such as 2/8, I from 1 to N, N up to 10000, or auto, or auto/N, found ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"found \"{part}\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_other_parts_are_wrong_usage()
    {
        var train = Parts(1);
        string[] validate = ["cross-validate", _workspace.File(PartSample.Table), .. Options.Split(' ')];
        PartSample.Run([.. validate, "--part", "1/1", "-o", _workspace.File("validated"), "-q"]);

        Assert.Equal(2, InProcess.Run("", ["merge", .. train, "--predictions", _workspace.File("p.csv")]).ExitCode);
        Assert.Equal(2, InProcess.Run("", "merge", _workspace.File("validated"), "-o", _workspace.File("model")).ExitCode);
        Assert.Equal(2, InProcess.Run("", [.. validate, "-o", _workspace.File("part")]).ExitCode);
        Assert.Equal(2, InProcess.Run("", [.. validate, "--part", "1/2", "--predictions", _workspace.File("p.csv")]).ExitCode);
        Assert.Equal(2, InProcess.Run("", "merge").ExitCode);
    }

    [Fact]
    public void Nothing_is_written_over_a_part()
    {
        var parts = Parts(1);

        Refused("named for two things: --output would overwrite it", InProcess.Run("", "merge", parts[0], "-o", parts[0]));
    }

    public void Dispose() => _workspace.Dispose();

    private static void Refused(string message, (int ExitCode, string Output, string Error) run)
    {
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Error) Merge(params string[] parts) => InProcess.Run("", ["merge", .. parts, "-o", "/dev/null"]);

    private string[] Train(string table, string options) =>
        ["train", _workspace.File(table), .. options.Replace("more.csv", _workspace.File("more.csv"), StringComparison.Ordinal).Split(' ')];

    private string[] Parts(int count) => PartSample.MakeParts(_workspace, count, Train(PartSample.Table, Options));
}
