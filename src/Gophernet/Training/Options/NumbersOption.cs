using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with the ways in which numbers enter the networks, in turn: <c>waves,lines</c>.</summary>
internal sealed class NumbersOption(
    Func<TrainingOptions, ImmutableArray<NumberEmbedding>> get, Func<TrainingOptions, ImmutableArray<NumberEmbedding>, TrainingOptions> set)
    : TrainingOption<ImmutableArray<NumberEmbedding>>(get, set)
{
    private static readonly NameTable<NumberEmbedding> All = TrainingNames.NumberEmbeddings;

    public override string HelpName => "NAME,…";

    public override IReadOnlyList<string> Offered => All.Names;

    public override string Expected => $"{NameList.Either(All.Names)}, or several with commas between them";

    public override string Description => $"{Help}: {string.Join(", ", All.Names)}";

    public override string TextOf(TrainingOptions options) => string.Join(",", Get(options).Select(embedding => All.Find(embedding) ?? "undefined"));

    public override bool IsDefined(TrainingOptions options) => Get(options).All(embedding => All.Find(embedding) is not null);

    public override TrainingOptions? With(TrainingOptions options, string text)
    {
        var embeddings = new List<NumberEmbedding>();
        foreach (var part in text.Split(','))
        {
            if (!All.TryParse(part, out var embedding) || embeddings.Contains(embedding))
            {
                return null;
            }

            embeddings.Add(embedding);
        }

        return Set(options, [.. embeddings]);
    }

    public override void Write(TrainingOptions options, Utf8JsonWriter json)
    {
        json.WriteStartArray(Key!);
        foreach (var embedding in Get(options))
        {
            json.WriteStringValue(All.NameOf(embedding));
        }

        json.WriteEndArray();
    }

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) =>
        Set(options, [.. value.Items(1, All.Names.Count).Select(item => item.Name(All))]);
}
