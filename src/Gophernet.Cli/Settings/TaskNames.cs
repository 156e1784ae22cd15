using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Settings;

/// <summary>What the tasks are called.</summary>
internal static class TaskNames
{
    public static NameTable<TaskKind> All { get; } = new(
        ("classification", TaskKind.Classification), ("regression", TaskKind.Regression), ("multilabel", TaskKind.MultiLabel));
}
