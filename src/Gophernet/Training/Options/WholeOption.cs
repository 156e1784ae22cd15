using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with a whole number.</summary>
internal sealed class WholeOption(Func<TrainingOptions, int> get, Func<TrainingOptions, int, TrainingOptions> set) : TrainingOption<int>(get, set)
{
    /// <summary>The smallest number.</summary>
    public int Min { get; init; }

    /// <summary>The largest number.</summary>
    public int Max { get; init; } = int.MaxValue;

    public override string HelpName => "N";

    public override string Expected => Max == int.MaxValue ? $"a whole number from {Min}" : $"a whole number from {Min} to {Max}";

    public override string TextOf(TrainingOptions options) => Get(options).ToString(CultureInfo.InvariantCulture);

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= Min && value <= Max ? Set(options, value) : null;

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => json.WriteNumber(Key!, Get(options));

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, value.Whole(0, int.MaxValue));
}
