using System.Text.RegularExpressions;

namespace Gophernet.Tests;

/// <summary>
/// The source files of a project, and which folders each of them uses: those of its <c>using</c> lines and of names with a namespace, and those that a
/// sub-folder sees without a using, the folders that it lies in.
/// </summary>
internal sealed partial class SourceFolders
{
    private readonly string _project;
    private readonly Dictionary<string, HashSet<string>> _types; // those that each folder declares

    private SourceFolders(string project, IReadOnlyList<SourceFile> files)
    {
        (_project, Files) = (project, files);
        _types = files.GroupBy(file => file.Folder, StringComparer.Ordinal).ToDictionary(
            folder => folder.Key,
            folder => folder.SelectMany(file => Declaration().Matches(file.Code).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <param name="root">The project's folder.</param>
    /// <param name="project">Its namespace.</param>
    public static SourceFolders Of(string root, string project) =>
        new(project, [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => path.Split('/')[0] is not ("bin" or "obj"))
            .Select(path => SourceFile.Of(path, File.ReadAllText(Path.Combine(root, path))))]);

    /// <param name="project">The project's namespace.</param>
    /// <param name="files">Path and text of each.</param>
    public static SourceFolders Of(string project, params (string Path, string Text)[] files) =>
        new(project, [.. files.Select(file => SourceFile.Of(file.Path, file.Text))]);

    /// <summary>The other folders that a file uses.</summary>
    public IEnumerable<string> UsedBy(SourceFile file) =>
        _types.Keys.Where(folder => folder != file.Folder && (Names(file, folder) || SeesAbove(file, folder)));

    /// <summary>Whether a using, or a name, begins with the folder's namespace and continues with one of its types or ends there.</summary>
    private bool Names(SourceFile file, string folder)
    {
        if (folder.Length == 0)
        {
            return false; // every folder sees its types without a using
        }

        var above = file.Folder.Split('.')[..^1]; // siblings of an enclosing folder need no full name
        var prefixes = Enumerable.Range(0, above.Length + 1).Select(count => string.Join('.', above[..count]))
            .Where(prefix => prefix.Length == 0 || folder.StartsWith(prefix + ".", StringComparison.Ordinal))
            .Select(prefix => Regex.Escape(prefix.Length == 0 ? folder : folder[(prefix.Length + 1)..]));
        var types = string.Join('|', _types[folder]);
        return Regex.IsMatch(file.Code, $@"\busing (?:static |\w+ = )?{Regex.Escape(_project)}\.{Regex.Escape(folder)}(?:;|\.(?:{types})\b)")
            || Regex.IsMatch(file.Code, $@"(?:\b{Regex.Escape(_project)}\.|(?<![\w.]))(?:{string.Join('|', prefixes)})\.(?:{types})\b");
    }

    private bool SeesAbove(SourceFile file, string folder) =>
        (folder.Length == 0 || file.Folder.StartsWith(folder + ".", StringComparison.Ordinal))
        && _types[folder].Any(type => Regex.IsMatch(file.Code, $@"(?<![.\w]){type}\b"));

    [GeneratedRegex(
        @"^(?:public|internal|file)\s+(?:static |sealed |abstract |readonly |partial |unsafe |ref )*"
        + @"(?:class|struct|record struct|record|interface|enum|delegate \S+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    /// <param name="Path">Its path in the project.</param>
    /// <param name="Folder">Its folder, with points; empty for the project's own.</param>
    /// <param name="Code">The text without comments and simple strings, which may say anything.</param>
    internal sealed partial record SourceFile(string Path, string Folder, string Code)
    {
        public static SourceFile Of(string path, string text) => new(path, string.Join('.', path.Split('/')[..^1]), Words().Replace(text, ""));

        [GeneratedRegex("""//.*|"(?:[^"\\\n]|\\.)*"(?:u8)?""")]
        private static partial Regex Words();
    }
}
