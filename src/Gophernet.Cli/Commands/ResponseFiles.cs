using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using Gophernet.Storage;

namespace Gophernet.Cli.Commands;

/// <summary>
/// Arguments of files: <c>@FILE</c> stands for those in it, in quotes where they have blanks; lines that begin with # are passed over. A file may name others,
/// but not itself: the library's own reading would not end.
/// </summary>
/// <param name="read">Receives the names of the files.</param>
internal sealed class ResponseFiles(List<string> read)
{
    private const int MaxBytes = 4_000_000; // of all files: one that names another twice, and so on, doubles with each

    private const char ByteOrderMark = '\ufeff';

    private readonly List<string> _open = [];
    private byte[]? _buffer;
    private int _bytes;

    /// <summary>Replaces an argument; as the parser wants it.</summary>
    /// <param name="file">What stands behind the @.</param>
    /// <param name="arguments">The arguments of the file, and of those that it names.</param>
    /// <param name="fault">What is wrong.</param>
    public bool TryReplace(string file, out IReadOnlyList<string>? arguments, [NotNullWhen(false)] out string? fault)
    {
        var found = new List<string>();
        fault = Read(file, found);
        arguments = fault is null ? found : null;
        return fault is null;
    }

    private string? Read(string file, List<string> found)
    {
        if (_open.Contains(file))
        {
            return $"@{file} is a file of arguments that stands for itself";
        }

        if (ReadText(file, out var text) is { } fault)
        {
            return fault;
        }

        _open.Add(file);
        read.Add(file);
        foreach (var line in text!.Split('\n'))
        {
            if (line.Trim() is { Length: > 0 } content && content[0] != '#')
            {
                foreach (var word in CommandLineParser.SplitCommandLine(content))
                {
                    if (word is not ['@', _, ..])
                    {
                        found.Add(word);
                    }
                    else if (Read(word[1..], found) is { } nested)
                    {
                        return nested;
                    }
                }
            }
        }

        _open.RemoveAt(_open.Count - 1);
        return null;
    }

    private string? ReadText(string file, out string? text)
    {
        text = null;
        try
        {
            using var stream = NamedFile.OpenRead(file);
            _buffer ??= new byte[MaxBytes + 1];
            var room = _buffer.AsSpan(0, MaxBytes - _bytes + 1);
            var count = stream.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
            _bytes += count;
            if (_bytes > MaxBytes)
            {
                return $"@{file} stands for more than {ByteCount.ToText(MaxBytes)} of arguments";
            }

            if (room[..count].Contains((byte)0))
            {
                return $"@{file} has a NUL character: it is no text with arguments";
            }

            text = FileName.FromBytes(room[..count]).TrimStart(ByteOrderMark);
            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"there is no file '{file}' with arguments: @FILE stands for those in a file, one a line";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"@{file} cannot be read: {SystemWords.Of(e)}";
        }
    }
}
