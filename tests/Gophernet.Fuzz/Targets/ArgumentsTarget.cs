using System.Text;

namespace Gophernet.Fuzz.Targets;

/// <summary>Arguments, one a line: the commands, their options and the table of training options.</summary>
internal sealed class ArgumentsTarget() : FuzzTarget("arguments", maxLength: 300), IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    protected override void Run(ReadOnlySpan<byte> input) =>
        _line.Read([.. Encoding.UTF8.GetString(input).Replace("\0", "", StringComparison.Ordinal).Split('\n').Where(argument => argument is not ['@', ..])]);
}
