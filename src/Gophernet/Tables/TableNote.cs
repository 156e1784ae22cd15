namespace Gophernet.Tables;

/// <summary>Something that was noticed in a table.</summary>
/// <param name="Text">What it is, and what to do about it.</param>
/// <param name="Setting">The setting that would do it; null for none.</param>
public readonly record struct TableNote(string Text, Setting? Setting = null)
{
    /// <summary>What it is, in snake_case, for programs: <c>leak</c>.</summary>
    public string Code { get; init; } = "note";

    /// <summary>Another setting that would do it; null for none.</summary>
    public Setting? Alternative { get; init; }
}
