using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Targets;

/// <summary>
/// Columns of numbers. The network works on standardised ones, or on standardised logarithms; what it puts out is brought back to the column's own units.
/// </summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Scalings">How each is standardised, or its logarithm.</param>
internal sealed record NumberTarget(ImmutableArray<string> Columns, ImmutableArray<Scaling> Scalings) : Target(Columns)
{
    internal const string FormName = "numbers";

    // e to its power is less than the largest number of a table.
    internal const double MaxExponent = 80;

    // Of logarithms with a deviation of 1 around the predictions it is e^½; a larger one comes from chance, or from a single row.
    private const double MaxCorrection = 4;

    // Of a file; what is larger could make predictions overflow.
    private const double MaxSmearing = 1e6;

    private static readonly NameTable<bool> Scales = new(("log", true)); // linear ones are not named

    /// <summary>How the numbers of each column are written, null for plain ones; empty where all are plain.</summary>
    public ImmutableArray<NumberForm?> Written { get; init; } = [];

    /// <summary>
    /// For each column that is learned as a logarithm, what a number that comes from one is multiplied with so that predictions are right in the mean
    /// (after Duan, "Smearing estimate", 1983); 0 for columns that are learned as they are; empty where all are.
    /// </summary>
    public ImmutableArray<double> Smearings { get; init; } = [];

    /// <summary>
    /// Quantiles in ascending order, of which the network has an output each for every column; empty where it has one output a column. What stands for all of
    /// them is the median, or else the middle one, of an even number the mean of the middle two.
    /// </summary>
    public ImmutableArray<float> Quantiles { get; init; } = [];

    /// <summary>The outputs of each column.</summary>
    public int OutputsPerColumn => Math.Max(1, Quantiles.Length);

    /// <inheritdoc/>
    public override string Form => FormName;

    /// <inheritdoc/>
    public override TaskKind Task => TaskKind.Regression;

    /// <inheritdoc/>
    public override int ValueCount => Columns.Length;

    /// <inheritdoc/>
    public override int OutputCount => Columns.Length * OutputsPerColumn;

    /// <inheritdoc/>
    public override ImmutableArray<string> ProbabilityNames => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> PredictionNames => Quantiles.IsEmpty ? Columns : [.. Columns.SelectMany(column =>
        (string[])[column, .. Quantiles.Select(quantile => string.Create(CultureInfo.InvariantCulture, $"{column}_{quantile}"))])];

    /// <inheritdoc/>
    public override bool TryRead(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (TargetCells.HasMissing(record, indexes, format))
        {
            return false;
        }

        for (var i = 0; i < indexes.Length; i++)
        {
            var field = record[indexes[i]];
            var text = CellFormat.Trim(field.Bytes);
            if (!(WrittenAs(i) is { } form ? form.TryParse(text, format, out values[i]) : format.TryNumber(text, out values[i])))
            {
                throw new GophernetException(field.Place, $"column \"{Columns[i]}\": expected a number, found {Quoting.Field(field.Bytes)}", "Fix the cell.")
                {
                    Field = Columns[i],
                };
            }

            if (format.Missing.HasNumber(values[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How the numbers of a column are written; null for plain ones.</summary>
    public NumberForm? WrittenAs(int column) => Written.IsEmpty ? null : Written[column];

    /// <summary>Whether a column is learned as a logarithm.</summary>
    public bool IsLogarithm(int column) => !Smearings.IsEmpty && Smearings[column] > 0;

    /// <summary>Not finite where a number of 0 or below has no logarithm.</summary>
    public override void Encode(ReadOnlySpan<double> values, Span<float> outputs)
    {
        for (var i = 0; i < values.Length; i++)
        {
            outputs.Slice(i * OutputsPerColumn, OutputsPerColumn).Fill(!IsLogarithm(i) ? Scalings[i].Encode(values[i])
                : values[i] > 0 ? Scalings[i].Encode(ScalarMath.Log(values[i])) : float.NegativeInfinity);
        }
    }

    /// <summary>The smallest and the largest number of each column: predictions stay between them; empty for no limits.</summary>
    public ImmutableArray<(double Low, double High)> Limits { get; init; } = [];

    /// <summary>
    /// Puts the quantiles of each column in ascending order: that is never farther from the true ones than quantiles that cross (Chernozhukov,
    /// Fernández-Val and Galichon, "Quantile and probability curves without crossing", 2010).
    /// </summary>
    /// <param name="outputs">What networks put out for a row, [outputs].</param>
    public void Rearrange(Span<float> outputs)
    {
        for (var i = 0; i < outputs.Length && !Quantiles.IsEmpty; i += Quantiles.Length)
        {
            outputs.Slice(i, Quantiles.Length).Sort();
        }
    }

    /// <summary>A prediction in the units of the column.</summary>
    public double Decode(int column, float output)
    {
        var number = output * Scalings[column].Deviation + Scalings[column].Mean;
        if (IsLogarithm(column))
        {
            number = ScalarMath.Exp(Math.Clamp(number, -MaxExponent, MaxExponent)) * Smearings[column];
        }

        return Limits.IsEmpty ? number : Math.Clamp(number, Limits[column].Low, Limits[column].High);
    }

    /// <summary>The same target with predictions that stay between the smallest and the largest number of the training rows, and of limits before.</summary>
    /// <param name="ranges">The smallest and the largest number of each column in the training rows.</param>
    public NumberTarget WithLimits(ImmutableArray<(double Low, double High)> ranges)
    {
        var limits = ImmutableArray.CreateBuilder<(double, double)>();
        for (var i = 0; i < Columns.Length; i++)
        {
            var (low, high) = ranges[i];
            limits.Add(Limits.IsEmpty ? (low, high) : (Math.Min(low, Limits[i].Low), Math.Max(high, Limits[i].High)));
        }

        return this with { Limits = limits.ToImmutable() };
    }

    /// <summary>How far a number lies beyond an interval, in the units of its column, or of its logarithm where that is learned; below 0 inside.</summary>
    /// <param name="column">The 0-based index of the column.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end; where it is the lower one too, this is the distance from it.</param>
    /// <param name="number">The number.</param>
    public double Beyond(int column, double low, double high, double number) => IsLogarithm(column)
        ? Math.Max(ScalarMath.Log(low) - ScalarMath.Log(number), ScalarMath.Log(number) - ScalarMath.Log(high))
        : Math.Max(low - number, number - high);

    /// <summary>The interval of the numbers that lie no more than that beyond another; those from logarithms stay above 0.</summary>
    /// <param name="column">The 0-based index of the column.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="by">How far, as <see cref="Beyond"/> says it.</param>
    public (double Low, double High) Widen(int column, double low, double high, double by)
    {
        if (!IsLogarithm(column))
        {
            return (low - by, high + by);
        }

        var factor = ScalarMath.Exp(Math.Clamp(by, -MaxExponent, MaxExponent));
        return (low / factor, high * factor);
    }

    /// <summary>
    /// The same target with numbers from logarithms that are right in the mean: the sum of the actual numbers over that of the predicted ones.
    /// </summary>
    /// <param name="outputs">What networks put out for some rows, [rows, outputs].</param>
    /// <param name="actual">The actual numbers, [columns][rows].</param>
    public NumberTarget WithSmearings(Matrix outputs, double[][] actual)
    {
        var smearings = Smearings.ToArray();
        for (var i = 0; i < smearings.Length; i++)
        {
            if (IsLogarithm(i))
            {
                smearings[i] = 1;
                var bare = this with { Smearings = [.. smearings] };
                var (wanted, predicted) = (0.0, 0.0);
                for (var row = 0; row < actual[i].Length; row++)
                {
                    (wanted, predicted) = (wanted + actual[i][row], predicted + bare.Decode(i, outputs[row, i]));
                }

                smearings[i] = predicted > 0 ? Math.Clamp(wanted / predicted, 1 / MaxCorrection, MaxCorrection) : 1;
            }
        }

        return this with { Smearings = [.. smearings] };
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray("scalings");
        for (var i = 0; i < Scalings.Length; i++)
        {
            json.WriteStartObject();
            Scalings[i].WriteJson(json);
            if (IsLogarithm(i))
            {
                json.WriteString("scale", Scales.NameOf(true));
                json.WriteNumber("smearing", Smearings[i]);
            }

            if (!Limits.IsEmpty)
            {
                json.WriteNumber("low", Limits[i].Low);
                json.WriteNumber("high", Limits[i].High);
            }

            if (WrittenAs(i) is { } form)
            {
                NumberFormJson.Write(form, json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!Quantiles.IsEmpty)
        {
            json.WriteStartArray("quantiles");
            foreach (var quantile in Quantiles)
            {
                json.WriteNumberValue(quantile);
            }

            json.WriteEndArray();
        }
    }

    internal static NumberTarget ReadJson(ImmutableArray<string> columns, JsonNodeReader node)
    {
        var scalings = node.Child("scalings").Items();
        List<JsonNodeReader> items = scalings.Count == columns.Length ? [.. scalings] : [];
        return scalings.Count == columns.Length
            ? new NumberTarget(columns, [.. items.Select(Scaling.ReadJson)])
            {
                Limits = ReadLimits(items), Written = ReadForms(items), Smearings = ReadSmearings(items),
                Quantiles = node.Has("quantiles") ? ReadQuantiles(node.Child("quantiles"), columns.Length) : [],
            }
            : throw node.Fault("columns and scalings differ in number");
    }

    private static ImmutableArray<float> ReadQuantiles(JsonNodeReader node, int columns)
    {
        var count = node.Items().Count;
        if (count < 2 || count > MaxColumns / columns)
        {
            throw node.Fault("they are too few or too many");
        }

        ImmutableArray<float> quantiles = [.. node.Items().Select(item => item.Single())];
        for (var i = 0; i < quantiles.Length; i++)
        {
            if (quantiles[i] is not (> 0 and < 1) || (i > 0 && quantiles[i] <= quantiles[i - 1]))
            {
                throw node.Fault("they are not numbers between 0 and 1 in ascending order");
            }
        }

        return quantiles;
    }

    private static ImmutableArray<double> ReadSmearings(List<JsonNodeReader> scalings) =>
        !scalings.Exists(scaling => scaling.Has("scale")) ? [] : [.. scalings.Select(scaling =>
            !(scaling.Has("scale") && scaling.Child("scale").Name(Scales)) ? 0
            : scaling.Child("smearing").Number() is > 0 and <= MaxSmearing and var smearing ? smearing
            : throw scaling.Fault($"its smearing is not from 0 to {MaxSmearing}"))];

    private static ImmutableArray<NumberForm?> ReadForms(List<JsonNodeReader> scalings) =>
        scalings.Exists(scaling => scaling.Has("written")) ? [.. scalings.Select(NumberFormJson.Read)] : [];

    private static ImmutableArray<(double Low, double High)> ReadLimits(List<JsonNodeReader> scalings) =>
        !scalings.Exists(scaling => scaling.Has("low") || scaling.Has("high")) ? [] : [.. scalings.Select(scaling =>
            (scaling.Child("low").Number(), scaling.Child("high").Number()) is var (low, high) && low <= high
                ? (low, high)
                : throw scaling.Fault("its limits are the wrong way round"))];
}
