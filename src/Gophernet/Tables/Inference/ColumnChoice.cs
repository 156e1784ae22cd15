using System.Collections.Immutable;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>The columns that the user named, found in the header.</summary>
internal sealed record ColumnChoice(
    ImmutableArray<string> Targets, HashSet<string> Dropped, HashSet<string> Categorical, HashSet<string> Numeric, HashSet<string> Text, DateChoice Dates,
    string? Weight)
{
    /// <summary>The most buckets for n-grams of a column of texts.</summary>
    public int TextBuckets { get; private init; } = TableOptions.DefaultTextBuckets;

    /// <summary>Nothing is chosen.</summary>
    public static ColumnChoice None { get; } = new([], [], [], [], [], DateChoice.None, null);

    /// <exception cref="GophernetException">A column is missing, or is named for two things at once.</exception>
    public static ColumnChoice Of(Header header, TableOptions options) => Of(header, options, header.Names.Length);

    /// <param name="header">The columns.</param>
    /// <param name="options">What the user said of them.</param>
    /// <param name="firstCount">The columns of which the last is the target if nothing was said: those after them came late.</param>
    /// <exception cref="GophernetException">A column is missing, or is named for two things at once.</exception>
    public static ColumnChoice Of(Header header, TableOptions options, int firstCount)
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
            : [DefaultTarget(header, dropped, options.Weight, firstCount)];
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
        var dates = DateChoice.Of(options.Dates, header);
        RequireApart(dates.Forms.Keys, categorical, "a date and categorical");
        RequireApart(dates.Forms.Keys, numeric, "a date and numeric");
        RequireApart(dates.Forms.Keys, text, "a date and text");
        return new ColumnChoice(targets, dropped, categorical, numeric, text, dates, options.Weight) { TextBuckets = options.TextBuckets };
    }

    /// <summary>What is known of a column before its cells are looked at.</summary>
    /// <param name="name">The column.</param>
    /// <param name="mayCountRows">Whether it may be one that counts the rows.</param>
    public ColumnHints HintsFor(string name, bool mayCountRows) => new(Categorical.Contains(name), Numeric.Contains(name), mayCountRows)
    {
        DateForm = Dates.Forms.GetValueOrDefault(name),
        DateOrder = Dates.Order,
        IsText = Text.Contains(name),
        MaxBuckets = TextBuckets,
    };

    /// <summary>The task that was asked for: a single target that is said to be categorical or numeric says it too.</summary>
    public TaskKind? TaskOf(TaskKind? task) => (task, Targets) switch
    {
        (null, [var target]) when Categorical.Contains(target) => TaskKind.Classification,
        (null, [var target]) when Numeric.Contains(target) => TaskKind.Regression,
        _ => task,
    };

    /// <summary>The last column that has a name, as spreadsheets leave empty ones at the end.</summary>
    private static string DefaultTarget(Header header, HashSet<string> dropped, string? weight, int firstCount)
    {
        var names = header.Names[..firstCount];
        var free = names.Where(name => !dropped.Contains(name) && name != weight);
        return free.LastOrDefault(name => !header.Nameless.Contains(header.IndexOf(name))) ?? free.LastOrDefault(_ => true) ?? names[^1];
    }

    private static void RequireApart(IEnumerable<string> names, HashSet<string> others, string both)
    {
        if (names.FirstOrDefault(others.Contains) is { } name)
        {
            throw new GophernetException($"column \"{name}\" is both {both}", "Name it for one of them.");
        }
    }
}
