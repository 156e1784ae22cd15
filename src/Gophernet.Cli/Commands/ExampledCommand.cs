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

    /// <summary>Reads the settings, and does nothing else: what is wrong with them is found before anything happens.</summary>
    public Action<ParseResult> Check { get; private set; } = _ => { };

    /// <summary>Says what the command runs, in two steps.</summary>
    /// <param name="read">From arguments to settings; it has no effect.</param>
    /// <param name="run">From settings to an exit code.</param>
    public void RunWith<T>(Func<ParseResult, T> read, Func<T, int> run)
    {
        Check = result => read(result);
        Run = result => run(read(result));
    }
}
