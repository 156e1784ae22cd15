using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column of two texts that mean no and yes (case does not count): one input, 0 or 1 before scaling, and a second where some were missing in
/// training.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="No">The text of 0.</param>
/// <param name="Yes">The text of 1.</param>
/// <param name="Scaling">How 0 and 1 become an input.</param>
/// <param name="HasMissing">Whether values were missing in training.</param>
internal sealed record BooleanFeature(string Name, string No, string Yes, Scaling Scaling, bool HasMissing) : Feature(Name)
{
    internal const string KindName = "boolean";

    // The pairs that are looked for.
    private static readonly (string No, string Yes)[] Pairs = [("false", "true"), ("no", "yes"), ("f", "t"), ("n", "y"), ("off", "on")];

    private readonly byte[] _no = Encoding.UTF8.GetBytes(No);
    private readonly byte[] _yes = Encoding.UTF8.GetBytes(Yes);

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "booleans";

    /// <inheritdoc/>
    public override int Width => HasMissing ? 2 : 1;

    /// <inheritdoc/>
    public override ImmutableArray<string> Choices => [No, Yes];

    /// <inheritdoc/>
    public override string Expected => $"{No} or {Yes}";

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        ArgumentNullException.ThrowIfNull(format);
        var (isYes, isNo) = (Ascii.EqualsIgnoreCase(text, _yes), Ascii.EqualsIgnoreCase(text, _no));
        value = isYes ? 1 : isNo ? 0 : double.NaN;
        return isYes || isNo || format.IsNonFinite(text);
    }

    /// <summary>Reads what JSON has for yes and no, whatever the words of the column are.</summary>
    public static bool TryTruth(ReadOnlySpan<byte> word, out double value)
    {
        value = word.SequenceEqual("true"u8) ? 1 : 0;
        return value == 1 || word.SequenceEqual("false"u8);
    }

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

    /// <inheritdoc/>
    public override Column CreateColumn() => new CodeColumn<byte>();

    /// <inheritdoc/>
    public override string ToText(double value) => value > 0 ? Yes : No;

    /// <inheritdoc/>
    public override ColumnProfile ProfileOf(ReadOnlySpan<double> values, NumberRange range) => CategoryProfile.Of([No, Yes], values);

    /// <inheritdoc/>
    public override ColumnTally CreateTally(ColumnProfile? profile, bool hasBins) =>
        new CategoryTally([No, Yes], hasOther: false, profile as CategoryProfile, HasMissing, hasBins);

    internal override ColumnProfile ReadProfile(JsonNodeReader node) => CategoryProfile.ReadJson(node);

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("no", No);
        json.WriteString("yes", Yes);
        Scaling.WriteJson(json);
        json.WriteBoolean("has_missing", HasMissing);
    }

    internal static BooleanFeature ReadJson(string name, JsonNodeReader node)
    {
        var (no, yes) = (node.Child("no").Text(), node.Child("yes").Text());
        return no.Length > 0 && yes.Length > 0 && !no.Equals(yes, StringComparison.OrdinalIgnoreCase)
            ? new(name, no, yes, Scaling.ReadJson(node), node.Child("has_missing").Truth())
            : throw node.Fault("its words for no and yes are empty or the same");
    }

    /// <summary>The pair that the texts of a column are, or null; a column with but one of them is constant.</summary>
    internal static (string No, string Yes)? FindPair(IEnumerable<string> texts)
    {
        var words = texts.Select(text => text.ToLowerInvariant()).Distinct().ToList();
        foreach (var pair in Pairs)
        {
            if (words.Count == 2 && words.Contains(pair.No) && words.Contains(pair.Yes))
            {
                return pair;
            }
        }

        return null;
    }
}
