using System.Text.RegularExpressions;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>The page for agents says nothing that is not so: its recipes are run, its keys are looked for in what they print.</summary>
public partial class SkillTests
{
    private const int RecipeCount = 10;
    private const int MaxLines = 130; // a page

    private static readonly string Page = InProcess.Run("", "skill").Output;

    [Fact]
    public void Every_recipe_does_what_it_says()
    {
        _ = Executable.NativePath;
        using var workspace = ShellLine.WithTables();
        var recipes = Recipes().Matches(Page).Select(match => (Title: match.Groups[1].Value, Lines: match.Groups[2].Value)).ToList();

        Assert.Equal(RecipeCount, recipes.Count);
        var outputs = new List<string>();
        foreach (var (title, lines) in recipes)
        {
            var run = ShellLine.Run(lines, workspace.Folder);
            Assert.True(run is { ExitCode: 0, Error: "" }, $"{title}: exit code {run.ExitCode}: {run.Error}");
            outputs.Add(run.Output);
        }

        Assert.Equal(["model.safetensors", "price.safetensors", "group.safetensors", "time.safetensors", "rare.safetensors"],
            workspace.NewFiles().Where(file => file.EndsWith(".safetensors", StringComparison.Ordinal))
                .OrderBy(file => Page.IndexOf(file, StringComparison.Ordinal)));
        Assert.Equal("churn", File.ReadLines(workspace.File("predictions.csv")).First());
        Assert.StartsWith("customer,churn,probability_no,probability_yes\n", outputs[2], StringComparison.Ordinal);
        Assert.Equal("", outputs[4]); // the bounds are reached
        Assert.Equal(5, outputs[9].Split('\n').Count(line => line.StartsWith("{\"churn\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_keys_that_it_names_are_in_the_documents()
    {
        _ = Executable.NativePath;
        using var workspace = ShellLine.WithTables();
        AssertKeys("train", "gophernet train customers.csv -t churn --preset fast --json -q | tail -n 1; "
            + "gophernet train iris.csv --preset plain --validation 0.2 --json -q | head -n 1");
        AssertKeys("evaluate", "gophernet evaluate model.safetensors iris.csv --json --min accuracy=0 -q");
        AssertKeys("cross-validate", "gophernet cross-validate iris.csv --preset plain --epochs 1 -k 2 --json -q");
        AssertKeys("inspect", "gophernet inspect model.safetensors --json");

        void AssertKeys(string command, string lines)
        {
            var run = ShellLine.Run(lines, workspace.Folder);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            var entry = Page[Page.IndexOf($"- `{command} --json`", StringComparison.Ordinal)..].Split("\n\n")[0].Split("\n- ")[0];
            var keys = Code().Matches(entry).Select(match => match.Groups[1].Value).Skip(1).ToList();
            Assert.InRange(keys.Count, 5, 20);
            Assert.All(keys, key => Assert.Contains($"\"{key}\":", run.Output, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_skill_is_a_page_with_every_command_and_exit_code()
    {
        using var shell = Shell.OfProcess();

        Assert.InRange(Page.Split('\n').Length, 60, MaxLines);
        Assert.All(new CommandTree(shell).Root.Subcommands, command => Assert.Contains($"`gophernet {command.Name} ", Page, StringComparison.Ordinal));
        Assert.All(ExitCode.All, code => Assert.Contains($"- {code.Code}: {code.Meaning}", Page, StringComparison.Ordinal));
        Assert.DoesNotContain("<!--", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_head_has_a_name_and_a_description_on_a_line_each()
    {
        var lines = Page.Split('\n');

        Assert.Equal(("---", "name: gophernet", "---"), (lines[0], lines[1], lines[3]));
        Assert.StartsWith("description: ", lines[2], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"### \d+\. (.*)\n\n```sh\n([^`]*)```")]
    private static partial Regex Recipes();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
