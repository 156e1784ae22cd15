using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with one quantile or several: <c>0.05,0.5,0.95</c>.</summary>
internal sealed class QuantilesOption(Func<TrainingOptions, ImmutableArray<float>> get, Func<TrainingOptions, ImmutableArray<float>, TrainingOptions> set)
    : TrainingOption<ImmutableArray<float>>(get, set)
{
    private const int MaxCount = 99;
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override string HelpName => "N,…";

    public override string Expected => $"up to {MaxCount} different numbers between 0 and 1";

    public override string TextOf(TrainingOptions options) =>
        string.Join(",", Get(options).Select(quantile => quantile.ToString(CultureInfo.InvariantCulture)));

    public override TrainingOptions? With(TrainingOptions options, string text)
    {
        var parts = text.Split(',');
        var quantiles = new float[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!float.TryParse(parts[i], Style, CultureInfo.InvariantCulture, out quantiles[i]) || quantiles[i] is not (> 0 and < 1))
            {
                return null;
            }
        }

        Array.Sort(quantiles);
        return parts.Length <= MaxCount && quantiles.Distinct().Length == parts.Length ? Set(options, [.. quantiles]) : null;
    }

    /// <summary>One alone is the loss's number.</summary>
    public override void Write(TrainingOptions options, Utf8JsonWriter json)
    {
        if (Get(options) is not { Length: > 1 } quantiles)
        {
            return;
        }

        json.WriteStartArray(Key!);
        foreach (var quantile in quantiles)
        {
            json.WriteNumberValue(quantile);
        }

        json.WriteEndArray();
    }

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) =>
        value.Items() is { Count: > 1 and <= MaxCount } items && items.Select(item => item.Single()) is var quantiles && AreAscending(quantiles)
            ? Set(options, [.. quantiles])
            : throw value.Fault($"they are not 2 to {MaxCount} numbers between 0 and 1 in ascending order");

    private static bool AreAscending(float[] quantiles)
    {
        for (var i = 0; i < quantiles.Length; i++)
        {
            if (quantiles[i] is not (> 0 and < 1) || (i > 0 && quantiles[i] <= quantiles[i - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
