namespace Gophernet.Cli.Tests;

/// <summary>The browser in which the page of a report is tried, without a window; the tests are skipped where it, or Node, is missing.</summary>
internal static class Chromium
{
    private const string Reason = "needs Chromium and Node: scripts/install-tools page";

    private static readonly string? Program = Find("chromium", "chromium-browser", "google-chrome");

    /// <summary>The script of axe-core, which looks for what hinders people; null where it is not installed.</summary>
    public static string? Axe { get; } =
        Repository.File("artifacts", "browser", "node_modules", "axe-core", "axe.min.js") is var path && File.Exists(path) ? path : null;

    /// <summary>What <c>browser/look.mjs</c> sees in a page, as JSON.</summary>
    /// <param name="page">The file.</param>
    /// <param name="row">What is put in its form, as JSON.</param>
    /// <param name="withAxe">Whether axe looks at it too, which takes the longest.</param>
    public static string Look(string page, string row, bool withAxe = true)
    {
        Assert.SkipWhen(Program is null, Reason);
        var script = Repository.File("tests", "Gophernet.Cli.Tests", "browser", "look.mjs");
        return Node.Run(Path.GetDirectoryName(page)!, [script, Program!, page, row, .. withAxe && Axe is { } axe ? (string[])[axe] : []]);
    }

    private static string? Find(params string[] names) => names
        .SelectMany(_ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), (name, folder) => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
