using Gophernet.Tables;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>A column as the user of a file in C passes it.</summary>
/// <param name="Feature">What the model makes of it.</param>
/// <param name="Field">Its name in the row.</param>
internal readonly record struct ColumnField(Feature Feature, string Field)
{
    /// <summary>Whether it is passed as a number, and not as a text.</summary>
    public bool IsNumber => Feature is NumericFeature;
}

/// <summary>The columns of a model, in the order of its inputs.</summary>
/// <param name="Columns">The columns.</param>
internal sealed record ColumnList(ColumnField[] Columns)
{
    // Rows of more columns are filled by a loop.
    private const int MaxFields = 100;

    /// <summary>Whether each column is a field of the row; otherwise all are cells of one array.</summary>
    public bool HasFields => Columns.Length <= MaxFields;

    /// <summary>Whether all columns are passed as numbers.</summary>
    public bool AreNumbers => Columns.All(column => column.IsNumber);

    /// <summary>The columns of a schema.</summary>
    public static ColumnList Of(Schema schema)
    {
        var fields = Identifier.Of(schema.FeatureNames, "column");
        return new ColumnList(schema.Features.Select((feature, i) => new ColumnField(feature, fields[i])));
    }
}
