using System.Globalization;
using Gophernet.Cli.Resources;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet skill</c>: what a program that writes commands must know, on a page.</summary>
internal static class SkillCommand
{
    public static ExampledCommand Create(Shell shell) => PageCommand.Of(
        new ExampledCommand(
            "skill",
            "Writes a page for agents: commands, JSON keys, exit codes, ten recipes",
            "gophernet skill > SKILL.md"),
        result => Text((ExampledCommand)result.RootCommandResult.Command),
        shell);

    private static string Text(ExampledCommand root)
    {
        var commands = root.Subcommands.Select(command => $"- `{HelpText.Usage(command, root)}`: {command.Description}.");
        var codes = ExitCode.All.Select(code => string.Create(CultureInfo.InvariantCulture, $"- {code.Code}: {code.Meaning}"));
        return Resource.Text("skill.md")
            .Replace("<!-- commands -->", string.Join('\n', commands), StringComparison.Ordinal)
            .Replace("<!-- exit codes -->", string.Join('\n', codes), StringComparison.Ordinal);
    }
}
