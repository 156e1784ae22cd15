using System.Collections.Immutable;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>The columns that the user named, found in the header.</summary>
internal sealed record ColumnChoice(
    ImmutableArray<string> Targets, HashSet<string> Dropped, HashSet<string> Categorical, HashSet<string> Numeric, HashSet<string> Text, string? Weight)
{
    /// <exception cref="GophernetException">A column is missing, or is named for two things at once.</exception>
    public static ColumnChoice Of(Header header, TableOptions options)
    {
        var dropped = ColumnPatterns.Find(options.Dropped, header);
        var categorical = ColumnPatterns.Find(options.Categorical, header);
        var numeric = ColumnPatterns.Find(options.Numeric, header);
        var text = ColumnPatterns.Find(options.Text, header);
        foreach (var name in options.Targets)
        {
            header.IndexOf(name);
        }

        ImmutableArray<string> targets = options.Targets.Length > 0
            ? [.. options.Targets.Distinct()]
            : [header.Names.LastOrDefault(name => !dropped.Contains(name) && name != options.Weight) ?? header.Names[^1]];
        RequireApart(targets, dropped, "the target and dropped");
        if (options.Weight is { } weight)
        {
            header.IndexOf(weight);
            RequireApart([weight], dropped, "the weight and dropped");
            RequireApart([weight], [.. targets], "the weight and the target");
        }

        RequireApart(categorical, numeric, "categorical and numeric");
        RequireApart(text, numeric, "text and numeric");
        RequireApart(text, categorical, "text and categorical");
        RequireApart(targets, text, "the target and text");
        return new ColumnChoice(targets, dropped, categorical, numeric, text, options.Weight);
    }

    /// <summary>The task that was asked for: a single target that is said to be categorical or numeric says it too.</summary>
    public TaskKind? TaskOf(TaskKind? task) => (task, Targets) switch
    {
        (null, [var target]) when Categorical.Contains(target) => TaskKind.Classification,
        (null, [var target]) when Numeric.Contains(target) => TaskKind.Regression,
        _ => task,
    };

    private static void RequireApart(IEnumerable<string> names, HashSet<string> others, string both)
    {
        if (names.FirstOrDefault(others.Contains) is { } name)
        {
            throw new GophernetException($"column \"{name}\" is both {both}", "Name it for one of them.");
        }
    }
}
