using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>
/// Quasi-Newton steps on all rows at once, from the last few changes of parameters and gradient (Liu and Nocedal, "On the limited memory BFGS method for
/// large scale optimization", 1989), with a bisection for the weak Wolfe conditions (Nocedal and Wright, "Numerical optimization", 2006, chapters 3
/// and 7). For small data: a step looks at every row some times. Sums are in double, in the order of the parameters.
/// </summary>
internal sealed class LimitedMemoryBfgs
{
    private const int Memory = 10;
    public const int MaxTrials = 25;
    private const double SufficientDecrease = 1e-4;
    private const double Curvature = 0.9;

    private readonly List<(float[] Step, float[] Change)> _pairs = [];
    private readonly List<(float[] Step, float[] Change)> _rememberedPairs = [];
    private readonly float[] _start;
    private readonly float[] _gradient;
    private readonly float[] _direction;
    private (float[] Step, float[] Change)? _unused; // memory of the pair that was forgotten last: until the next step is remembered, it may come back
    private float[]? _rememberedGradient;
    private double _loss = double.NaN;
    private double _rememberedLoss;

    public LimitedMemoryBfgs(int parameterCount)
    {
        _start = new float[parameterCount];
        _gradient = new float[parameterCount];
        _direction = new float[parameterCount];
    }

    /// <summary>Takes one step.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradient">Where <paramref name="evaluate"/> leaves the gradient.</param>
    /// <param name="evaluate">Computes loss and gradient where the parameters stand.</param>
    /// <param name="cancellation">Asked before each pass over all parameters.</param>
    /// <returns>The loss after the step; the same as before where no step makes it smaller.</returns>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public double Step(Span<float> parameters, ReadOnlySpan<float> gradient, Func<double> evaluate, CancellationToken cancellation = default)
    {
        if (double.IsNaN(_loss))
        {
            _loss = evaluate();
            VectorLoop.Copy(gradient, _gradient, cancellation);
        }

        VectorLoop.Copy(parameters, _start, cancellation);
        FindDirection(cancellation);
        var slope = Dot(_direction, _gradient);
        if (!(slope < 0))
        {
            _pairs.Clear();
            FindDirection(cancellation);
            slope = Dot(_direction, _gradient);
        }

        var (low, high, length) = (0.0, double.PositiveInfinity, _pairs.Count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(Dot(_gradient, _gradient))));
        for (var trial = 0; trial < MaxTrials && slope < 0; trial++)
        {
            cancellation.ThrowIfCancellationRequested();
            Move(parameters, length);
            var loss = evaluate();
            if (!(loss <= _loss + SufficientDecrease * length * slope))
            {
                high = length;
            }
            else if (Dot(_direction, gradient) < Curvature * slope && trial < MaxTrials - 1)
            {
                low = length;
            }
            else
            {
                Keep(parameters, gradient);
                return _loss = loss;
            }

            length = double.IsFinite(high) ? (low + high) / 2 : 2 * low;
        }

        _start.CopyTo(parameters);
        _pairs.Clear(); // the next step begins downhill
        return _loss;
    }

    /// <summary>Keeps in mind where it stands.</summary>
    /// <exception cref="OperationCanceledException">The token asked for it: it has nothing in mind.</exception>
    public void Remember(CancellationToken cancellation = default)
    {
        _rememberedPairs.Clear();
        _rememberedPairs.AddRange(_pairs);
        _rememberedGradient ??= new float[_gradient.Length];
        VectorLoop.Copy(_gradient, _rememberedGradient, cancellation);
        _rememberedLoss = _loss;
    }

    /// <summary>Goes back to where it stood then: at most one step.</summary>
    public void Undo()
    {
        _pairs.Clear();
        _pairs.AddRange(_rememberedPairs);
        _unused = null;
        _rememberedGradient!.CopyTo(_gradient, 0);
        _loss = _rememberedLoss;
    }

    /// <summary>Forgets the steps so far.</summary>
    public void Restart()
    {
        _pairs.Clear();
        _loss = double.NaN;
    }

    public void Save(BinaryWriter state)
    {
        state.Write(_loss);
        StateNumbers.Write(state, _gradient);
        state.Write(_pairs.Count);
        foreach (var (step, change) in _pairs)
        {
            StateNumbers.Write(state, step);
            StateNumbers.Write(state, change);
        }
    }

    public void Load(BinaryReader state)
    {
        _loss = state.ReadDouble();
        StateNumbers.Read(state, _gradient);
        _pairs.Clear();
        var count = state.ReadInt32();
        StateNumbers.Require(count is >= 0 and <= Memory, "the number of steps");
        for (; count > 0; count--)
        {
            var (step, change) = (new float[_start.Length], new float[_start.Length]);
            StateNumbers.ReadFinite(state, step, "a step");
            StateNumbers.ReadFinite(state, change, "a change");
            _pairs.Add((step, change));
        }
    }

    /// <summary>−H·gradient, where H is what the last changes say of the inverse second derivatives: two loops over them.</summary>
    private void FindDirection(CancellationToken cancellation)
    {
        for (var i = 0; i < _direction.Length; i++)
        {
            _direction[i] = -_gradient[i];
        }

        Span<double> shares = stackalloc double[Memory];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            cancellation.ThrowIfCancellationRequested();
            shares[i] = Dot(_pairs[i].Step, _direction) / Dot(_pairs[i].Step, _pairs[i].Change);
            AddTo(_direction, _pairs[i].Change, -shares[i]);
        }

        if (_pairs.Count > 0)
        {
            var (step, change) = _pairs[^1];
            var scale = (float)(Dot(step, change) / Dot(change, change));
            foreach (ref var value in _direction.AsSpan())
            {
                value *= scale;
            }
        }

        for (var i = 0; i < _pairs.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var share = Dot(_pairs[i].Change, _direction) / Dot(_pairs[i].Step, _pairs[i].Change);
            AddTo(_direction, _pairs[i].Step, shares[i] - share);
        }
    }

    private void Move(Span<float> parameters, double length)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (float)(_start[i] + length * _direction[i]);
        }
    }

    private void Keep(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradient)
    {
        var (step, change) = _unused ?? (new float[_start.Length], new float[_start.Length]);
        _unused = null;
        if (_pairs.Count == Memory)
        {
            _unused = _pairs[0];
            _pairs.RemoveAt(0);
        }

        for (var i = 0; i < step.Length; i++)
        {
            step[i] = parameters[i] - _start[i];
            change[i] = gradient[i] - _gradient[i];
        }

        gradient.CopyTo(_gradient);
        if (Dot(step, change) > 0)
        {
            _pairs.Add((step, change));
        }
    }

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (double)left[i] * right[i];
        }

        return sum;
    }

    private static void AddTo(float[] values, float[] added, double factor)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(values[i] + factor * added[i]);
        }
    }
}
