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

    /// <summary>The column of groups; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The column of time, or <see cref="TableOptions.RowOrder"/> where no column is called so; null for none.</summary>
    public string? Time { get; init; }

    /// <summary>Whether time is the order of the rows.</summary>
    public bool IsByRowOrder { get; init; }

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
            : [DefaultTarget(header, dropped, options, firstCount)];
        RequireApart(targets, dropped, "the target and dropped");
        if (options.Weight is { } weight)
        {
            header.IndexOf(weight);
            RequireApart([weight], dropped, "the weight and dropped");
            RequireApart([weight], [.. targets], "the weight and the target");
        }

        RequireDependence(header, options, targets);
        RequireApart(categorical, numeric, "categorical and numeric");
        RequireApart(text, numeric, "text and numeric");
        RequireApart(text, categorical, "text and categorical");
        RequireApart(targets, text, "the target and text");
        var dates = DateChoice.Of(options.Dates, header);
        if (dates.Forms.Keys.FirstOrDefault(name => targets.Contains(name)) is { } date)
        {
            throw new GophernetException($"column \"{date}\" is both a date and the target: dates cannot be predicted",
                "Name another target, or predict a number such as the days since a fixed date.")
            {
                Field = date,
                IsOfSettings = true,
                Settings = [new("target")],
            };
        }

        RequireApart(dates.Forms.Keys, categorical, "a date and categorical");
        RequireApart(dates.Forms.Keys, numeric, "a date and numeric");
        RequireApart(dates.Forms.Keys, text, "a date and text");
        return new ColumnChoice(targets, dropped, categorical, numeric, text, dates, options.Weight)
        {
            TextBuckets = options.TextBuckets,
            Group = options.Group, Time = options.Time, IsByRowOrder = options.Time is not null && DependenceInference.ColumnOf(options, header.Names) is null,
        };
    }

    /// <summary>Whether a column is read: one that is dropped is, where it says groups or time.</summary>
    public bool IsRead(string name) => !Dropped.Contains(name) || name == Group || name == Time;

    /// <summary>Whether a column that is read may be a feature.</summary>
    public bool MayBeFeature(string name) => !Dropped.Contains(name) && !Targets.Contains(name) && name != Weight
        && (name != Group || Categorical.Contains(name) || Numeric.Contains(name) || Text.Contains(name));

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

    private static void RequireDependence(Header header, TableOptions options, ImmutableArray<string> targets)
    {
        if (options is { Group: not null, Time: not null })
        {
            throw new GophernetException("rows are held back by groups and by time at once", "Name one of them.")
            {
                IsOfSettings = true,
                Settings = [new("group"), new("time")],
            };
        }

        if (DependenceInference.ColumnOf(options, header.Names) is { } column)
        {
            var role = options.Group is null ? "the time" : "the groups";
            header.IndexOf(column);
            RequireApart([column], [.. targets], $"{role} and the target");
            RequireApart(options.Weight is null ? [] : [column], [options.Weight ?? ""], $"{role} and the weight");
        }
    }

    /// <summary>The last column that has a name, as spreadsheets leave empty ones at the end.</summary>
    private static string DefaultTarget(Header header, HashSet<string> dropped, TableOptions options, int firstCount)
    {
        var names = header.Names[..firstCount];
        var free = names.Where(name => !dropped.Contains(name) && name != options.Weight && name != options.Group && name != options.Time);
        return free.LastOrDefault(name => !header.Nameless.Contains(header.IndexOf(name))) ?? free.LastOrDefault(_ => true) ?? names[^1];
    }

    private static void RequireApart(IEnumerable<string> names, HashSet<string> others, string both)
    {
        if (names.FirstOrDefault(others.Contains) is { } name)
        {
            throw new GophernetException($"column \"{name}\" is both {both}", "Name it for one of them.") { Field = name, IsOfSettings = true };
        }
    }
}
