using Gophernet.Networks;

namespace Gophernet.Models.Export.C;

/// <summary>The weights of networks that are computed by one function: what each has, one after the other, in the order in which it was added.</summary>
internal sealed class WeightBlock
{
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

    /// <summary>Writes a network's weights.</summary>
    public void Write(Network network, WeightWriter writer)
    {
        foreach (var part in _parts)
        {
            writer.Write(part(network).Span);
        }
    }
}
