using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Models.Export.C;

/// <summary>Tensors in the order in which the functions of a file in C go through them.</summary>
internal static class Weights
{
    private const float PerRadian = 0.15915494309189535f; // turns

    /// <summary>[outputs, inputs] as [inputs, outputs].</summary>
    public static float[] Transposed(Matrix matrix)
    {
        var values = new float[matrix.Rows * matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var from = matrix.Row(row);
            for (var column = 0; column < from.Length; column++)
            {
                values[column * matrix.Rows + row] = from[column];
            }
        }

        return values;
    }

    /// <summary>Rows of a matrix, each block of them transposed.</summary>
    public static float[] TransposedBlocks(Matrix matrix, int blockRows)
    {
        var values = new List<float>(matrix.Rows * matrix.Columns);
        for (var first = 0; first < matrix.Rows; first += blockRows)
        {
            values.AddRange(Transposed(matrix.Part(first, Math.Min(blockRows, matrix.Rows - first))));
        }

        return [.. values];
    }

    /// <summary>An embedding as it enters a sum: there a weight of −0 becomes 0.</summary>
    public static ReadOnlyMemory<float> Embedding(Matrix embedding) => Array.ConvertAll(embedding.Values.ToArray(), value => 0f + value);

    /// <summary>What <c>gopher_waves</c> takes of each number.</summary>
    public static float[] Waves(TensorViews tensors)
    {
        var values = new List<float>();
        for (var i = 0; i < tensors[0].Rows; i++)
        {
            var (frequencies, phases, weights) = (tensors[0], tensors[1], tensors[2]);
            values.AddRange(tensors[3].Row(i));
            for (var wave = 0; wave < PeriodicInput.Waves; wave++)
            {
                values.Add(frequencies[i, wave]);
                values.Add(phases[i, wave] * PerRadian);
                for (var sum = 0; sum < NumberStep.LearnedOutputs; sum++)
                {
                    values.Add(weights[i, sum * PeriodicInput.Waves + wave]);
                }
            }
        }

        return [.. values];
    }

    /// <summary>What <c>gopher_lines</c> takes of each number.</summary>
    public static float[] Lines(TensorViews tensors, int bins)
    {
        var values = new List<float>();
        for (var i = 0; i < tensors[0].Rows; i++)
        {
            var (knots, weights) = (tensors[0], tensors[1]);
            values.AddRange(tensors[2].Row(i));
            for (var bin = 0; bin < bins; bin++)
            {
                var width = knots[i, bin + 1] - knots[i, bin];
                values.Add(knots[i, bin]);
                values.Add(width > 0 ? Math.Min(1 / width, float.MaxValue) : 0);
                for (var sum = 0; sum < NumberStep.LearnedOutputs; sum++)
                {
                    values.Add(weights[i, sum * bins + bin]);
                }
            }
        }

        return [.. values];
    }

    /// <summary>Some rows of a matrix.</summary>
    public static Matrix Rows(Matrix matrix, int[] rows)
    {
        var some = new Matrix(rows.Length, matrix.Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            matrix.Row(rows[i]).CopyTo(some.Row(i));
        }

        return some;
    }
}
