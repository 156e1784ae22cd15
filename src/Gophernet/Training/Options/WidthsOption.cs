using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with the widths of layers: <c>64,32</c>, or <c>none</c>.</summary>
internal sealed class WidthsOption(Func<TrainingOptions, ImmutableArray<int>> get, Func<TrainingOptions, ImmutableArray<int>, TrainingOptions> set)
    : TrainingOption<ImmutableArray<int>>(get, set)
{
    /// <summary>The most neurons of a hidden layer.</summary>
    public const int MaxWidth = 65_536;
    private const string None = "none";

    public override string HelpName => "N,…";

    public override IReadOnlyList<string> Offered => [None];

    public override string Expected => $"whole numbers from 1 to {MaxWidth} with commas between them, or {None}";

    public override string TextOf(TrainingOptions options) =>
        Get(options) is { IsEmpty: false } widths ? string.Join(",", widths.Select(width => width.ToString(CultureInfo.InvariantCulture))) : None;

    public override TrainingOptions? With(TrainingOptions options, string text)
    {
        if (text == None)
        {
            return Set(options, []);
        }

        var parts = text.Split(',');
        var widths = new int[parts.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out widths[i]) || widths[i] is < 1 or > MaxWidth)
            {
                return null;
            }
        }

        return Set(options, [.. widths]);
    }

    public override void Write(TrainingOptions options, Utf8JsonWriter json)
    {
        json.WriteStartArray(Key!);
        foreach (var width in Get(options))
        {
            json.WriteNumberValue(width);
        }

        json.WriteEndArray();
    }

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) =>
        Set(options, [.. value.Items().Select(item => item.Whole(1, MaxWidth))]);
}
