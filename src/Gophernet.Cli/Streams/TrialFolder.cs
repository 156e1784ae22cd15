using System.Globalization;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Storage;
using Gophernet.Tuning;

namespace Gophernet.Cli.Streams;

/// <summary>
/// A folder that keeps what is done of a search: what it is of, in one file, and the score of each trial in each step, in a file each, which appears whole.
/// Several processes may share it. Who judges holds a file open, locked: however it ends, the lock ends with it, and somebody else may take on the work.
/// </summary>
internal sealed class TrialFolder : ITrialStore, IDisposable
{
    private const string SearchName = "search.json";
    private const string TemporaryMark = ".gophernet-";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.2);

    private readonly string _path;
    private readonly Shell _shell;
    private readonly Dictionary<(int Trial, int Step), FileStream> _claims = []; // guarded by itself

    private TrialFolder(string path, Shell shell) => (_path, _shell) = (path, shell);

    /// <summary>Opens a folder, or makes it.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="search">What the search is of: what must be the same to continue.</param>
    /// <param name="shell">The process.</param>
    /// <exception cref="GophernetException">It is of another search, is no folder, or cannot be written to.</exception>
    public static TrialFolder Open(string path, IReadOnlyList<(string Key, string Value)> search, Shell shell)
    {
        if (path.Length == 0)
        {
            throw new GophernetException("the folder was named by an empty text", "Give it a name.") { Settings = [new("folder")] };
        }

        var folder = new TrialFolder(path, shell);
        folder.Try(() =>
        {
            Directory.CreateDirectory(path);
            if (!File.Exists(folder.FileOf(SearchName)))
            {
                if (Directory.EnumerateFileSystemEntries(path).FirstOrDefault(
                    other => !Path.GetFileName(other).StartsWith(TemporaryMark, StringComparison.Ordinal)) is { } other
                    && !File.Exists(folder.FileOf(SearchName)))
                {
                    throw new GophernetException(
                        new Place(FileName.Show(path)), $"not the folder of a search: it has other files, such as {FileName.Show(Path.GetFileName(other))}",
                        "Name a new folder, or an empty one.");
                }

                folder.Write(SearchName, json =>
                {
                    foreach (var (key, value) in search)
                    {
                        json.WriteString(key, value);
                    }
                });
            }

            folder.RequireOf(search); // somebody else may have been first
            return 0;
        });
        return folder;
    }

    public PartScore? Find(int trial, int step) => Try(() =>
    {
        var name = NameOf(trial, step);
        if (!File.Exists(FileOf(name)))
        {
            return null;
        }

        var reader = new JsonNodeReader(Read(name), name, name);
        try
        {
            return reader.Has("fault") ? PartScore.Failed(reader.Child("fault").Text()) : new PartScore(
                reader.Child("rows").Whole(1, int.MaxValue), reader.Child("loss").Number(), reader.Child("squares").Number(),
                reader.Child("measure") is { IsNull: false } measure ? measure.Number() : double.NaN);
        }
        catch (GophernetException e)
        {
            throw Damaged(name, "it is not a score", e);
        }
    });

    public bool TryClaim(int trial, int step) => Try(() =>
    {
        var path = ClaimOf(trial, step);
        FileStream claim;
        try
        {
            claim = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }

        if (File.Exists(FileOf(NameOf(trial, step))))
        {
            File.Delete(path); // done since we looked, and the file made anew
            claim.Dispose();
            return false;
        }

        lock (_claims)
        {
            _claims[(trial, step)] = claim;
        }

        return true;
    });

    public void Keep(int trial, int step, PartScore score) => Try(() =>
    {
        Write(NameOf(trial, step), json =>
        {
            if (score.Fault is not null)
            {
                json.WriteString("fault", score.Fault);
                return;
            }

            json.WriteNumber("rows", score.Rows);
            json.WriteNumber("loss", score.Loss);
            json.WriteNumber("squares", score.Squares);
            json.WriteFinite("measure", score.Measure);
        });
        File.Delete(ClaimOf(trial, step)); // before the lock ends: who gets it then sees the score
        GiveUp(trial, step);
        return 0;
    });

    public void GiveUp(int trial, int step)
    {
        lock (_claims)
        {
            if (_claims.Remove((trial, step), out var claim))
            {
                claim.Dispose();
            }
        }
    }

    public void Wait(CancellationToken cancellation) => cancellation.WaitHandle.WaitOne(BetweenLooks);

    public void Dispose()
    {
        foreach (var claim in _claims.Values)
        {
            claim.Dispose();
        }
    }

    private static string NameOf(int trial, int step) => string.Create(
        CultureInfo.InvariantCulture, $"trial-{trial}-{(step == Halving.Sample ? "sample" : $"part-{step}")}.json");

    private string ClaimOf(int trial, int step) => Path.ChangeExtension(FileOf(NameOf(trial, step)), "claim");

    private string FileOf(string name) => Path.Combine(_path, name);

    /// <summary>Refuses the folder of another search, and says what is other.</summary>
    private void RequireOf(IReadOnlyList<(string Key, string Value)> search)
    {
        var written = Read(SearchName);
        foreach (var (key, value) in search)
        {
            if (written.Find(key) is not { Kind: JsonKind.Text } found || found.Text != value)
            {
                throw new GophernetException(
                    new Place(FileName.Show(_path)), $"the folder of another search: its {key} is not the same",
                    "Give the data and options of that search, or name a new folder.")
                {
                    Settings = [new("folder")],
                };
            }
        }
    }

    private JsonValue Read(string name)
    {
        try
        {
            return JsonParser.Parse(File.ReadAllBytes(FileOf(name)));
        }
        catch (FormatException e)
        {
            throw Damaged(name, e.Message, e);
        }
    }

    private void Write(string name, Action<Utf8JsonWriter> write)
    {
        using var output = OutputFile.Create(FileOf(name), _shell);
        output.Write(stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        });
        output.Commit();
    }

    private GophernetException Damaged(string name, string fault, Exception e) =>
        new(new Place(FileName.Show(FileOf(name))), $"damaged: {fault}", "Remove it, and run the same command again.", e);

    private T Try<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new GophernetException(
                new Place(FileName.Show(_path)), $"cannot be used: {(File.Exists(_path) ? "it is a file" : SystemWords.Of(e))}",
                "Check the permissions and the space of the folder, or name another.", e)
            {
                Settings = [new("folder")],
            };
        }
    }
}
