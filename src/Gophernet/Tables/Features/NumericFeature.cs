using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column of numbers: one input, further ones where it has long tails, and one that says whether it is missing where some were in training.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Scaling">How a number becomes an input.</param>
/// <param name="HasMissing">Whether numbers were missing in training.</param>
/// <param name="MissingWords">Words that stood among the numbers of this column, and count as missing in it.</param>
internal sealed record NumericFeature(string Name, Scaling Scaling, bool HasMissing, ImmutableArray<string> MissingWords) : Feature(Name)
{
    internal const string KindName = "numeric";

    private readonly byte[][] _missingWords = [.. MissingWords.Select(Encoding.UTF8.GetBytes)];

    /// <summary>How its numbers are written; null for plain ones.</summary>
    public NumberForm? Written { get; init; }

    /// <summary>The forms in which a column with long tails enters as well.</summary>
    public ImmutableArray<TailForm> Tails { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "numbers";

    /// <inheritdoc/>
    public override bool IsNumber => true;

    /// <inheritdoc/>
    public override int Width => 1 + Tails.Length + (HasMissing ? 1 : 0);

    /// <inheritdoc/>
    public override int QuantityCount => 1;

    /// <inheritdoc/>
    public override string Expected => Written is null ? "a number" : $"a number such as {Written.Example}";

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (Written is null ? format.TryNumber(text, out value) : Written.TryParse(text, format, out value))
        {
            value = format.Missing.HasNumber(value) ? double.NaN : value;
            return true;
        }

        value = double.NaN;
        foreach (var word in _missingWords)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        Scaling.Encode(values, numbers.Row(first));
        for (var i = 0; i < Tails.Length; i++)
        {
            Tails[i].Encode(values, Scaling.Fill, numbers.Row(first + 1 + i));
        }

        if (HasMissing)
        {
            EncodeMissing(values, numbers.Row(first + 1 + Tails.Length));
        }
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        Scaling.WriteJson(json);
        json.WriteBoolean("has_missing", HasMissing);
        json.WriteTexts("missing_words", MissingWords);
        if (Written is not null)
        {
            NumberFormJson.Write(Written, json);
        }

        if (!Tails.IsEmpty)
        {
            TailForm.WriteJson(Tails, json);
        }
    }

    internal static NumericFeature ReadJson(string name, JsonNodeReader node) =>
        new(name, Scaling.ReadJson(node), node.Child("has_missing").Truth(), node.Child("missing_words").Texts())
        {
            Written = NumberFormJson.Read(node),
            Tails = TailForm.ReadJson(node),
        };
}
