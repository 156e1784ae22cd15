namespace Gophernet.Tables.Inference;

/// <summary>What the user should know of a column that is, or might be, an identifier.</summary>
internal static class IdentifierNotes
{
    /// <summary>Drops a column, with the way to keep it.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="reason">Why it is an identifier.</param>
    /// <param name="tellsTarget">Whether the target follows from it, or the rows were numbered by the target.</param>
    /// <param name="kind">What the user may say that its cells are.</param>
    /// <param name="setting">The setting that says so.</param>
    public static InferredColumn Drop(string name, string reason, bool tellsTarget, string kind, string setting) => InferredColumn.None(
        reason,
        new(
            tellsTarget
                ? $"column \"{name}\" predicts the target, and was dropped as an identifier; if it measures something, say that it is {kind}"
                : $"to learn from column \"{name}\" all the same, say that it is {kind}",
            new Setting(setting, name)));

    /// <summary>A column that is called an identifier and kept.</summary>
    public static TableNote OnKept(string name) =>
        new($"column \"{name}\" is kept despite its name, as it predicts the target; if its numbers only name the rows, drop it", new Setting("drop", name));
}
