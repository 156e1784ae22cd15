using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Networks.Tensors;
using Gophernet.Tests.Networks;
using Gophernet.Training;

namespace Gophernet.Tests.Oracle;

/// <summary>A network of any shape and a batch, with random numbers; every parameter tensor is filled, and no loss is near a kink.</summary>
internal sealed class FlatProblem
{
    private readonly Random _random;
    private readonly LossFunction _loss;

    public FlatProblem(NetworkShape shape, LossFunction loss, int rows, int seed, bool hasWeights = false)
    {
        (_random, _loss, Parameters) = (new Random(seed), loss, new Parameters(shape));
        for (var i = 0; i < shape.Tensors.Length; i++)
        {
            Fill(shape.Tensors[i], Parameters.Tensor(i).Values);
        }

        Oracle = new FlatOracle(Parameters);
        Inputs = [.. Enumerable.Range(0, rows).Select(_ => NewRow(shape))];
        Targets = [.. Inputs.Select(row => NewTargets(shape.OutputActivation, Oracle.Forward(row)))];
        Weights = hasWeights ? [.. Enumerable.Range(0, rows).Select(row => row % 5 == 3 ? 0 : 2 * _random.NextSingle())] : null;
    }

    public Parameters Parameters { get; }

    public FlatOracle Oracle { get; }

    public double[][] Inputs { get; }

    public double[][] Targets { get; }

    /// <summary>What each row counts, some 0; null where all count 1.</summary>
    public float[]? Weights { get; }

    /// <summary>The rows as the product takes them.</summary>
    public Batch Batch => DenseInputs.Batch(Parameters.Shape, Conversion.ToMatrix(Inputs), Conversion.ToMatrix(Targets), Weights);

    /// <summary>The rows as a trainer takes them.</summary>
    public TrainingRows Rows => new(DenseInputs.Encode(Parameters.Shape, Conversion.ToMatrix(Inputs)), Conversion.ToMatrix(Targets), Weights);

    /// <summary>The product's loss and gradient.</summary>
    public (double Loss, Parameters Gradient) Run(DropoutMask dropout = default)
    {
        var gradient = new Parameters(Parameters.Shape);
        gradient.Values.Fill(float.NaN); // what is not written shows
        var loss = new Backpropagation(new Network(Parameters), _loss, hasDropout: !dropout.IsEmpty).Run(Batch, gradient, dropout);
        return (loss, gradient);
    }

    /// <summary>The oracle's loss.</summary>
    public double ExpectedLoss(double[][][]? passed = null) => Oracle.Loss(_loss, Inputs, Targets, Weights, passed);

    /// <summary>The gradient must be the slope of the oracle's loss, tensor by tensor.</summary>
    public void AssertGradient(double tolerance, Parameters gradient, double[][][]? passed = null)
    {
        var expected = CentralDifferences.Gradient(() => ExpectedLoss(passed), Oracle.Values);
        foreach (var tensor in Parameters.Shape.Tensors)
        {
            if (tensor.Kind == ParameterKind.Knot)
            {
                expected.AsSpan(tensor.Offset, tensor.Length).Clear(); // they are not learned
            }

            RelativeError.AssertWithin(
                tolerance,
                RelativeError.Of(gradient.Values.Slice(tensor.Offset, tensor.Length), expected.AsSpan(tensor.Offset, tensor.Length)),
                $"gradient of {tensor.Name}");
        }
    }

    private void Fill(ParameterTensor tensor, Span<float> values)
    {
        if (tensor.Kind == ParameterKind.Knot)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (i % tensor.Columns + 0.3f * Between(-1, 1)) * 2 / tensor.Columns - 1; // ascending
            }

            return;
        }

        var (middle, reach) = tensor switch
        {
            { Kind: ParameterKind.Weight } => (0, 2 / MathF.Sqrt(tensor.Columns)), // sums stay of the order of 1, and no activation saturates
            { Kind: ParameterKind.Scale } => (1, 0.5f),
            { Kind: ParameterKind.ActivationWeight } => (0.75f, 0.5f),
            { Name: var name } when name.EndsWith(".phase", StringComparison.Ordinal) => (0, MathF.PI),
            _ => (0, 0.5f),
        };
        foreach (ref var value in values)
        {
            value = middle + reach * Between(-1, 1);
        }
    }

    /// <summary>Numbers; for categories one of them, or none as where it is unknown.</summary>
    private double[] NewRow(NetworkShape shape)
    {
        double[] row = [.. Enumerable.Range(0, shape.Inputs).Select(_ => (double)Between(-1, 1))];
        var first = 0;
        foreach (var step in shape.Input?.Steps ?? [])
        {
            if (step.CodeColumns > 0)
            {
                var category = _random.Next(-1, step.Inputs);
                for (var i = 0; i < step.Inputs; i++)
                {
                    row[first + i] = i == category ? 1 : 0;
                }
            }

            first += step.Inputs;
        }

        return row;
    }

    private double[] NewTargets(Activation output, double[] outputs)
    {
        var right = _random.Next(outputs.Length);
        return _loss.Kind.Name switch
        {
            "cross-entropy" when output == Activation.Softmax => [.. outputs.Select((_, i) => i == right ? 1.0 : 0)],
            "cross-entropy" => [.. outputs.Select(_ => (double)_random.Next(2))],
            "squared-error" => [.. outputs.Select(_ => (double)Between(-1, 1))],
            _ => [.. outputs.Select(y => (double)(float)(y + AwayFromKinks()))],
        };
    }

    /// <summary>A difference within the bound of Huber's loss or beyond it, and near neither that nor 0.</summary>
    private double AwayFromKinks() => _loss.Parameter * (_random.Next(2) * 2 - 1) * (_random.Next(2) + Between(0.2f, 0.8f));

    private float Between(float low, float high) => low + (high - low) * _random.NextSingle();
}
