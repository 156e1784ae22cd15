using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
/// A column of texts: the n-grams of a text (<see cref="TextGrams"/>) by bucket, each with the value (1 + ln count) · idf (Salton and Buckley,
/// "Term-weighting approaches in automatic text retrieval", 1988), words and characters each made as long as 1; and beside these some numbers.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Rarity">
/// For each bucket 16 · idf, where idf = 1 + ln((1 + texts) / (1 + texts with such an n-gram)) in training; 0 where there was none.
/// </param>
/// <param name="Length">How the number of characters becomes an input.</param>
/// <param name="Digits">How the share of digits does.</param>
/// <param name="Capitals">How the share of capitals does.</param>
/// <param name="HasMissing">Whether texts were missing in training.</param>
/// <param name="Words">Frequent words and pairs of words, for reports.</param>
internal sealed record TextFeature(
    string Name, ImmutableArray<byte> Rarity, Scaling Length, Scaling Digits, Scaling Capitals, bool HasMissing, ImmutableArray<string> Words) : Feature(Name)
{
    internal const string KindName = "text";

    /// <summary>The fewest buckets, as a power of 2.</summary>
    internal const int MinBits = 8;

    /// <summary>The most, as a power of 2.</summary>
    internal const int MaxBits = 24;

    private const double RarityScale = 16;
    private const int TextNumbers = 3;

    private readonly int _bits = int.Log2(Rarity.Length);

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "texts";

    /// <inheritdoc/>
    public override bool IsText => true;

    /// <inheritdoc/>
    public override int Width => TextNumbers + (HasMissing ? 1 : 0);

    /// <inheritdoc/>
    public override int QuantityCount => TextNumbers;

    /// <inheritdoc/>
    public override int Buckets => Rarity.Length;

    /// <inheritdoc/>
    public override string Expected => "a text";

    /// <summary>A text has no value; the text itself is kept.</summary>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        value = double.NaN;
        return true;
    }

    /// <inheritdoc/>
    public override void EncodeTexts(TextColumn texts, int start, int rows, TextGrams grams, SparseRows sparse, Matrix numbers, int first)
    {
        for (var row = 0; row < rows; row++)
        {
            var isMissing = texts.IsMissing(start + row);
            if (!isMissing)
            {
                grams.Read(texts[start + row]);
                AddValues(grams.SortedKeys(_bits), sparse);
            }

            sparse.EndRow();
            var (length, digits, capitals) = isMissing ? (double.NaN, double.NaN, double.NaN) : NumbersOf(grams);
            numbers[first, row] = Length.Encode(length);
            numbers[first + 1, row] = Digits.Encode(digits);
            numbers[first + 2, row] = Capitals.Encode(capitals);
            if (HasMissing)
            {
                numbers[first + TextNumbers, row] = isMissing ? 1 : 0;
            }
        }
    }

    /// <inheritdoc/>
    public override Column CreateColumn() => new TextColumn();

    /// <summary>The numbers that stand beside a text's n-grams, before they are scaled.</summary>
    internal static (double Length, double Digits, double Capitals) NumbersOf(TextGrams grams)
    {
        var length = Math.Max(grams.Length, 1);
        return (grams.Length, (double)grams.Digits / length, (double)grams.Capitals / length);
    }

    /// <summary>What is kept of how rare a bucket is.</summary>
    /// <param name="texts">The texts of training.</param>
    /// <param name="having">Those with an n-gram of the bucket.</param>
    internal static byte RarityOf(int texts, int having) =>
        having == 0 ? (byte)0 : (byte)Math.Min(byte.MaxValue, Math.Round(RarityScale * (1 + ScalarMath.Log((1.0 + texts) / (1.0 + having)))));

    /// <summary>The bucket of the n-gram that a word, or a pair of them, is, and what it counts in a text of no other: its idf.</summary>
    internal (int Bucket, double Rarity) WordOf(string word, TextGrams grams)
    {
        grams.Read(Encoding.UTF8.GetBytes(word));
        var bucket = grams.Words.IsEmpty ? 0 : TextGrams.BucketOf(grams.Words[^1], _bits); // a pair comes after its words
        return (bucket, grams.Words.IsEmpty ? 0 : Rarity[bucket] / RarityScale);
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteBoolean("has_missing", HasMissing);
        WriteScaling(json, "length", Length);
        WriteScaling(json, "digits", Digits);
        WriteScaling(json, "capitals", Capitals);
        json.WriteTexts("words", Words);
    }

    internal override void WriteBulk(Utf8JsonWriter json) => json.WriteBase64String("rarity", Rarity.AsSpan());

    /// <inheritdoc/>
    public override ColumnTally CreateTally(ColumnProfile? profile, bool hasBins) => new(profile, HasMissing);

    internal override ColumnProfile ReadProfile(JsonNodeReader node) => ColumnProfile.ReadJson(node);

    internal static TextFeature ReadJson(string name, JsonNodeReader node)
    {
        var rarity = node.Child("rarity");
        var bytes = ImmutableCollectionsMarshal.AsImmutableArray(rarity.Bytes());
        if (!int.IsPow2(bytes.Length) || int.Log2(bytes.Length) is < MinBits or > MaxBits)
        {
            throw rarity.Fault($"{bytes.Length} buckets are not a power of 2 from {1 << MinBits} to {1 << MaxBits}");
        }

        return new TextFeature(
            name, bytes, Scaling.ReadJson(node.Child("length")), Scaling.ReadJson(node.Child("digits")), Scaling.ReadJson(node.Child("capitals")),
            node.Child("has_missing").Truth(), node.Child("words").Texts());
    }

    /// <summary>Compares what is in the arrays too.</summary>
    public bool Equals(TextFeature? other) => other is not null && Name == other.Name && Rarity.AsSpan().SequenceEqual(other.Rarity.AsSpan())
        && Words.AsSpan().SequenceEqual(other.Words.AsSpan())
        && (Length, Digits, Capitals, HasMissing) == (other.Length, other.Digits, other.Capitals, other.HasMissing);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Rarity.Length, Length, HasMissing);

    private static void WriteScaling(Utf8JsonWriter json, string name, Scaling scaling)
    {
        json.WriteStartObject(name);
        scaling.WriteJson(json);
        json.WriteEndObject();
    }

    /// <summary>Adds the values of a row, words and characters each with a norm of 1.</summary>
    private void AddValues(ReadOnlySpan<int> keys, SparseRows sparse)
    {
        Span<double> squares = stackalloc double[2];
        for (int first = 0, end; first < keys.Length; first = end)
        {
            end = EndOfSame(keys, first);
            var (bucket, kind) = (keys[first] >> 1, keys[first] & 1);
            if (Rarity[bucket] > 0)
            {
                var count = end - first;
                var value = Rarity[bucket] / RarityScale * (count == 1 ? 1 : 1 + ScalarMath.Log(count));
                squares[kind] += value * value;
                sparse.Add(bucket, (float)value);
            }
        }

        var (word, character) = ((float)Math.Sqrt(squares[0]), (float)Math.Sqrt(squares[1]));
        var values = sparse.OpenValues;
        var next = 0;
        for (int first = 0, end; first < keys.Length; first = end)
        {
            end = EndOfSame(keys, first);
            if (Rarity[keys[first] >> 1] > 0)
            {
                values[next++] /= (keys[first] & 1) == 0 ? word : character;
            }
        }
    }

    private static int EndOfSame(ReadOnlySpan<int> keys, int first)
    {
        var end = first + 1;
        while (end < keys.Length && keys[end] == keys[first])
        {
            end++;
        }

        return end;
    }
}
