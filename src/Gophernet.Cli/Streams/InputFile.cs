using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>An input that the user named: a file, or <c>-</c> for standard input.</summary>
internal sealed class InputFile : IDisposable
{
    private const string StandardInputName = "-";

    private InputFile(string name, Stream stream)
    {
        Name = name;
        Stream = stream;
    }

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    public Stream Stream { get; }

    public static bool IsStandardInput(string path) => path == StandardInputName;

    public static InputFile Open(string path, Shell shell)
    {
        _ = Interruption.IsNeeded ? shell.Interruption : null; // reading may take long

        if (IsStandardInput(path))
        {
            if (shell.IsInputTerminal)
            {
                shell.Error.WriteLine("gophernet: reading from the terminal; end with Ctrl-D, or name a file");
            }

            return new InputFile("<stdin>", shell.Input);
        }

        if (path.Length == 0)
        {
            throw new GophernetException("a file was named by an empty text", "Check the name, or give - for standard input.");
        }

        var name = FileName.Show(path);
        if (FilePlace.Of(path).IsFolder)
        {
            throw new GophernetException(new Place(name), "cannot be read: it is a directory", "Name a file in it.");
        }

        try
        {
            return new InputFile(name, NamedFile.OpenRead(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GophernetException(new Place(name), "no such file", "Check the name, or give - for standard input.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GophernetException(new Place(name), $"cannot be read: {SystemWords.Of(e)}", "Check its permissions.", e);
        }
    }

    /// <summary>Reads it as a table.</summary>
    /// <param name="options">What was said of it.</param>
    /// <param name="note">Is told what was assumed.</param>
    public CsvReader ReadCsv(CsvOptions options, ReadingNote note) => CsvInput.Open(Stream, Name, options, note);

    public void Dispose() => Stream.Dispose();
}
