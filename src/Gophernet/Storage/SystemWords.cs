namespace Gophernet.Storage;

/// <summary>What the system says of a file that it refuses, for a message with its name in front: the framework's words repeat the whole path.</summary>
internal static class SystemWords
{
    /// <summary>The words.</summary>
    /// <param name="fault">What was thrown.</param>
    public static string Of(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault switch
        {
            UnauthorizedAccessException => "permission denied",
            FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
            _ => WithoutPath(fault.Message),
        };
    }

    private static string WithoutPath(string message) =>
        message.EndsWith('\'') && message.LastIndexOf(" : '", StringComparison.Ordinal) is >= 0 and var path ? message[..path] : message;
}
