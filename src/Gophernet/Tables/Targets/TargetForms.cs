using System.Collections.Immutable;
using Gophernet.Json;

namespace Gophernet.Tables.Targets;

/// <summary>The forms of targets: a line each.</summary>
internal static class TargetForms
{
    private static readonly NameTable<Func<ImmutableArray<string>, JsonNodeReader, Target>> Readers = new(
        (LabelTarget.FormName, LabelTarget.ReadJson),
        (IndicatorTarget.FormName, (columns, _) => new IndicatorTarget(columns)),
        (NumberTarget.FormName, NumberTarget.ReadJson),
        (MultiLabelTarget.FormName, (columns, _) => new MultiLabelTarget(columns)));

    /// <summary>The name of each form.</summary>
    public static IReadOnlyList<string> Names => Readers.Names;

    /// <exception cref="GophernetException">The form is unknown, or something of it is missing or wrong.</exception>
    public static Target Read(JsonNodeReader node)
    {
        var count = node.Child("columns").Items().Count;
        return count is < 1 or > Target.MaxColumns
            ? throw node.Fault($"it has {count} columns")
            : node.Child("form").Name(Readers)(node.Child("columns").Texts(), node);
    }
}
