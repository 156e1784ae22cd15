using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// Neighbouring inputs that enter the first layer in one way. It never changes; its parameters are those of the network. A new kind is one such type, in a
/// file of its own, and a line in <see cref="InputKinds"/>.
/// </summary>
internal abstract record InputStep
{
    private protected const int Lanes = PanelMatrix.PanelColumns;

    /// <summary>The name of the kind in model files.</summary>
    public abstract string Kind { get; }

    /// <summary>The inputs, each category counted as one.</summary>
    public abstract int Inputs { get; }

    /// <summary>The numbers that it takes of a row.</summary>
    public virtual int Numbers => Inputs;

    /// <summary>The columns of categories that it takes of a row.</summary>
    public virtual int CodeColumns => Numbers == 0 ? 1 : 0;

    /// <summary>The columns of texts that it takes of a row.</summary>
    public virtual int TextColumns => 0;

    /// <summary>The inputs of the first layer that it becomes: columns of that layer's weights.</summary>
    public abstract int Outputs { get; }

    /// <summary>Whether its outputs need not be computed, as the weights of a row's category can be looked up in the first layer.</summary>
    public virtual bool CanBeLookedUp => false;

    /// <summary>Its tensors, in the order of their memory.</summary>
    public virtual ImmutableArray<TensorShape> Tensors => [];

    /// <summary>A tensor of which a step of training changes a few rows alone; null for none.</summary>
    public virtual TensorShape? SparseTensor => null;

    /// <summary>What steps of the kind do, for people, such as <c>6 with learned waves</c>; null where inputs enter as they are.</summary>
    /// <param name="steps">The number of such steps.</param>
    /// <param name="inputs">Their inputs together.</param>
    public virtual string? Summary(int steps, int inputs) => null;

    /// <summary>Draws the starting weights of its tensors.</summary>
    internal virtual void Start(TensorViews tensors, RandomSource random)
    {
    }

    /// <summary>Whether some of its tensors are fitted to rows before training: <see cref="Fit"/>.</summary>
    public virtual bool IsFitted => false;

    /// <summary>Fits what training leaves as it is.</summary>
    /// <param name="tensors">Its tensors.</param>
    /// <param name="numbers">The numbers of some rows to learn from, [numbers, rows].</param>
    /// <param name="first">Its first number among them.</param>
    internal virtual void Fit(TensorViews tensors, PanelMatrix numbers, int first)
    {
    }

    /// <summary>Computes its outputs for 16 rows.</summary>
    /// <param name="tensors">Its tensors.</param>
    /// <param name="numbers">Its numbers, [numbers, 16].</param>
    /// <param name="codes">Its categories, [16]; empty for numbers.</param>
    /// <param name="outputs">Receives [outputs, 16].</param>
    internal abstract void Forward(TensorViews tensors, ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> outputs);

    /// <summary>Computes the gradient of its tensors over a batch.</summary>
    /// <param name="tensors">Its tensors.</param>
    /// <param name="gradient">Receives ∂loss/∂parameter.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="place">Where its inputs and outputs lie.</param>
    /// <param name="deltas">∂loss/∂output, [outputs of all steps, rows]; 0 in the padding.</param>
    internal virtual void Backward(TensorViews tensors, TensorViews gradient, in InputBatch inputs, InputPlace place, PanelMatrix deltas)
    {
    }

    /// <summary>Writes what tells it from others of its kind.</summary>
    internal virtual void WriteJson(Utf8JsonWriter json) => json.WriteNumber("inputs", Inputs);

    /// <summary>Another step that does the work of this one and of one that follows it; null where they stay two.</summary>
    internal virtual InputStep? MergedWith(InputStep next) => null;
}
