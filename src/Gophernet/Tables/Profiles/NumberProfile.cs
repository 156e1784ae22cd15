using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Profiles;

/// <summary>The numbers of a column in training: some quantiles, and how the rows are spread between them.</summary>
/// <param name="MissingShare">The share of the rows in which it was missing.</param>
/// <param name="Quantiles">Those of <see cref="Names"/>; empty where there was no number.</param>
/// <param name="Bins">The shares of the numbers that are at most the second quantile, at most the third, and so on, and above the last but one.</param>
internal sealed record NumberProfile(double MissingShare, ImmutableArray<double> Quantiles, ImmutableArray<double> Bins) : ColumnProfile(MissingShare)
{
    // Of more rows so many are looked at: the place of a quartile is then right to 1.4% of the rows, and that of the first percentile to 0.3%. Sorting twice
    // as many takes three times as long, which is 2% of the time that a large table takes to be read.
    public const int MaxRanked = 1024;

    // Steps of the golden ratio: no period of the rows is in step with them.
    private const double Stride = 0.61803398874989485;

    private const double Precision = 10_000;

    /// <summary>The quantiles: all are of the rows that were looked at, but the first and the last are of every row.</summary>
    private static readonly ImmutableArray<double> Places = [0, 0.01, 0.25, 0.5, 0.75, 0.99, 1];

    /// <summary>The names of the quantiles.</summary>
    public static ImmutableArray<string> Names { get; } = ["min", "p01", "p25", "p50", "p75", "p99", "max"];

    /// <summary>The smallest number; nothing is below it where there was none.</summary>
    public double Low => Quantiles.IsEmpty ? double.NegativeInfinity : Quantiles[0];

    /// <summary>The largest number.</summary>
    public double High => Quantiles.IsEmpty ? double.PositiveInfinity : Quantiles[^1];

    /// <summary>The numbers between which <see cref="Bins"/> are.</summary>
    public ImmutableArray<double> Edges => Quantiles.IsEmpty ? [] : Quantiles[1..^1];

    /// <summary>Looks at numbers.</summary>
    /// <param name="values">A number a row; NaN for missing.</param>
    /// <param name="range">Their range.</param>
    public static NumberProfile Of(ReadOnlySpan<double> values, NumberRange range)
    {
        var missing = values.Length == 0 ? 0 : (double)range.MissingCount / values.Length;
        var ranked = Ranked(values);
        if (ranked.IsEmpty)
        {
            return new NumberProfile(missing, [], []);
        }

        var quantiles = new double[Places.Length];
        for (var i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = i == 0 ? range.Low : i == quantiles.Length - 1 ? range.High : ranked[(int)Math.Round((ranked.Length - 1) * Places[i])];
        }

        var bins = new double[quantiles.Length - 1];
        var counted = 0;
        for (var i = 0; i < bins.Length; i++)
        {
            var first = counted;
            while (counted < ranked.Length && (i == bins.Length - 1 || ranked[counted] <= quantiles[i + 1]))
            {
                counted++;
            }

            bins[i] = Math.Round((double)(counted - first) / ranked.Length * Precision) / Precision;
        }

        return new NumberProfile(missing, [.. quantiles], [.. bins]);
    }

    /// <inheritdoc/>
    public override string Summary(Func<double, string> textOf)
    {
        ArgumentNullException.ThrowIfNull(textOf);
        return Quantiles.IsEmpty ? "" : $"{textOf(Low)} to {textOf(High)}, quartiles {string.Join(", ", Quantiles[2..5].Select(textOf))}";
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        if (Quantiles.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("quantiles");
        for (var i = 0; i < Names.Length; i++)
        {
            json.WriteNumber(Names[i], Quantiles[i]);
        }

        json.WriteEndObject();
        json.WriteStartArray("bins");
        foreach (var share in Bins)
        {
            json.WriteNumberValue(share);
        }

        json.WriteEndArray();
    }

    internal static new NumberProfile ReadJson(JsonNodeReader node)
    {
        if (!node.Has("quantiles"))
        {
            return new NumberProfile(ReadShare(node), [], []);
        }

        var (quantiles, bins) = (node.Child("quantiles"), node.Child("bins"));
        ImmutableArray<double> read = [.. Names.Select(name => quantiles.Child(name).Number())];
        for (var i = 1; i < read.Length; i++)
        {
            if (read[i] < read[i - 1])
            {
                throw quantiles.Fault("they are not in order");
            }
        }

        return new NumberProfile(ReadShare(node), read, [.. bins.Items(Names.Length - 1, Names.Length - 1).Select(bin => bin.Number(0, 1))]);
    }

    private static Span<double> Ranked(ReadOnlySpan<double> values)
    {
        var ranked = new double[Math.Min(values.Length, MaxRanked)];
        var count = 0;
        for (var i = 0; i < ranked.Length; i++)
        {
            var jitter = values.Length <= MaxRanked ? 0 : i * Stride - Math.Floor(i * Stride);
            ranked[count] = values[(int)((i + jitter) * values.Length / ranked.Length)];
            count += double.IsNaN(ranked[count]) ? 0 : 1;
        }

        var present = ranked.AsSpan(0, count);
        present.Sort();
        return present;
    }
}
