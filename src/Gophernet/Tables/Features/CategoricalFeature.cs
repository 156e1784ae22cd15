using System.Collections.Immutable;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column of texts that repeat: an input for each category, 1 in its own and 0 in the others. Rare categories share one input, which
/// unseen ones use too; missing ones have one where some were missing in training. A case that was not there in training has no input of its
/// own: all are 0.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Categories">The categories with an input of their own.</param>
/// <param name="HasOther">Whether rare categories share an input.</param>
/// <param name="HasMissing">Whether values were missing in training.</param>
public sealed record CategoricalFeature(string Name, ImmutableArray<string> Categories, bool HasOther, bool HasMissing) : Feature(Name)
{
    private const int OtherCode = -1;

    private readonly TextIndex _codes = new(Categories);

    /// <inheritdoc/>
    public override FeatureKind Kind => FeatureKind.Categorical;

    /// <inheritdoc/>
    public override int Width => Categories.Length + (HasOther ? 1 : 0) + (HasMissing ? 1 : 0);

    /// <inheritdoc/>
    public override string Expected => "a category";

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        value = _codes.TryGet(text, format, out var code) ? code : OtherCode;
        return true;
    }

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Matrix inputs, int first)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        for (var i = 0; i < Width; i++)
        {
            inputs.Row(first + i).Clear();
        }

        var other = HasOther ? Categories.Length : -1;
        var missing = HasMissing ? Width - 1 : -1;
        for (var row = 0; row < values.Length; row++)
        {
            var input = double.IsNaN(values[row]) ? missing : values[row] < 0 ? other : (int)values[row];
            if (input >= 0)
            {
                inputs[first + input, row] = 1;
            }
        }
    }
}
