using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>--verbose and --quiet, which every command has.</summary>
internal sealed class VerbosityOptions
{
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Log each step on standard error", Recursive = true };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing on standard error but errors", Recursive = true };

    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "No colours on a terminal; as where NO_COLOR is set",
        Recursive = true,
    };

    public void AddTo(Command root)
    {
        root.Options.Add(_verbose);
        root.Options.Add(_quiet);
        root.Options.Add(_noColor);
    }

    /// <summary>Whether nothing is to be coloured.</summary>
    public bool ForbidsColors(ParseResult result) => result.GetResult(_noColor) is { Implicit: false };

    /// <summary>Quiet wins where both are given.</summary>
    public Verbosity Read(ParseResult result) =>
        result.GetValue(_quiet) ? Verbosity.Quiet : result.GetValue(_verbose) ? Verbosity.Verbose : Verbosity.Normal;
}
