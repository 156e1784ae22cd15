using Gophernet.Fuzz;
using Gophernet.Fuzz.Engine;

namespace Gophernet.Cli.Tests;

/// <summary>What fuzzing has reached (<c>scripts/fuzz</c>) is run again, with seeded changes: ten thousand cases in all.</summary>
public class FuzzCorpusTests
{
    private const int Cases = 2_000; // of each target, about a second

    public static TheoryData<string> Targets { get; } = [.. FuzzTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Nothing_is_wrong_with_any_kept_input_nor_with_changes_of_it(string name)
    {
        var target = FuzzTarget.All.Single(target => target.Name == name);
        var corpus = Corpus.Read(Repository.File("tests", "fuzz-corpus", name));

        Assert.NotEmpty(corpus);
        foreach (var (input, wrong) in Replay.Run(target, corpus, Cases))
        {
            Assert.Fail($"{Convert.ToHexString(input)}\n{wrong}");
        }
    }

    [Fact]
    public void The_corpora_are_those_of_the_targets_and_small()
    {
        const int MaxBytes = 1_000_000;
        var folder = Repository.File("tests", "fuzz-corpus");

        Assert.Equal(FuzzTarget.All.Select(target => target.Name).Order(), Directory.GetDirectories(folder).Select(Path.GetFileName).Order());
        Assert.InRange(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 1, MaxBytes);
    }
}
