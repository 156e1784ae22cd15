namespace Gophernet.Cli.Tests;

/// <summary>A new folder for one test, with what was asked to stand in it; gone at the end.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly HashSet<string> _given = ["gophernet"]; // the executable stands there when the folder is a root

    public Workspace(params string[] dataFiles)
    {
        Folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        foreach (var name in dataFiles)
        {
            CopyIn(Repository.File("data", "iris", name));
        }
    }

    public string Folder { get; }

    public string File(string name) => Path.Combine(Folder, name);

    public void CopyIn(string path)
    {
        _given.Add(Path.GetFileName(path));
        System.IO.File.Copy(path, File(Path.GetFileName(path)));
    }

    public void Write(string name, string text)
    {
        _given.Add(name);
        System.IO.File.WriteAllText(File(name), text);
    }

    /// <summary>The files that were not there at first, in order.</summary>
    public IEnumerable<string> NewFiles() =>
        Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)).Where(name => !_given.Contains(name)).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
