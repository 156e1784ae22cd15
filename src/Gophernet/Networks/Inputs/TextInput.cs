using System.Text.Json;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// A text as n-grams that are looked up: the sum of the learned numbers of each n-gram's bucket, times its value. The first of these numbers enter the first
/// layer (a bag of embeddings: Joulin et al., "Bag of tricks for efficient text classification", 2016); the others are added to the logits, a linear model
/// beside the layers (Cheng et al., "Wide and deep learning for recommender systems", 2016). Its tensor is sparse: a step changes the rows of a batch's
/// n-grams alone.
/// </summary>
/// <param name="Buckets">The rows of its tensor.</param>
/// <param name="Width">The numbers that enter the first layer.</param>
/// <param name="Direct">The numbers that are added to the logits: as many as there are outputs, or none.</param>
internal sealed record TextInput(int Buckets, int Width, int Direct) : InputStep
{
    internal const string Name = "text";

    /// <summary>The most numbers that a text becomes, and the most logits that it is added to.</summary>
    public const int MaxNumbers = 256;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The text counts as one.</summary>
    public override int Inputs => 1;

    /// <inheritdoc/>
    public override int Numbers => 0;

    /// <inheritdoc/>
    public override int CodeColumns => 0;

    /// <inheritdoc/>
    public override int TextColumns => 1;

    /// <inheritdoc/>
    public override int Outputs => Width;

    /// <inheritdoc/>
    public override TensorShape? SparseTensor => new("ngram", ParameterKind.Text, Buckets, Width + Direct);

    /// <inheritdoc/>
    public override string Summary(int steps, int inputs) => $"n-grams of {NameList.Count(steps, "text")}";

    /// <summary>Computes its outputs for the 16 rows of a panel.</summary>
    /// <param name="weights">Its tensor.</param>
    /// <param name="texts">The n-grams of the batch.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="outputs">Receives [width, 16].</param>
    /// <param name="direct">[outputs of the network, 16]; what is for the logits is added.</param>
    internal void Forward(Matrix weights, SparseRows texts, int panel, Span<float> outputs, Span<float> direct)
    {
        Span<float> sums = stackalloc float[weights.Columns];
        outputs.Clear();
        for (var lane = 0; lane < Math.Min(Lanes, texts.RowCount - panel * Lanes); lane++)
        {
            SparseLookup.Sum(weights, texts[panel * Lanes + lane], sums);
            for (var i = 0; i < Width; i++)
            {
                outputs[i * Lanes + lane] = sums[i];
            }

            for (var i = 0; i < Direct; i++)
            {
                direct[i * Lanes + lane] += sums[Width + i];
            }
        }
    }

    /// <summary>Not for numbers and categories.</summary>
    internal override void Forward(TensorViews tensors, ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> outputs) =>
        throw new InvalidOperationException("A text is neither numbers nor a category.");

    internal override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        json.WriteNumber("buckets", Buckets);
        json.WriteNumber("width", Width);
        json.WriteNumber("direct", Direct);
    }
}
