namespace Gophernet.Cli.Tests;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

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
