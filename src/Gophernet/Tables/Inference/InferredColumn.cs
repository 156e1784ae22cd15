using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;

namespace Gophernet.Tables.Inference;

/// <summary>What became of a column: a feature with a value a row, or the reason why it was dropped; and what the user should know of it.</summary>
internal sealed record InferredColumn(Feature? Feature, Column? Values, string? Dropped = null, TableNote? Note = null)
{
    /// <summary>Another thing that the user should know, beside the note.</summary>
    public TableNote? OtherNote { get; init; }

    /// <summary>What stood in it; null where it was dropped.</summary>
    public ColumnProfile? Profile { get; init; }

    /// <summary>A column that nothing is learned from.</summary>
    public static InferredColumn None(string reason, TableNote? note = null) => new(null, null, reason, note);
}
