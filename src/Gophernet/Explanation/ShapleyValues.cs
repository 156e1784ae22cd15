using System.Numerics;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;
using Gophernet.Threading;

namespace Gophernet.Explanation;

/// <summary>
/// What each column adds to a prediction (Shapley values): the mean, over all orders in which the row's values can take the place of a background row's and
/// over the background rows, of how far the prediction moves when the column's turn comes (Štrumbelj and Kononenko, "Explaining prediction models and
/// individual predictions with feature contributions", 2014). Of few columns all orders are looked at; of more, orders are drawn, each with its reverse
/// (Mitchell et al., "Sampling permutations for Shapley value estimation", 2022), and as many for each background row: the contributions add up to the
/// prediction minus the background's mean all the same. One thread uses it.
/// </summary>
internal sealed class ShapleyValues
{
    // Of so many columns all orders are looked at: about as many rows are predicted for it as by drawing.
    private const int MaxExactPlayers = 6;
    private const int MaxMixedRows = 4096;

    private readonly Model _model;
    private readonly int[] _background;
    private readonly int _players;
    private readonly ShapleyOptions _options;
    private readonly ExplainedOutput[] _outputs;
    private readonly MixBuffer _buffer;
    private readonly double[] _ofBackground; // [background rows, outputs]
    private readonly double[] _means; // [outputs]

    /// <summary>Prepares explanations.</summary>
    /// <param name="rows">The rows to explain, and the background rows.</param>
    /// <param name="background">The latter.</param>
    /// <param name="players">The features whose values change places together, a list for each contribution.</param>
    /// <param name="options">How.</param>
    /// <exception cref="GophernetException">A prediction is not a finite number.</exception>
    public ShapleyValues(ExplainedRows rows, int[] background, int[][] players, ShapleyOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(background);
        ArgumentNullException.ThrowIfNull(players);
        (_model, _background, _players, _options) = (rows.Model, background, players.Length, options);
        _outputs = _model.Schema.Target.OutputNames.Select((name, i) => new ExplainedOutput(name, i));
        _buffer = new MixBuffer(rows, players, _outputs);
        foreach (var row in background)
        {
            _buffer.Add(row, row, []);
        }

        _ofBackground = _buffer.Predict().ToArray();
        _means = MeanOf(_ofBackground);
    }

    /// <summary>Explains the first rows of some, side by side.</summary>
    /// <param name="rows">The rows, and the background rows.</param>
    /// <param name="count">How many are explained.</param>
    /// <param name="background">The rows that they are compared with.</param>
    /// <param name="players">The features whose values change places together, a list for each contribution.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told how many rows are done; null for nobody.</param>
    /// <returns>The explanations of each row.</returns>
    /// <exception cref="GophernetException">A prediction is not a finite number.</exception>
    public static RowExplanation[][] Of(
        ExplainedRows rows, int count, int[] background, int[][] players, ShapleyOptions options, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (explained, next, done) = (new RowExplanation[count][], 0, 0);
        OrderedWork.Run(options.Threads, () =>
        {
            var values = new ShapleyValues(rows, background, players, options);
            return new IndexWorker(() => next < count ? next++ : -1, row =>
            {
                explained[row] = values.Of(row);
                progress?.Report(Interlocked.Increment(ref done));
            });
        });
        return explained;
    }

    /// <summary>Explains a row.</summary>
    /// <returns>An explanation of each number or label that is predicted, or of one class.</returns>
    /// <exception cref="GophernetException">A prediction is not a finite number.</exception>
    public RowExplanation[] Of(int row)
    {
        _buffer.Add(row, row, []);
        var own = _buffer.Predict().ToArray();
        var (contributions, errors) = _players <= MaxExactPlayers ? (OfAllOrders(row, own), NewNumbers()) : OfDrawnOrders(row, own);
        return ExplainedOf(own).Select(output =>
            new RowExplanation(row, output, own[output.Index], _means[output.Index], contributions[output.Index], errors[output.Index]));
    }

    /// <summary>What is explained of a row.</summary>
    private ExplainedOutput[] ExplainedOf(double[] own) => _model.Task != TaskKind.Classification ? _outputs
        : [_outputs[_options.Class ?? (_outputs.Length == 2 ? 1 : _model.Decision.Of(Array.ConvertAll(own, value => (float)value)))]];

    /// <summary>[outputs][players].</summary>
    private double[][] OfAllOrders(int row, double[] own)
    {
        var sets = 1 << _players;
        var values = new double[sets][]; // of each set of columns that are the row's, the mean over the background
        var isTaken = new bool[_players];
        (values[0], values[^1]) = (_means, own); // of no column both are the same
        for (var set = 1; set < sets - 1; set++)
        {
            for (var player = 0; player < _players; player++)
            {
                isTaken[player] = (set >> player & 1) != 0;
            }

            foreach (var background in _background)
            {
                _buffer.Add(row, background, isTaken);
            }

            values[set] = MeanOf(_buffer.Predict());
        }

        return _outputs.Select(output => Sequences.Range(_players).Select(player =>
        {
            var sum = 0.0;
            for (var set = 0; set < sets; set++)
            {
                if ((set >> player & 1) == 0)
                {
                    var moved = values[set | 1 << player][output.Index] - values[set][output.Index];
                    sum += moved / (_players * Choose(_players - 1, BitOperations.PopCount((uint)set)));
                }
            }

            return sum;
        }));
    }

    /// <summary>[outputs][players], and how far off each may be.</summary>
    private (double[][] Contributions, double[][] Errors) OfDrawnOrders(int row, double[] own)
    {
        var random = new RandomSource(_options.Seed, RandomPurpose.Explaining, (ulong)(_options.RowsBefore + row));
        var count = (_options.Samples + _background.Length - 1) / _background.Length * _background.Length;
        var perBlock = Math.Max(1, MaxMixedRows / (2 * (_players - 1)));
        var (means, squares, order) = (NewNumbers(), NewNumbers(), Sequences.Range(_players));
        for (var first = 0; first < count; first += perBlock)
        {
            var orders = new int[Math.Min(perBlock, count - first)][];
            for (var i = 0; i < orders.Length; i++)
            {
                random.Shuffle(order);
                orders[i] = [.. order];
                AddOrder(row, _background[(first + i) % _background.Length], orders[i]);
                AddOrder(row, _background[(first + i) % _background.Length], Reversed(order));
            }

            var steps = _buffer.Predict();
            for (var i = 0; i < orders.Length; i++)
            {
                var ofPair = steps.Slice(2 * i * (_players - 1) * _outputs.Length, 2 * (_players - 1) * _outputs.Length);
                AddMoves(orders[i], (first + i) % _background.Length, own, ofPair, means, squares);
            }
        }

        for (var output = 0; output < means.Length; output++)
        {
            for (var player = 0; player < _players; player++)
            {
                var mean = means[output][player] /= count;
                var variance = Math.Max(0, squares[output][player] / count - mean * mean);
                squares[output][player] = count > 1 ? Math.Sqrt(variance / (count - 1)) : 0;
            }
        }

        return (means, squares);
    }

    /// <summary>Adds a row for each column of an order but the last, with its columns up to that one.</summary>
    private void AddOrder(int row, int background, int[] order)
    {
        var isTaken = new bool[_players];
        for (var i = 0; i < order.Length - 1; i++)
        {
            isTaken[order[i]] = true;
            _buffer.Add(row, background, isTaken);
        }
    }

    /// <summary>Adds how far predictions move as each column's turn comes, a mean of an order and its reverse.</summary>
    private void AddMoves(int[] order, int background, double[] own, ReadOnlySpan<double> steps, double[][] sums, double[][] squares)
    {
        var reversed = Reversed(order);
        var moves = new double[_players];
        for (var output = 0; output < _outputs.Length; output++)
        {
            Array.Clear(moves);
            var walk = steps[output..];
            foreach (var way in (int[][])[order, reversed])
            {
                var before = _ofBackground[background * _outputs.Length + output];
                for (var i = 0; i < way.Length; i++)
                {
                    var after = i == way.Length - 1 ? own[output] : walk[i * _outputs.Length];
                    moves[way[i]] += (after - before) / 2;
                    before = after;
                }

                walk = way == reversed ? [] : walk[((way.Length - 1) * _outputs.Length)..];
            }

            for (var player = 0; player < _players; player++)
            {
                sums[output][player] += moves[player];
                squares[output][player] += moves[player] * moves[player];
            }
        }
    }

    /// <summary>The means of each output.</summary>
    private double[] MeanOf(ReadOnlySpan<double> values)
    {
        // The first, and what the others are more: of equal ones nothing, so that no rounding is taken for an effect.
        double[] means = [.. values[.._outputs.Length]];
        for (var i = means.Length; i < values.Length; i++)
        {
            means[i % means.Length] += (values[i] - values[i % means.Length]) / (values.Length / means.Length);
        }

        return means;
    }

    private static int[] Reversed(int[] order)
    {
        int[] reversed = [.. order];
        Array.Reverse(reversed);
        return reversed;
    }

    /// <summary>How many sets of that size there are.</summary>
    private static double Choose(int players, int size)
    {
        var count = 1.0;
        for (var i = 0; i < size; i++)
        {
            count = count * (players - i) / (i + 1);
        }

        return count;
    }

    private double[][] NewNumbers() => _outputs.Select(_ => new double[_players]);
}
