using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>--verbose and --quiet, which every command has.</summary>
internal sealed class VerbosityOptions
{
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Log each step on standard error", Recursive = true };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing on standard error but errors", Recursive = true };

    public void AddTo(Command root)
    {
        root.Options.Add(_verbose);
        root.Options.Add(_quiet);
    }

    /// <summary>Quiet wins where both are given.</summary>
    public Verbosity Read(ParseResult result) =>
        result.GetValue(_quiet) ? Verbosity.Quiet : result.GetValue(_verbose) ? Verbosity.Verbose : Verbosity.Normal;
}
