using System.Collections.Immutable;
using System.CommandLine;
using Gophernet.Training.Options;

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

    /// <summary>Refuses those of some options that have no effect.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="setup">What it comes to.</param>
    public void Refuse(ImmutableArray<OptionAssignment> written, TrainingSetup setup)
    {
        foreach (var assignment in written)
        {
            if (assignment.Option.WhyUnused(setup) is { } reason)
            {
                _messages.Add($"--{assignment.Option.Name} {reason}");
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
