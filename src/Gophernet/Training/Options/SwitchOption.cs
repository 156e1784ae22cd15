using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option that is on or off.</summary>
internal sealed class SwitchOption(Func<TrainingOptions, bool> get, Func<TrainingOptions, bool, TrainingOptions> set) : TrainingOption<bool>(get, set)
{
    public const string On = "on";
    private const string Off = "off";

    /// <summary>Whether its name alone switches it on: no preset has it, so nobody needs to switch it off.</summary>
    public bool IsFlag { get; init; }

    public override string HelpName => "on|off";

    public override IReadOnlyList<string> Offered => [On, Off];

    public override string Expected => "on or off";

    public override string TextOf(TrainingOptions options) => Get(options) ? On : Off;

    public override TrainingOptions? With(TrainingOptions options, string text) => text is On or Off ? Set(options, text == On) : null;

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => json.WriteBoolean(Key!, Get(options));

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, value.Truth());
}
