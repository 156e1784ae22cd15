using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>What the rows of each class count; not written where all count the same.</summary>
internal sealed class ClassWeightsOption(Func<TrainingOptions, ClassWeighting?> get, Func<TrainingOptions, ClassWeighting?, TrainingOptions> set)
    : TrainingOption<ClassWeighting?>(get, set)
{
    private const int MaxClasses = 1_000; // as a target has
    private const string Balanced = "balanced";
    private const string Prefix = "of_"; // a class may be called as anything, "balanced" too

    public override string HelpName => "NAME=N,…";

    public override IReadOnlyList<string> Offered => [Balanced];

    public override string Expected => $"{Balanced}, or NAME=N with N from 0";

    public override string TextOf(TrainingOptions options) => Get(options) switch
    {
        null => "",
        { IsBalanced: true } => Balanced,
        var weighting => string.Join(",", weighting.Named.Select(named => NamedNumbers.ToText(named.Class, named.Weight))),
    };

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        text == Balanced ? Set(options, new ClassWeighting(IsBalanced: true, []))
        : NamedNumbers.Parse(text) is { } named ? Set(options, new ClassWeighting(IsBalanced: false, named))
        : null;

    // Classes of a program may have names that a command line cannot say.
    public override bool IsInRange(TrainingOptions options) =>
        Get(options) is not { IsBalanced: false } weighting || weighting.Named.All(named => named.Weight >= 0 && float.IsFinite(named.Weight));

    public override void Write(TrainingOptions options, Utf8JsonWriter json)
    {
        if (Get(options) is not { } weighting)
        {
            return;
        }

        json.WriteStartObject(Key!);
        json.WriteBoolean(Balanced, weighting.IsBalanced);
        foreach (var (name, weight) in weighting.Named)
        {
            json.WriteNumber(Prefix + name, weight);
        }

        json.WriteEndObject();
    }

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value)
    {
        var named = value.Members(MaxClasses + 1).Where(member => member.Name.StartsWith(Prefix, StringComparison.Ordinal));
        return Set(options, new ClassWeighting(
            value.Child(Balanced).Truth(), [.. named.Select(member => (member.Name[Prefix.Length..], WeightOf(member.Value)))]));
    }

    private static float WeightOf(JsonNodeReader node) => node.Single() is >= 0 and var weight ? weight : throw node.Fault("it is below 0");
}
