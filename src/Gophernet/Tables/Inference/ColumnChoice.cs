using System.Collections.Immutable;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>The columns that the user named, found in the header.</summary>
internal sealed record ColumnChoice(
    ImmutableArray<string> Targets, HashSet<string> Dropped, HashSet<string> Categorical, HashSet<string> Numeric, string? Weight)
{
    /// <exception cref="GophernetException">A column is missing, or is named for two things at once.</exception>
    public static ColumnChoice Of(Header header, TableOptions options)
    {
        var dropped = ColumnPatterns.Find(options.Dropped, header);
        var categorical = ColumnPatterns.Find(options.Categorical, header);
        var numeric = ColumnPatterns.Find(options.Numeric, header);
        foreach (var name in options.Targets)
        {
            header.IndexOf(name);
        }

        ImmutableArray<string> targets = options.Targets.Length > 0
            ? [.. options.Targets.Distinct()]
            : [DefaultTarget(header, dropped, options.Weight)];
        RequireApart(targets, dropped, "the target and dropped");
        if (options.Weight is { } weight)
        {
            header.IndexOf(weight);
            RequireApart([weight], dropped, "the weight and dropped");
            RequireApart([weight], [.. targets], "the weight and the target");
        }

        RequireApart(categorical, numeric, "categorical and numeric");
        return new ColumnChoice(targets, dropped, categorical, numeric, options.Weight);
    }

    /// <summary>The task that was asked for: a single target that is said to be categorical or numeric says it too.</summary>
    public TaskKind? TaskOf(TaskKind? task) => (task, Targets) switch
    {
        (null, [var target]) when Categorical.Contains(target) => TaskKind.Classification,
        (null, [var target]) when Numeric.Contains(target) => TaskKind.Regression,
        _ => task,
    };

    /// <summary>The last column that has a name, as spreadsheets leave empty ones at the end.</summary>
    private static string DefaultTarget(Header header, HashSet<string> dropped, string? weight)
    {
        var free = header.Names.Where(name => !dropped.Contains(name) && name != weight);
        return free.LastOrDefault(name => !header.Nameless.Contains(header.IndexOf(name))) ?? (free is [.., var last] ? last : header.Names[^1]);
    }

    private static void RequireApart(IEnumerable<string> names, HashSet<string> others, string both)
    {
        if (names.FirstOrDefault(others.Contains) is { } name)
        {
            throw new GophernetException($"column \"{name}\" is both {both}", "Name it for one of them.");
        }
    }
}
