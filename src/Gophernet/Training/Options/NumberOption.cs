using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with a number: above <see cref="Above"/> and below <see cref="Below"/>, or equal to the former where it is in the range.</summary>
internal sealed class NumberOption(Func<TrainingOptions, float> get, Func<TrainingOptions, float, TrainingOptions> set) : TrainingOption<float>(get, set)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The lower end of the range.</summary>
    public float Above { get; init; }

    /// <summary>Whether the lower end is in the range.</summary>
    public bool IncludesEnd { get; init; } = true;

    /// <summary>The upper end of the range, which is not in it.</summary>
    public float Below { get; init; } = float.PositiveInfinity;

    public override string HelpName => "N";

    public override string Description => IncludesEnd && float.IsFinite(Below) ? $"{Help}, from {Above} to below {Below}" : Help;

    public override string Expected => (IncludesEnd, float.IsFinite(Below)) switch
    {
        (true, true) => $"a number from {Above} to below {Below}",
        (true, false) => $"a number from {Above}",
        (false, true) => $"a number between {Above} and {Below}",
        _ => $"a number above {Above}",
    };

    public override string TextOf(TrainingOptions options) => Get(options).ToString(CultureInfo.InvariantCulture);

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        float.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) && value < Below && (value > Above || (IncludesEnd && value == Above))
            ? Set(options, value)
            : null;

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => json.WriteNumber(Key!, Get(options));

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, value.Single());
}
