using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>The rows of a table as they stand.</summary>
/// <param name="Schema">The schema that the table was read with.</param>
/// <param name="Table">The table.</param>
internal readonly record struct TableRows(Schema Schema, Table Table) : IInputRows
{
    public void CopyTo(int first, int count, Matrix numbers, CodeMatrix codes, TextRows texts) =>
        FeatureEncoder.EncodeInputs(Schema, Table, first, count, numbers, codes, texts);
}
