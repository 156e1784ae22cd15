using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with one of a few names.</summary>
/// <param name="names">The names of all values.</param>
/// <param name="get">Its value.</param>
/// <param name="set">The options with another value.</param>
/// <param name="refused">A name that only files and presets may say; null for none.</param>
internal sealed class ChoiceOption<T>(
    NameTable<T> names, Func<TrainingOptions, T> get, Func<TrainingOptions, T, TrainingOptions> set, string? refused = null) : TrainingOption<T>(get, set)
    where T : notnull
{
    public override IReadOnlyList<string> Names => names.Names.Where(name => name != refused);

    public override string HelpName => "NAME";

    public override string Expected => NameList.Either(Names);

    public override string TextOf(TrainingOptions options) => names.Find(Get(options)) ?? "undefined";

    public override bool IsDefined(TrainingOptions options) => names.Find(Get(options)) is not null;

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        text != refused && names.TryParse(text, out var value) ? Set(options, value) : null;

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => json.WriteString(Key!, names.NameOf(Get(options)));

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, value.Name(names));
}
