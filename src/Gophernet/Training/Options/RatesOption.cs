using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>The factors of the learning rate; kinds that are not named keep theirs.</summary>
internal sealed class RatesOption(Func<TrainingOptions, ParameterRates> get, Func<TrainingOptions, ParameterRates, TrainingOptions> set)
    : TrainingOption<ParameterRates>(get, set)
{
    public override string HelpName => "KIND=N,…";

    public override string Description => $"{Help}: {string.Join(", ", ParameterRates.Kinds)}";

    public override string Expected => $"KIND=N with N from 0, and {string.Join(" or ", ParameterRates.Kinds)} as KIND";

    public override string TextOf(TrainingOptions options)
    {
        var rates = Get(options);
        return string.Join(",", ParameterRates.Kinds.Select(kind => NamedNumbers.ToText(kind, rates.Of(kind))));
    }

    public override TrainingOptions? With(TrainingOptions options, string text)
    {
        if (NamedNumbers.Parse(text) is not { } named || named.Any(rate => !ParameterRates.IsKind(rate.Name)))
        {
            return null;
        }

        var rates = Get(options);
        foreach (var (kind, factor) in named)
        {
            rates = rates.With(kind, factor);
        }

        return Set(options, rates);
    }

    public override void Write(TrainingOptions options, Utf8JsonWriter json)
    {
        var rates = Get(options);
        json.WriteStartObject(Key!);
        json.WriteBoolean("by_width", rates.IsByWidth);
        json.WriteNumber("bias", rates.Bias);
        json.WriteNumber("scale", rates.Scale);
        json.WriteNumber("wave", rates.Wave);
        json.WriteNumber("category", rates.Category);
        json.WriteNumber("share", rates.ActivationWeight); // its name in files since format 1
        json.WriteEndObject();
    }

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, new ParameterRates(
        value.Child("by_width").Truth(), value.Child("bias").Single(), value.Child("scale").Single(), value.Child("wave").Single(),
        value.Child("category").Single(), value.Child("share").Single()));
}
