namespace Gophernet.Cli.Settings;

/// <summary>How much is said on standard error beside errors.</summary>
internal enum Verbosity
{
    Quiet,
    Normal,
    Verbose,
}
