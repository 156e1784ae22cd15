using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>The factors of the learning rate; kinds that are not named keep theirs.</summary>
internal sealed class RatesOption(Func<TrainingOptions, ParameterRates> get, Func<TrainingOptions, ParameterRates, TrainingOptions> set)
    : TrainingOption<ParameterRates>(get, set)
{
    private const string ByWidth = "by_width";

    private static readonly string[] Kinds = RateKind.All.Select(kind => kind.Name);

    public override string HelpName => "KIND=N,…";

    public override IReadOnlyList<string> Offered => Kinds.Select(kind => kind + "=");

    public override string Description => $"{Help}: {string.Join(", ", Kinds)}";

    public override string Expected => $"KIND=N with N from 0, and {NameList.Either(Kinds)} as KIND";

    public override string TextOf(TrainingOptions options) =>
        string.Join(",", RateKind.All.Select(kind => NamedNumbers.ToText(kind.Name, kind.Get(Get(options)))));

    public override TrainingOptions? With(TrainingOptions options, string text)
    {
        if (NamedNumbers.Parse(text) is not { } named)
        {
            return null;
        }

        var rates = Get(options);
        foreach (var (name, factor) in named)
        {
            if (RateKind.Find(name) is not { } kind)
            {
                return null;
            }

            rates = kind.With(rates, factor);
        }

        return Set(options, rates);
    }

    public override void Write(TrainingOptions options, Utf8JsonWriter json)
    {
        var rates = Get(options);
        json.WriteStartObject(Key!);
        json.WriteBoolean(ByWidth, rates.IsByWidth);
        foreach (var kind in RateKind.All)
        {
            json.WriteNumber(kind.Key, kind.Get(rates));
        }

        json.WriteEndObject();
    }

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value)
    {
        var rates = ParameterRates.Equal with { IsByWidth = value.Child(ByWidth).Truth() };
        foreach (var kind in RateKind.All)
        {
            rates = kind.With(rates, value.Child(kind.Key).Single());
        }

        return Set(options, rates);
    }
}
