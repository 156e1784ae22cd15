using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column of texts that repeat: each is a category. Rare ones share one, which unseen ones use too; missing ones have one where some were missing in
/// training. A case that was not there in training has none.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Categories">The categories with an input of their own.</param>
/// <param name="HasOther">Whether rare categories share an input.</param>
/// <param name="HasMissing">Whether values were missing in training.</param>
internal sealed record CategoricalFeature(string Name, ImmutableArray<string> Categories, bool HasOther, bool HasMissing) : Feature(Name)
{
    internal const string KindName = "categorical";

    /// <summary>The value of a text that is none of the categories.</summary>
    internal const int OtherCode = -1;

    private readonly TextIndex _codes = new(Categories);

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "categories";

    /// <inheritdoc/>
    public override bool IsCategory => true;

    /// <inheritdoc/>
    public override int CategoryCount => Categories.Length;

    /// <inheritdoc/>
    public override ImmutableArray<string> Choices => Categories;

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
    public override void EncodeCodes(ReadOnlySpan<double> values, Span<int> codes)
    {
        var other = HasOther ? Categories.Length : CodeMatrix.None;
        var missing = HasMissing ? Width - 1 : CodeMatrix.None;
        for (var row = 0; row < values.Length; row++)
        {
            codes[row] = double.IsNaN(values[row]) ? missing : values[row] < 0 ? other : (int)values[row];
        }
    }

    /// <inheritdoc/>
    public override Column CreateColumn() => Categories.Length switch
    {
        < byte.MaxValue - 1 => new CodeColumn<byte>(), // with those of missing and other ones
        < ushort.MaxValue - 1 => new CodeColumn<ushort>(),
        _ => new CodeColumn<int>(),
    };

    /// <inheritdoc/>
    public override string ToText(double value) => value >= 0 && value < Categories.Length ? Categories[(int)value] : "";

    /// <inheritdoc/>
    public override ColumnProfile ProfileOf(ReadOnlySpan<double> values, NumberRange range) => CategoryProfile.Of(Categories, values);

    /// <inheritdoc/>
    public override ColumnTally CreateTally(ColumnProfile? profile, bool hasBins) =>
        new CategoryTally(Categories, HasOther, profile as CategoryProfile, HasMissing, hasBins);

    internal override ColumnProfile ReadProfile(JsonNodeReader node) => CategoryProfile.ReadJson(node);

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteTexts("categories", Categories);
        json.WriteBoolean("has_other", HasOther);
        json.WriteBoolean("has_missing", HasMissing);
    }

    internal static CategoricalFeature ReadJson(string name, JsonNodeReader node) =>
        new(name, node.DistinctTexts("categories"), node.Child("has_other").Truth(), node.Child("has_missing").Truth());
}
