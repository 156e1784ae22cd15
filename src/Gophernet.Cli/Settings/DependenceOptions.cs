using System.CommandLine;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Settings;

/// <summary>What makes rows depend on each other, for every command that keeps some of them to judge on.</summary>
internal sealed class DependenceOptions
{
    /// <summary>The option with the column of groups.</summary>
    public Option<string?> Group { get; } = new("--group")
    {
        Description = "Column of groups, such as patients: judge on rows of other groups",
        HelpName = "COLUMN",
    };

    /// <summary>The option with the column of time.</summary>
    public Option<string?> Time { get; } = new("--time")
    {
        Description = $"Column of time, or {TableOptions.RowOrder}: judge on rows that come after",
        HelpName = "COLUMN",
    };

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Group);
        command.Options.Add(Time);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(Group) is not null && result.CheckedValue(Time) is not null)
            {
                result.AddError("--group and --time cannot be given together: rows are judged by one of them");
            }
        });
    }
}
