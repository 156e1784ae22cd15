using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>The terminal that standard output or standard error is.</summary>
internal static class Terminal
{
    public const int StandardOutput = 1;
    public const int StandardError = 2;

    /// <summary>How many characters a line of it takes; 0 where that is not known. Nothing is written to it, as the framework does before it answers.</summary>
    /// <param name="descriptor">Which of the two.</param>
    public static int Width(int descriptor) => OperatingSystem.IsLinux() ? Libc.WindowWidth(descriptor) : Console.WindowWidth;
}
