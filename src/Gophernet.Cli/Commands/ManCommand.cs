using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet man</c>: the manual page.</summary>
internal static class ManCommand
{
    public static ExampledCommand Create(Shell shell) => PageCommand.Of(
        new ExampledCommand(
            "man",
            "Writes the manual page, for man",
            "gophernet man > gophernet.1 && man -l gophernet.1",
            "gophernet man > ~/.local/share/man/man1/gophernet.1"),
        result => new ManPage().ToText((ExampledCommand)result.RootCommandResult.Command),
        shell);
}
