namespace Gophernet.Cli.Streams;

/// <summary>Whether two names are of one file.</summary>
internal static class FileNames
{
    /// <summary>Throws where a file would be written over one that is read.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="output">The file; null, or <c>-</c>, for none.</param>
    /// <param name="inputs">Those that are read, null for none.</param>
    public static void RequireApart(string option, string? output, ReadOnlySpan<string?> inputs)
    {
        foreach (var input in inputs)
        {
            if (output is not (null or "-" or "") && input is not (null or "-" or "") && Path.GetFullPath(output) == Path.GetFullPath(input))
            {
                throw new GophernetException(new Place(output), $"named for two things: {option} would overwrite it", "Name another file.");
            }
        }
    }
}
