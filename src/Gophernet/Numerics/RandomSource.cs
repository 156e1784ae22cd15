using System.Numerics;

namespace Gophernet.Numerics;

/// <summary>
/// A stream of random numbers that is the same on every machine and in every version of the framework: xoshiro256**
/// (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), its state filled by SplitMix64.
/// Each purpose (starting weights, shuffling, ...) draws from a stream of its own, so that a new use of randomness does not disturb the others.
/// </summary>
internal sealed class RandomSource
{
    /// <summary>What SplitMix64 adds to its state: 2⁶⁴ divided by the golden ratio.</summary>
    internal const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Creates the stream that belongs to a seed and a purpose.</summary>
    /// <param name="seed">The user's seed; any value.</param>
    /// <param name="purpose">What the numbers are for; streams of different purposes are independent.</param>
    /// <param name="stream">One of several streams for the same purpose, such as the number of a network among several.</param>
    public RandomSource(ulong seed, RandomPurpose purpose, ulong stream = 0)
    {
        // The seed is mixed once before the purpose is added: seeds 1 and 2 must not give neighbouring streams.
        var state = seed;
        state = SplitMix64(ref state) ^ ((ulong)purpose * 0xD1342543DE82EF95) ^ (stream * 0xAF251AF3B0F025B5);
        _s0 = SplitMix64(ref state);
        _s1 = SplitMix64(ref state);
        _s2 = SplitMix64(ref state);
        _s3 = SplitMix64(ref state);
    }

    /// <summary>Writes where the stream stands.</summary>
    public void Save(BinaryWriter state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var word in (ReadOnlySpan<ulong>)[_s0, _s1, _s2, _s3])
        {
            state.Write(word);
        }
    }

    /// <summary>Continues from where another stream stood.</summary>
    public void Load(BinaryReader state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_s0, _s1, _s2, _s3) = (state.ReadUInt64(), state.ReadUInt64(), state.ReadUInt64(), state.ReadUInt64());
        if ((_s0 | _s1 | _s2 | _s3) == 0)
        {
            throw new InvalidDataException("a stream of random numbers cannot be"); // it would give 0 for ever
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻²⁴: every value is exact in 32-bit floating point.</summary>
    public float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <summary>A number of the exponential distribution with mean 1: minus the logarithm of a number in (0, 1].</summary>
    public double NextExponential() => -ScalarMath.Log(((NextBits() >> 11) + 1) * (1.0 / (1L << 53)));

    /// <summary>A number of the normal distribution with mean 0 and deviation 1 (Box and Muller, 1958), of two draws.</summary>
    public float NextNormal()
    {
        var radius = Math.Sqrt(2 * NextExponential());
        return (float)(radius * ScalarMath.CosTurns(NextSingle()));
    }

    /// <summary>
    /// A whole number in [0, <paramref name="bound"/>), every value equally likely (Lemire, "Fast random integer generation in an interval", 2019).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        while (true)
        {
            // Fewer than `range` low halves are rejected: the division that tells which is hardly ever needed.
            var high = Math.BigMul(NextBits(), range, out var low);
            if (low >= range || low >= (0UL - range) % range)
            {
                return (int)high;
            }
        }
    }

    /// <summary>Fills numbers with ones of the normal distribution with mean 0.</summary>
    public void FillNormal(Span<float> values, float deviation)
    {
        foreach (ref var value in values)
        {
            value = deviation * NextNormal();
        }
    }

    /// <summary>Fills numbers with ones from a range, every one equally likely.</summary>
    public void FillUniform(Span<float> values, float low, float width)
    {
        foreach (ref var value in values)
        {
            value = MathF.FusedMultiplyAdd(width, NextSingle(), low);
        }
    }

    /// <summary>Puts the items in random order, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt32(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>
    /// The last steps of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): no two numbers have one result.
    /// </summary>
    internal static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    private static ulong SplitMix64(ref ulong state)
    {
        state += Step;
        return Mix(state);
    }
}
