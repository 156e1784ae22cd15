using System.Globalization;
using Gophernet.Networks;

namespace Gophernet.Models.Export.C;

/// <summary>The weights of networks that are computed by one function: what each network has, one after the other, in the order in which it was added.</summary>
internal sealed class WeightBlock
{
    private const int PerLine = 12;
    private const int TextLength = 11; // 0x3f800000,

    private readonly List<Func<Network, ReadOnlyMemory<float>>> _parts = [];

    /// <summary>The weights of a network.</summary>
    public int Length { get; private set; }

    /// <summary>Adds weights.</summary>
    /// <param name="length">How many each network has of them.</param>
    /// <param name="of">Those of a network.</param>
    /// <returns>Where they begin, as an expression in C.</returns>
    public string Add(int length, Func<Network, ReadOnlyMemory<float>> of)
    {
        var first = Length;
        Length = checked(Length + length);
        _parts.Add(of);
        return $"weights + {Literal.Of(first)}";
    }

    /// <summary>Writes the bits of a network's weights: a compiler reads them faster than decimals, and takes them as they are.</summary>
    public void Write(Network network, TextWriter writer)
    {
        Span<char> line = stackalloc char[PerLine * TextLength + 1];
        var used = 0;
        foreach (var part in _parts)
        {
            foreach (var value in part(network).Span)
            {
                "0x".CopyTo(line[used..]);
                BitConverter.SingleToUInt32Bits(value).TryFormat(line[(used + 2)..], out _, "x8", CultureInfo.InvariantCulture);
                line[used + TextLength - 1] = ',';
                used += TextLength;
                if (used == PerLine * TextLength)
                {
                    line[used] = '\n';
                    writer.Write(line);
                    used = 0;
                }
            }
        }

        line[used] = '\n';
        writer.Write(line[..(used + 1)]);
    }
}
