using System.Text.Json.Nodes;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Tests;

/// <summary>The work of several processes, merged, is that of one, byte for byte.</summary>
public class PartTests
{
    private const string Small = " --hidden 4 --epochs 3";

    /// <summary>Every preset, kind of target and way to complete a model.</summary>
    public static TheoryData<string> Trainings =>
    [
        "-t class --preset fast" + Small,
        "-t class --preset default" + Small,
        "-t yes --preset best" + Small,
        "-t number --preset best" + Small,
        "-t number --preset best --ensemble 3 --epochs 2 --validation 0",
        "-t yes --preset plain --epochs 3",
        "-t class --preset classic --epochs 3",
        "-t yes,no --task multilabel --preset default" + Small,
        "-t number --preset default --loss quantile --quantile 0.1,0.5,0.9" + Small,
        "-t number --preset fast --target-scale log" + Small,
        "-t number --preset fast --target-scale log --validation 0 --ensemble 2" + Small,
        "-t number,a --preset fast --validation 0 --ensemble 3" + Small,
        "-t yes --preset default --threshold f1 --class-weight balanced" + Small,
        "-t class --preset fast --cost u:v=3 --class-weight balanced --validation 0" + Small,
        "-t class --preset fast --group group --refit --ensemble 4" + Small,
        "-t number --preset fast --time time --ensemble 2" + Small,
        "-t class --preset fast --ensemble 2 --validation more.csv" + Small,
        "-t class --preset default --background 5 --seed 7 --select 3" + Small,
    ];

    [Theory]
    [MemberData(nameof(Trainings))]
    public void The_model_of_parts_is_that_of_one_process(string options)
    {
        using var workspace = PartSample.CreateWorkspace();
        options = options.Replace("more.csv", workspace.File("more.csv"), StringComparison.Ordinal);
        string[] train = ["train", workspace.File(PartSample.Table), .. options.Split(' ')];
        PartSample.Run([.. train, "-o", workspace.File("whole"), "-q"]);

        var merged = PartSample.Run(["merge", .. PartSample.MakeParts(workspace, 3, train), "-o", workspace.File("merged")]);

        Assert.Equal(File.ReadAllBytes(workspace.File("whole")), File.ReadAllBytes(workspace.File("merged")));
        Assert.Contains("next: gophernet predict", merged.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-t class --preset fast --ensemble 2" + Small)]
    [InlineData("-t number --preset fast --ensemble 2 --group group" + Small)]
    public void Targets_are_in_memory_once_however_many_parts_have_them(string options)
    {
        using var workspace = PartSample.CreateWorkspace();
        var files = PartSample.MakeParts(workspace, 2, ["train", workspace.File(PartSample.Table), .. options.Split(' ')]);

        var parts = TrainingPartFile.Read([.. files.Select(file => PartFile.Read(File.ReadAllBytes(file), file))]);

        Assert.Same(parts[0].Judged, parts[1].Judged);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)] // more than there are networks
    public void Any_number_of_parts_gives_the_same_model(int count)
    {
        using var workspace = PartSample.CreateWorkspace();
        string[] train = ["train", workspace.File(PartSample.Table), .. ("-t class --preset best" + Small).Split(' ')];
        PartSample.Run([.. train, "-o", workspace.File("whole"), "-q"]);

        PartSample.Run(["merge", .. PartSample.MakeParts(workspace, count, train), "-o", workspace.File("merged")]);

        Assert.Equal(File.ReadAllBytes(workspace.File("whole")), File.ReadAllBytes(workspace.File("merged")));
    }

    [Fact]
    public void A_model_is_continued_in_parts()
    {
        using var workspace = PartSample.CreateWorkspace();
        string[] begin = ["train", workspace.File("more.csv"), .. ("-t class --preset fast --ensemble 3" + Small).Split(' ')];
        PartSample.Run([.. begin, "-o", workspace.File("start"), "-q"]);
        string[] train = ["train", workspace.File(PartSample.Table), "--from", workspace.File("start"), "--preset", "fast", "--epochs", "3"];
        PartSample.Run([.. train, "-o", workspace.File("whole"), "-q"]);

        PartSample.Run(["merge", .. PartSample.MakeParts(workspace, 2, train), "-o", workspace.File("merged")]);

        Assert.Equal(File.ReadAllBytes(workspace.File("whole")), File.ReadAllBytes(workspace.File("merged")));
    }

    [Fact]
    public void What_merge_says_is_what_train_says_at_its_end()
    {
        using var workspace = PartSample.CreateWorkspace();
        foreach (var options in (string[])["-t class --preset fast" + Small, "-t class --preset fast --validation 0" + Small])
        {
            string[] train = ["train", workspace.File(PartSample.Table), .. options.Split(' ')];
            var (output, error) = PartSample.Run([.. train, "-o", workspace.File("model"), "--json"]);
            var parts = PartSample.MakeParts(workspace, 2, train);

            var merged = PartSample.Run(["merge", .. parts, "-o", workspace.File("model"), "--json"]);

            Assert.Equal(WithoutRemarks(output.TrimEnd().Split('\n')[^1]), WithoutRemarks(merged.Output.TrimEnd()));
            Assert.Equal(error.TrimEnd().Split('\n')[^3..], merged.Error.TrimEnd().Split('\n')[^3..]);
        }
    }

    [Theory]
    [InlineData("-t class")]
    [InlineData("-t yes --threshold f1 --repeats 2")]
    [InlineData("-t yes --cost 1:0=3 --class-weight balanced")]
    [InlineData("-t class --cost u:v=3")]
    [InlineData("-t number --target-scale log")]
    [InlineData("-t number --loss quantile --quantile 0.1,0.5,0.9")]
    [InlineData("-t yes,no --task multilabel")]
    [InlineData("-t class --group group")]
    [InlineData("-t number --time time")]
    public void The_cross_validation_of_parts_is_that_of_one_process(string options)
    {
        using var workspace = PartSample.CreateWorkspace();
        string[] validate = ["cross-validate", workspace.File(PartSample.Table), .. (options + " -k 3 --preset fast" + Small).Split(' ')];
        var whole = PartSample.Run([.. validate, "--predictions", workspace.File("whole.csv")]);
        var asJson = PartSample.Run([.. validate, "--json", "-q"]);

        var parts = PartSample.MakeParts(workspace, 4, validate);
        var merged = PartSample.Run(["merge", .. parts, "--predictions", workspace.File("merged.csv")]);

        Assert.Equal(whole.Output, merged.Output);
        Assert.Equal(File.ReadAllBytes(workspace.File("whole.csv")), File.ReadAllBytes(workspace.File("merged.csv")));
        Assert.Equal(WithoutRemarks(asJson.Output), WithoutRemarks(PartSample.Run(["merge", .. parts, "--json", "-q"]).Output));
    }

    [Fact]
    public void A_part_has_no_cell_of_the_table()
    {
        using var workspace = PartSample.CreateWorkspace();
        var rows = Enumerable.Range(0, 40).Select(row => $"{row * 7 % 40}.5,quetzal number {row} flies,{row % 2}\n");
        workspace.Write("secret.csv", "a,words,y\n" + string.Concat(rows));
        string[] train = ["train", workspace.File("secret.csv"), .. ("-t y --preset fast" + Small).Split(' ')];

        var bytes = File.ReadAllText(PartSample.MakeParts(workspace, 1, train)[0], System.Text.Encoding.Latin1);

        Assert.DoesNotContain("number 7 flies", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("quetzal number", bytes, StringComparison.Ordinal);
    }

    /// <summary>A document without what was said of the table, which merge does not see.</summary>
    private static string WithoutRemarks(string document)
    {
        var node = JsonNode.Parse(document)!.AsObject();
        node.Remove("warnings");
        node.Remove("notes");
        return node.ToJsonString();
    }
}
