using System.CommandLine;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Settings;

/// <summary>What makes rows depend on each other, for every command that keeps some of them to judge on.</summary>
/// <param name="timeMayBeLimit">Whether a time such as 5m is no column, but when to end.</param>
internal sealed class DependenceOptions(bool timeMayBeLimit = false)
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
        Description = $"Column of time, or {TableOptions.RowOrder}: judge on rows that come after"
            + (timeMayBeLimit ? "; or when to end, such as 5m" : ""),
        HelpName = timeMayBeLimit ? "COLUMN|TIME" : "COLUMN",
    };

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Group);
        command.Options.Add(Time);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(Group) is not null && ColumnOf(result.CheckedValue(Time)) is not null)
            {
                result.AddError("--group and --time cannot be given together: rows are judged by one of them");
            }
        });
    }

    /// <summary>The column of time; null for none.</summary>
    public string? TimeColumn(ParseResult result) => ColumnOf(result.GetValue(Time));

    /// <summary>When to end; null where it is not said.</summary>
    public TimeSpan? TimeLimit(ParseResult result) => timeMayBeLimit ? DurationOption.WithUnit(result.GetValue(Time)) : null;

    private string? ColumnOf(string? time) => timeMayBeLimit && DurationOption.WithUnit(time) is not null ? null : time;
}
