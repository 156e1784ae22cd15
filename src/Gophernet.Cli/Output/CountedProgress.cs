namespace Gophernet.Cli.Output;

/// <summary>Says how many of some things are done, on a terminal.</summary>
/// <param name="messages">Says it.</param>
/// <param name="count">How many there are.</param>
/// <param name="what">What they are: <c>columns</c>.</param>
internal sealed class CountedProgress(Messages messages, int count, string what) : IProgress<int>
{
    public void Report(int value) => messages.Progress($"{value} of {count} {what}");
}
