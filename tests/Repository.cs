namespace Gophernet;

/// <summary>Files that tests read. What is in no clone, the shared folder beside it, is skipped where it is missing.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of the folder `shared` beside the repository; the test is skipped, and counted as such, where there is none.</summary>
    public static string SharedFile(params string[] parts)
    {
        var path = Path.Combine([Root, "..", "shared", .. parts]);
        Assert.SkipUnless(System.IO.File.Exists(path), $"needs ../shared/{string.Join('/', parts)}, which a plain clone has not");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Gophernet.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Gophernet.sln above {AppContext.BaseDirectory}.");
    }
}
