using Gophernet.Tables;

namespace Gophernet.Explanation;

/// <summary>The values of a table as they were read, to be shown beside what is said of them once it is encoded.</summary>
internal sealed class ShownValues
{
    private readonly Schema _schema;
    private readonly double[]?[] _values; // of each feature; null for texts

    private ShownValues(Schema schema, double[]?[] values) => (_schema, _values) = (schema, values);

    /// <summary>Keeps the values of a table that is not encoded yet.</summary>
    public static ShownValues Of(Schema schema, Table table)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        return new ShownValues(schema, schema.Features.Select((feature, i) => feature.IsText ? null : table.Feature(i).ToArray()));
    }

    /// <summary>The value of a feature in a row; null of a text.</summary>
    public string? this[int row, int feature] => _values[feature] is not { } values ? null
        : double.IsNaN(values[row]) ? "missing" : _schema.Features[feature].ToText(values[row]) is { Length: > 0 } text ? text : "other";
}
