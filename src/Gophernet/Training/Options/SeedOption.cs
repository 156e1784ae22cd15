using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with a whole number of 64 bits; in JSON a text, since numbers there stop at 2⁵³ for many readers.</summary>
internal sealed class SeedOption(Func<TrainingOptions, ulong> get, Func<TrainingOptions, ulong, TrainingOptions> set) : TrainingOption<ulong>(get, set)
{
    public override string HelpName => "N";

    public override string Expected => "a whole number from 0";

    public override string TextOf(TrainingOptions options) => Get(options).ToString(CultureInfo.InvariantCulture);

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Set(options, value) : null;

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => json.WriteString(Key!, TextOf(options));

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) =>
        With(options, value.Text()) ?? throw value.Fault("the seed is not a whole number");
}
