using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column that a network learns from: how its cells are read as one double a row (NaN where missing), and how these become inputs. It
/// never changes, and travels in the model file. A new kind is one such type, in a file of its own, and a line in <see cref="FeatureKinds"/>.
/// </summary>
/// <param name="Name">The column's name.</param>
internal abstract record Feature(string Name)
{
    /// <summary>The name of the kind, in model files and where features are counted: <c>3 categorical</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What such features are called where they are listed: <c>categories</c>.</summary>
    public abstract string PluralName { get; }

    /// <summary>How its cells are written, in reports: <c>dmy</c>; null for the plain form of its kind.</summary>
    public virtual string? FormName => null;

    /// <summary>Whether its cells are plain numbers: presets count such columns, and reports name the kind only beside others.</summary>
    public virtual bool IsNumber => false;

    /// <summary>Whether its values can be put in the order of time.</summary>
    public virtual bool IsTime => IsNumber;

    /// <summary>Whether cells were missing in training.</summary>
    public abstract bool HasMissing { get; init; }

    /// <summary>The number of inputs it becomes, each category counted as one.</summary>
    public abstract int Width { get; }

    /// <summary>Whether it becomes a category, and not numbers.</summary>
    public virtual bool IsCategory => false;

    /// <summary>The categories with an input of their own: all but that of rare and that of missing ones.</summary>
    public virtual int CategoryCount => 0;

    /// <summary>The texts that a cell is one of, where these are known: of categories those with an input of their own.</summary>
    public virtual ImmutableArray<string> Choices => [];

    /// <summary>Whether its cells are kept as texts, and become n-grams beside numbers.</summary>
    public virtual bool IsText => false;

    /// <summary>The buckets of the n-grams that a text becomes.</summary>
    public virtual int Buckets => 0;

    /// <summary>The numbers it becomes.</summary>
    public int NumberCount => IsCategory ? 0 : Width;

    /// <summary>The first of these that are quantities, which learned waves are for; those that say yes or no follow.</summary>
    public virtual int QuantityCount => 0;

    /// <summary>What a cell should be, for messages: <c>a number</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a cell that is not missing.</summary>
    /// <param name="text">The cell without the spaces round it.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="value">The value; NaN where the cell turns out to be a missing one.</param>
    /// <returns>False when the cell is not what the feature needs.</returns>
    public abstract bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value);

    /// <summary>Encodes the values of some rows as numbers.</summary>
    /// <param name="values">A value a row.</param>
    /// <param name="numbers">[numbers, rows].</param>
    /// <param name="first">The feature's first number, a row of <paramref name="numbers"/>.</param>
    public virtual void Encode(ReadOnlySpan<double> values, Matrix numbers, int first) =>
        throw new InvalidOperationException($"The feature {Name} becomes no numbers.");

    /// <summary>Encodes the values of some rows as categories.</summary>
    /// <param name="values">A value a row.</param>
    /// <param name="codes">Receives a code a row, from 0 to below <see cref="Width"/>, or <see cref="CodeMatrix.None"/>.</param>
    public virtual void EncodeCodes(ReadOnlySpan<double> values, Span<int> codes) =>
        throw new InvalidOperationException($"The feature {Name} becomes no category.");

    /// <summary>Encodes some texts as n-grams and numbers.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="start">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="grams">Takes a text apart.</param>
    /// <param name="sparse">Receives the n-grams, a row each.</param>
    /// <param name="numbers">[numbers, rows].</param>
    /// <param name="first">The feature's first number, a row of <paramref name="numbers"/>.</param>
    public virtual void EncodeTexts(TextColumn texts, int start, int rows, TextGrams grams, SparseRows sparse, Matrix numbers, int first) =>
        throw new InvalidOperationException($"The feature {Name} is not one of texts.");

    /// <summary>A column for the values of many rows.</summary>
    public virtual Column CreateColumn() => new NumberColumn();

    /// <summary>A value as reports show it.</summary>
    public virtual string ToText(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>What stood in the column in training, where a row has a value.</summary>
    /// <param name="values">A value a row.</param>
    /// <param name="range">Their range.</param>
    public virtual ColumnProfile ProfileOf(ReadOnlySpan<double> values, NumberRange range) => NumberProfile.Of(values, range);

    /// <summary>Reads what <see cref="ProfileOf"/> gave.</summary>
    internal virtual ColumnProfile ReadProfile(JsonNodeReader node) => NumberProfile.ReadJson(node);

    /// <summary>Counts what of the column is far from training.</summary>
    /// <param name="profile">What stood in it in training; null where that is not known.</param>
    /// <param name="hasBins">Whether it is counted how values are spread.</param>
    public virtual ColumnTally CreateTally(ColumnProfile? profile, bool hasBins) => new NumberTally(profile as NumberProfile, HasMissing, hasBins);

    /// <summary>Writes what tells it from others of its kind, but for bulk; a static ReadJson of the kind reads it.</summary>
    internal abstract void WriteJson(Utf8JsonWriter json);

    /// <summary>Writes what tells it from others and only programs have a use for, after the rest.</summary>
    internal virtual void WriteBulk(Utf8JsonWriter json)
    {
    }

    private protected static void EncodeMissing(ReadOnlySpan<double> values, Span<float> inputs)
    {
        for (var row = 0; row < values.Length; row++)
        {
            inputs[row] = double.IsNaN(values[row]) ? 1 : 0;
        }
    }
}
