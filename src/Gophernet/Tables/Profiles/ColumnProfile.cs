using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Tables.Profiles;

/// <summary>What stood in a column in training: for people, and to tell what is far from it later.</summary>
/// <param name="MissingShare">The share of the rows in which it was missing.</param>
internal record ColumnProfile(double MissingShare)
{
    /// <summary>What stands in most rows, or from where to where values go, in a few words for reports; empty where that is not recorded.</summary>
    /// <param name="textOf">How a value is shown.</param>
    public virtual string Summary(Func<double, string> textOf) => "";

    /// <summary>The same, with the rare categories that another profile of the column knows.</summary>
    public virtual ColumnProfile WithRareOf(ColumnProfile? other) => this;

    /// <summary>Writes what it has; a static ReadJson of the type reads it.</summary>
    internal virtual void WriteJson(Utf8JsonWriter json) => json.WriteNumber("missing_share", MissingShare);

    /// <summary>Writes what only programs have a use for.</summary>
    internal virtual void WriteBulk(Utf8JsonWriter json)
    {
    }

    internal static ColumnProfile ReadJson(JsonNodeReader node) => new(ReadShare(node));

    private protected static double ReadShare(JsonNodeReader node)
    {
        var share = node.Child("missing_share");
        return share.Number() is >= 0 and <= 1 and var number ? number : throw share.Fault("it is not from 0 to 1");
    }
}
