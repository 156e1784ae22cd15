using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with a text.</summary>
internal sealed class TextOption(Func<TrainingOptions, string> get, Func<TrainingOptions, string, TrainingOptions> set) : TrainingOption<string>(get, set)
{
    public override string HelpName => "TEXT";

    public override string Expected => "a text";

    public override string TextOf(TrainingOptions options) => Get(options);

    public override TrainingOptions With(TrainingOptions options, string text) => Set(options, text);

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => json.WriteString(Key!, Get(options));

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, value.Text());
}
