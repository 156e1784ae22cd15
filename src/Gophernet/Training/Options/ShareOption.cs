using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with a share from 0 to a half.</summary>
internal sealed class ShareOption(Func<TrainingOptions, double> get, Func<TrainingOptions, double, TrainingOptions> set) : TrainingOption<double>(get, set)
{
    private const double Max = 0.5;

    /// <summary>Whether it takes a share.</summary>
    public static bool Takes(double share) => share is >= 0 and <= Max;

    public override string HelpName => "N";

    public override string Expected => "a share from 0 to 0.5";

    public override string TextOf(TrainingOptions options) => Get(options).ToString(CultureInfo.InvariantCulture);

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Takes(value) ? Set(options, value) : null;

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => json.WriteNumber(Key!, Get(options));

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, value.Number());
}
