using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>Collects options that were written and have no effect: whoever wrote one expects something of it.</summary>
internal sealed class UnusedOptions(ParseResult result)
{
    private readonly List<string> _messages = [];

    /// <summary>Refuses those of some options that were written.</summary>
    public void Refuse(string reason, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (result.GetResult(option) is { Implicit: false })
            {
                _messages.Add($"{option.Name} {reason}");
            }
        }
    }

    /// <exception cref="UsageException">Some were written.</exception>
    public void ThrowIfAny()
    {
        if (_messages.Count > 0)
        {
            throw new UsageException(_messages);
        }
    }
}
