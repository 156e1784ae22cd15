using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Tensors;

namespace Gophernet.Networks;

/// <summary>What a network does, first to last: its input steps, a factor for each of their results, and layers of any number and width.</summary>
internal sealed class NetworkShape
{
    private readonly int _firstWeights; // the index of the first layer's among the tensors

    /// <summary>Creates a shape whose inputs are numbers that enter the first layer as they are.</summary>
    /// <param name="layers">At least one; each takes what the one before gives.</param>
    /// <exception cref="ArgumentException">There is no layer, a width is not positive, or two neighbours do not fit.</exception>
    /// <exception cref="GophernetException">There are more parameters than one array holds.</exception>
    public NetworkShape(params ImmutableArray<LayerShape> layers)
        : this(null, layers)
    {
    }

    /// <summary>Creates a shape.</summary>
    /// <param name="input">What is done to the inputs first; null for nothing.</param>
    /// <param name="layers">At least one; each takes what the one before gives.</param>
    /// <param name="comparedOutputs">
    /// The outputs where the last layer puts a row in a place, and these are the mean of the targets of training rows near it; 0 where they are the layer's.
    /// </param>
    /// <exception cref="ArgumentException">There is no layer, a width is not positive, or two neighbours do not fit.</exception>
    /// <exception cref="GophernetException">There are more parameters than one array holds.</exception>
    public NetworkShape(InputShape? input, ImmutableArray<LayerShape> layers, int comparedOutputs = 0)
    {
        if (layers.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A network needs at least one layer.");
        }

        RequireChain(layers);
        if (input is not null && (input.Steps.Any(step => step.Inputs < 1) || input.Outputs != layers[0].Inputs))
        {
            throw new ArgumentException($"Layer 0 takes {layers[0].Inputs} inputs, but {input.Outputs} enter.");
        }

        if (comparedOutputs > 0 && input is not null && input.Steps.Any(step => step is TextInput))
        {
            throw new ArgumentException("Rows with texts are not compared.");
        }

        if (input is not null && input.Steps.Any(step => step is TextInput { Direct: > 0 } text && text.Direct != layers[^1].Outputs))
        {
            throw new ArgumentException($"A text is added to logits of another number than the {layers[^1].Outputs} of the network.");
        }

        Input = input is { IsIdentity: true } ? null : input;
        Layers = layers;
        (IsComparing, Outputs) = (comparedOutputs > 0, comparedOutputs > 0 ? comparedOutputs : layers[^1].Outputs);
        var tensors = ImmutableArray.CreateBuilder<ParameterTensor>();
        AddInput(tensors);
        _firstWeights = tensors.Count;
        for (var i = 0; i < layers.Length; i++)
        {
            Add(tensors, $"layers.{Text(i)}", layers[i].Tensors);
        }

        FirstActivationWeights = tensors.Count;
        for (var i = 0; i < layers.Length; i++)
        {
            Add(tensors, $"layers.{Text(i)}", layers[i].ActivationTensors);
        }

        SparseTensors = SparseTensorsOf(Input);
        Tensors = tensors.ToImmutable();
        ParameterCount = Tensors[^1].Offset + Tensors[^1].Length;
    }

    /// <summary>What is done to the inputs before the first layer; null where they are numbers that enter as they are.</summary>
    public InputShape? Input { get; }

    /// <summary>The layers, first to last.</summary>
    public ImmutableArray<LayerShape> Layers { get; }

    /// <summary>All parameters, in the order of their memory.</summary>
    public ImmutableArray<ParameterTensor> Tensors { get; }

    /// <summary>Parameters of which a step of training changes a few rows alone, in the order of a memory of their own.</summary>
    public ImmutableArray<ParameterTensor> SparseTensors { get; }

    /// <summary>The number of inputs, each category counted as one.</summary>
    public int Inputs => Input?.Inputs ?? Layers[0].Inputs;

    /// <summary>The numbers that the network takes of a row.</summary>
    public int Numbers => Input?.Numbers ?? Layers[0].Inputs;

    /// <summary>The columns of categories that it takes of a row.</summary>
    public int CodeColumns => Input?.CodeColumns ?? 0;

    /// <summary>The columns of texts that it takes of a row.</summary>
    public int TextColumns => Input?.TextColumns ?? 0;

    /// <summary>Whether the last layer puts a row in a place, and the outputs are the mean of the targets of training rows near it.</summary>
    public bool IsComparing { get; }

    /// <summary>The number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>The activation of the outputs.</summary>
    public Activation OutputActivation => Layers[^1].Activation;

    /// <summary>Weights and biases of all layers together.</summary>
    public int ParameterCount { get; }

    /// <summary>The parameters of the sparse tensors together.</summary>
    public int SparseParameterCount => SparseTensors.IsEmpty ? 0 : SparseTensors[^1].Offset + SparseTensors[^1].Length;

    /// <summary>The index of the first activation weights among the tensors.</summary>
    internal int FirstActivationWeights { get; }

    /// <summary>A chain of layers from widths alone: <c>Create(4, [3], Sigmoid, 3, Sigmoid)</c> is the article's 4-3-3.</summary>
    /// <param name="inputs">The number of features.</param>
    /// <param name="hidden">The widths of the hidden layers; none makes a linear model.</param>
    /// <param name="hiddenActivation">The activation of every hidden layer.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="outputActivation">The activation of the last layer.</param>
    /// <exception cref="ArgumentException">A width is not positive.</exception>
    /// <exception cref="GophernetException">There are more parameters than one array holds.</exception>
    public static NetworkShape Create(int inputs, ReadOnlySpan<int> hidden, Activation hiddenActivation, int outputs, Activation outputActivation) =>
        new(Chain(inputs, hidden, hiddenActivation, outputs, outputActivation, isParametric: false));

    /// <summary>The widths as people write them: <c>4-3-3</c>; where rows are compared, <c>4-3-64:3</c>.</summary>
    public override string ToString() =>
        string.Join('-', (int[])[Inputs, .. Layers.Select(layer => layer.Outputs)]) + (IsComparing ? ":" + Text(Outputs) : "");

    /// <summary>The layers of a chain.</summary>
    internal static ImmutableArray<LayerShape> Chain(
        int inputs, ReadOnlySpan<int> hidden, Activation hiddenActivation, int outputs, Activation outputActivation, bool isParametric)
    {
        var layers = ImmutableArray.CreateBuilder<LayerShape>(hidden.Length + 1);
        foreach (var width in hidden)
        {
            layers.Add(new LayerShape(inputs, width, hiddenActivation, isParametric));
            inputs = width;
        }

        layers.Add(new LayerShape(inputs, outputs, outputActivation));
        return layers.MoveToImmutable();
    }

    /// <summary>The index of a layer's weights among the tensors; its biases follow.</summary>
    internal int WeightsOf(int layer) => _firstWeights + 2 * layer;

    private static void RequireChain(ImmutableArray<LayerShape> layers)
    {
        long parameters = 0;
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            if (layer.Inputs < 1 || layer.Outputs < 1)
            {
                throw new ArgumentException($"Layer {i} has the widths {layer.Inputs} and {layer.Outputs}: both must be positive.");
            }

            if (layer.IsParametric && (i == layers.Length - 1 || !layer.Activation.IsElementwise))
            {
                throw new ArgumentException($"Layer {i} learns how much of its activation it has: that is for hidden layers, and not for softmax.");
            }

            if (i > 0 && layer.Inputs != layers[i - 1].Outputs)
            {
                throw new ArgumentException($"Layer {i} takes {layer.Inputs} inputs, but layer {i - 1} has {layers[i - 1].Outputs} outputs.");
            }

            parameters += layer.ParameterCount;
            if (parameters > Array.MaxLength)
            {
                throw new GophernetException($"a network with {parameters} parameters after layer {i}: more than {Array.MaxLength}",
                    "Make its layers narrower.");
            }
        }
    }

    private static ImmutableArray<ParameterTensor> SparseTensorsOf(InputShape? input)
    {
        var tensors = ImmutableArray.CreateBuilder<ParameterTensor>();
        for (var i = 0; i < input?.Steps.Length; i++)
        {
            if (input.Steps[i].SparseTensor is { } tensor)
            {
                Add(tensors, $"inputs.{Text(i)}", [tensor]);
            }
        }

        return tensors.ToImmutable();
    }

    private void AddInput(ImmutableArray<ParameterTensor>.Builder tensors)
    {
        if (Input is null)
        {
            return;
        }

        for (var i = 0; i < Input.Steps.Length; i++)
        {
            Add(tensors, $"inputs.{Text(i)}", Input.Steps[i].Tensors);
        }

        if (Input.IsScaled)
        {
            Add(tensors, "inputs", [new TensorShape("scale", ParameterKind.Scale, Input.Outputs, 1)]);
        }
    }

    private static void Add(ImmutableArray<ParameterTensor>.Builder tensors, string step, ImmutableArray<TensorShape> shapes)
    {
        foreach (var (name, kind, rows, columns) in shapes)
        {
            var offset = tensors.Count == 0 ? 0 : tensors[^1].Offset + tensors[^1].Length;
            if (offset + (long)rows * columns > Array.MaxLength)
            {
                throw new GophernetException($"a network with more than {Array.MaxLength} parameters, at {step}.{name}", "Make its layers narrower.");
            }

            tensors.Add(new ParameterTensor($"{step}.{name}", kind, rows, columns, offset));
        }
    }

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);
}
