using System.CommandLine;
using Gophernet.Cli.Resources;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet completion</c>: the script by which a shell completes this program. The scripts ask <see cref="Completions"/>.</summary>
internal static class CompletionCommand
{
    private static readonly NameTable<string> Shells = new(
        ("bash", "gophernet.bash"), ("zsh", "gophernet.zsh"), ("fish", "gophernet.fish"), ("pwsh", "gophernet.ps1"));

    /// <summary>The names of the shells.</summary>
    public static IReadOnlyList<string> ShellNames => Shells.Names;

    public static ExampledCommand Create(Shell shell)
    {
        var command = new ExampledCommand(
            "completion",
            "Writes a script that completes the command line in a shell",
            "gophernet completion bash > ~/.local/share/bash-completion/completions/gophernet",
            "gophernet completion zsh > ~/.zfunc/_gophernet",
            "gophernet completion fish > ~/.config/fish/completions/gophernet.fish");
        var name = new Argument<string>("SHELL") { Description = $"{NameList.Either(Shells.Names)}; the script says how it is installed" };
        command.Arguments.Add(name);
        return PageCommand.Of(command, result => Script(result.GetValue(name)!), shell);
    }

    private static string Script(string name)
    {
        if (!Shells.TryParse(name, out var file))
        {
            throw new UsageException([$"there is no script for \"{name}\", only for {NameList.Either(Shells.Names)}"], NearestName.Find(name, Shells.Names));
        }

        return Resource.Text(file);
    }
}
