using System.Text.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>A column whose cells are read in one form, as a number each: one input, and a second where some were missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its cells are written.</param>
/// <param name="Scaling">How a number becomes an input.</param>
/// <param name="HasMissing">Whether some were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal abstract record QuantityFeature(string Name, CellForm Form, Scaling Scaling, bool HasMissing, MissingWords Words)
    : FormFeature(Name, Form, HasMissing, Words)
{
    /// <inheritdoc/>
    public override string? FormName => Form.Name;

    /// <inheritdoc/>
    public override int Width => HasMissing ? 2 : 1;

    /// <inheritdoc/>
    public override int QuantityCount => 1;

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        Scaling.Encode(values, numbers.Row(first));
        if (HasMissing)
        {
            EncodeMissing(values, numbers.Row(first + 1));
        }
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("form", Form.Name);
        Scaling.WriteJson(json);
        json.WriteBoolean("has_missing", HasMissing);
        Words.WriteJson(json);
    }
}
