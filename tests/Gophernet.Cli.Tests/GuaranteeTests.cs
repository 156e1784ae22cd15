using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>docs/guarantees.md names tests, and they exist.</summary>
public sealed partial class GuaranteeTests
{
    // Some fewer and many more than the table has: outside, its rows are not found, or other lines are taken for them.
    private const int MinPromises = 30;
    private const int MaxPromises = 100;

    [Fact]
    public void Every_promise_names_tests_that_there_are()
    {
        var sources = Directory.EnumerateFiles(Repository.File("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        var promises = File.ReadLines(Repository.File("docs", "guarantees.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Where(line => !line.StartsWith("| **", StringComparison.Ordinal)).ToArray();

        Assert.InRange(promises.Length, MinPromises, MaxPromises);
        Assert.All(promises, line =>
        {
            var names = TestName().Matches(line);
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Contains(sources[name.Groups[1].Value], text => HasTest(text, name.Groups[2].Value)));
        });
    }

    private static bool HasTest(string source, string name) => Regex.IsMatch(source, $@"public (void|async Task) {name}\(");

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex TestName();
}
