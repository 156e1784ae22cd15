using System.Collections.Immutable;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>A column of points in time: an input for each part that varied in training, and one more where some were missing.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its cells are written.</param>
/// <param name="Parts">The parts, each with its scaling; those on a circle last.</param>
/// <param name="HasMissing">Whether some were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal abstract record DatePartsFeature(
    string Name, CellForm Form, ImmutableArray<(DatePart Part, Scaling Scaling)> Parts, bool HasMissing, MissingWords Words)
    : FormFeature(Name, Form, HasMissing, Words)
{
    /// <inheritdoc/>
    public override bool IsTime => true;

    /// <inheritdoc/>
    public override int Width => Parts.Length + (HasMissing ? 1 : 0);

    /// <inheritdoc/>
    public override int QuantityCount => Parts.Where(part => !part.Part.IsCircle).Length;

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        DateParts.Encode(Parts, values, numbers, first);
        if (HasMissing)
        {
            EncodeMissing(values, numbers.Row(first + Parts.Length));
        }
    }
}
