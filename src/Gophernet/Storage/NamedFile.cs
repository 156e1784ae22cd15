namespace Gophernet.Storage;

/// <summary>Files to read by names that may be no UTF-8.</summary>
internal static class NamedFile
{
    /// <summary>Opens a file, without a buffer.</summary>
    /// <exception cref="IOException">There is none, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static FileStream OpenRead(string path) => OperatingSystem.IsLinux() && FileName.HasEscapes(path)
        ? new FileStream(Libc.OpenRead(path), FileAccess.Read, bufferSize: 0)
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>Deletes a file, if it is there.</summary>
    public static void Delete(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            File.Delete(path);
            return;
        }

        try
        {
            Libc.Delete(path);
        }
        catch (FileNotFoundException)
        {
            // Somebody else did.
        }
    }
}
