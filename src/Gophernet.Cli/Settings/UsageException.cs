namespace Gophernet.Cli.Settings;

/// <summary>Options that are right each by itself contradict each other.</summary>
internal sealed class UsageException(IReadOnlyList<string> messages) : Exception(string.Join('\n', messages))
{
    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Messages { get; } = messages;
}
