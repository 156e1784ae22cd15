using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet version</c>.</summary>
internal static class VersionCommand
{
    public static ExampledCommand Create(Shell shell) => new("version", "Shows the version", "gophernet version")
    {
        Run = _ =>
        {
            shell.OutputText.WriteLine(ProductVersion.Current);
            return ExitCode.Done;
        },
    };
}
