using System.CommandLine;

namespace Gophernet.Cli.Commands;

/// <summary>A command, what it runs, and the examples that end its help.</summary>
internal sealed class ExampledCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>
    /// Takes the place of the library's action: whatever can invoke one of those brings all of them into the executable, with asynchronous ones,
    /// help, completions and LINQ.
    /// </summary>
    public Func<ParseResult, int> Run { get; set; } = _ => ExitCode.Done;
}
