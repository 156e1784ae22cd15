using Microsoft.Win32.SafeHandles;

namespace Gophernet.Storage;

/// <summary>
/// A file of this process alone, for what does not fit the memory. On Linux it has no name from the moment it is open, so that nothing of it is left, however
/// the process ends; elsewhere it goes when it is closed.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly string _folder; // as it is shown

    private SpoolFile(SafeFileHandle file, string folder) => (_file, _folder) = (file, folder);

    /// <summary>The bytes that were written.</summary>
    public long Length { get; private set; }

    /// <summary>Creates an empty one.</summary>
    /// <param name="folder">Where.</param>
    /// <exception cref="GophernetException">The folder does not exist, or must not be written to.</exception>
    public static SpoolFile Create(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = Path.Combine(folder, $".gophernet-{Path.GetRandomFileName()}.spool");
        try
        {
            var file = File.OpenHandle(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, OperatingSystem.IsLinux() ? FileOptions.None : FileOptions.DeleteOnClose);
            if (OperatingSystem.IsLinux())
            {
                NamedFile.Delete(path);
            }

            return new SpoolFile(file, FileName.Show(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(FileName.Show(folder), $"no spool can be made there: {SystemWords.Of(e)}", "Name a folder that exists and may be written to.", e);
        }
    }

    /// <summary>Writes bytes at the end.</summary>
    /// <exception cref="GophernetException">The disk is full, or fails.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file, bytes, Length);
            Length += bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(
                _folder, $"the spool cannot be written after {ByteCount.ToText(Length)}: {SystemWords.Of(e)}",
                "Name a folder with more room, or give more memory.", e, new Setting("memory"));
        }
    }

    /// <summary>Reads bytes.</summary>
    /// <exception cref="GophernetException">They are not there any more, or the disk fails.</exception>
    public void Read(long offset, Span<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                var count = RandomAccess.Read(_file, bytes, offset);
                if (count == 0)
                {
                    throw Damaged("it ends before its end");
                }

                bytes = bytes[count..];
                offset += count;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Damaged(SystemWords.Of(e), e);
        }
    }

    /// <summary>What is thrown where what is read is not what was written.</summary>
    public GophernetException Damaged(string how, Exception? cause = null) => Fault(
        _folder, $"the spool cannot be read: {how}", "Something changed the file, or the disk fails: train again, or in another folder.", cause);

    /// <summary>Closes the file, which is gone then.</summary>
    public void Dispose() => _file.Dispose();

    private static GophernetException Fault(string folder, string message, string hint, Exception? cause, Setting? other = null) =>
        new(new Place(folder), message, hint, cause) { Settings = other is { } setting ? [new("spool"), setting] : [new("spool")] };
}
