using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>Whether names are of one file: those on the command line, and the standard streams; through links, hard links, and /dev/stdin.</summary>
internal static class FileNames
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Throws where a file would be written over one that is read, or over another that is written.</summary>
    /// <param name="shell">The standard streams.</param>
    /// <param name="inputs">Those that are read; null for none, <c>-</c> for standard input.</param>
    /// <param name="outputs">Those that are written, and the options that name them; null for none, <c>-</c> for standard output.</param>
    public static void RequireApart(Shell shell, ReadOnlySpan<string?> inputs, params ReadOnlySpan<(string Option, string? File)> outputs)
    {
        var read = new Dictionary<FileIdentity, string>();
        foreach (var input in (ReadOnlySpan<string?>)[.. inputs, .. shell.ArgumentFiles])
        {
            if (!string.IsNullOrEmpty(input) && InputIdentity(input, shell) is { } identity)
            {
                read.TryAdd(identity, input);
            }
        }

        RequireStreamsApart(shell, read);
        var hasResults = HasResults(outputs);
        foreach (var (option, output) in outputs)
        {
            if (output is null or "" or "-")
            {
                continue; // standard output, which was looked at
            }

            var place = FilePlace.Of(output);
            if (hasResults && place.Descriptor == StandardOutput)
            {
                throw NamedTwice(output, option);
            }

            if (place.Identity is not { } identity)
            {
                continue;
            }

            // A pipe or a log may be two streams at once; what is replaced loses what the other has written.
            if (read.ContainsKey(identity) || (!place.IsStream && IsStandardStream(identity, shell)))
            {
                throw NamedTwice(output, option);
            }

            read.TryAdd(identity, output);
        }
    }

    private static FileIdentity? InputIdentity(string input, Shell shell) =>
        !InputFile.IsStandardInput(input) ? FilePlace.Of(input).Identity
        : shell.HasDescriptors ? FilePlace.IdentityOf(StandardInput)
        : null;

    private static void RequireStreamsApart(Shell shell, Dictionary<FileIdentity, string> read)
    {
        if (!shell.HasDescriptors)
        {
            return;
        }

        if (FilePlace.IdentityOf(StandardError) is { } error && read.TryGetValue(error, out var name))
        {
            shell.MuteError(); // the message would be the harm that it speaks of
            throw NamedTwice(name, "standard error");
        }

        if (FilePlace.IdentityOf(StandardOutput) is { } output && read.TryGetValue(output, out name))
        {
            throw NamedTwice(name, "standard output");
        }
    }

    private static bool HasResults(ReadOnlySpan<(string Option, string? File)> outputs)
    {
        foreach (var (_, output) in outputs)
        {
            if (output == "-")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStandardStream(FileIdentity identity, Shell shell) =>
        shell.HasDescriptors && (FilePlace.IdentityOf(StandardOutput) == identity || FilePlace.IdentityOf(StandardError) == identity);

    private static GophernetException NamedTwice(string name, string writer) => new(
        new Place(InputFile.IsStandardInput(name) ? "<stdin>" : FileName.Show(name)),
        $"named for two things: {writer} would overwrite it", "Name another file.");
}
