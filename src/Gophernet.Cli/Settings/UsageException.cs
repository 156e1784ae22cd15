namespace Gophernet.Cli.Settings;

/// <summary>Options that are right each by itself contradict each other.</summary>
/// <param name="messages">What is wrong, a sentence each.</param>
/// <param name="suggestion">What may have been meant; null for nothing.</param>
internal sealed class UsageException(IReadOnlyList<string> messages, string? suggestion = null) : Exception(string.Join('\n', messages))
{
    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Messages { get; } = messages;

    /// <summary>What may have been meant; null for nothing.</summary>
    public string? Suggestion { get; } = suggestion;
}
