using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// Leaves hidden neurons out of one step, each row others, and multiplies what stays so that its expectation does (Srivastava et al., "Dropout: a
/// simple way to prevent neural networks from overfitting", 2014). Which they are follows from a key and their place alone: nothing is stored.
/// </summary>
/// <param name="Rate">The share that is left out, from 0 to below 1.</param>
/// <param name="Key">A random number, another for each block of rows.</param>
internal readonly record struct DropoutMask(float Rate, ulong Key)
{
    private const int RandomBits = 24;

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEmpty => Rate == 0;

    /// <summary>Sets what is left out to 0, and multiplies the rest by 1 / (1 − rate).</summary>
    /// <param name="layer">The layer: others are left out in another.</param>
    /// <param name="source">[neurons, rows]: outputs forward, deltas backward.</param>
    /// <param name="destination">[neurons, rows]; may be the source.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="panelCount">The number of panels.</param>
    internal void Apply(int layer, PanelMatrix source, PanelMatrix destination, int firstPanel, int panelCount)
    {
        ReadOnlySpan<float> from = source.Panels(firstPanel, panelCount);
        var to = destination.Panels(firstPanel, panelCount);
        var key = Vector256.Create((uint)Key ^ (uint)layer * 0x9E3779B9);
        var first = (uint)(firstPanel * source.Rows * PanelMatrix.PanelColumns) + (uint)(Key >> 32);
        var threshold = Vector256.Create((int)(Rate * (1 << RandomBits)));
        var factor = Vector256.Create(1 / (1 - Rate));
        for (var i = 0; i < to.Length; i += VectorLoop.Width)
        {
            var random = Hash(Vector256.Create(first + (uint)i) + Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7), key) >> (32 - RandomBits);
            var stays = Vector256.GreaterThanOrEqual(random.AsInt32(), threshold).AsSingle();
            VectorLoop.Store(VectorLoop.Load(from, i) * factor & stays, to, i);
        }
    }

    /// <summary>A 32-bit mixing function of low bias (Wellons, "Prospecting for hash functions", 2018).</summary>
    private static Vector256<uint> Hash(Vector256<uint> x, Vector256<uint> key)
    {
        x ^= key;
        x = (x ^ (x >> 16)) * 0x7feb352d;
        x = (x ^ (x >> 15)) * 0x846ca68b;
        return x ^ (x >> 16);
    }
}
