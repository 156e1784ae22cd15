using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>Arguments as they were given: the runtime puts U+FFFD in the place of bytes that are no UTF-8, and names of files are such.</summary>
internal static class ArgumentBytes
{
    private const char Replacement = '\ufffd';

    /// <summary>The arguments, with such bytes as <see cref="FileName"/> writes them; as they are where nothing was replaced, or Linux does not tell.</summary>
    public static string[] Restore(string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || !Array.Exists(arguments, argument => argument.Contains(Replacement, StringComparison.Ordinal)))
        {
            return arguments;
        }

        try
        {
            return Last(arguments, File.ReadAllBytes("/proc/self/cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return arguments;
        }
    }

    /// <summary>The last words of a command line, each of which ends with a zero.</summary>
    internal static string[] Last(string[] arguments, ReadOnlySpan<byte> line)
    {
        var words = new List<string>();
        while (line.IndexOf((byte)0) is >= 0 and var length)
        {
            words.Add(FileName.FromBytes(line[..length]));
            line = line[(length + 1)..];
        }

        return words.Count < arguments.Length ? arguments : [.. words[^arguments.Length..]];
    }
}
