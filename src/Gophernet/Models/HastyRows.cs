using System.Collections.Immutable;
using Gophernet.Networks;

namespace Gophernet.Models;

/// <summary>How many rows judge a model that is wanted soon.</summary>
internal static class HastyRows
{
    private const int Min = 256;
    private const int MinOfLarge = 32;
    private const long Work = 1_000_000_000; // rows times parameters
    private const long WorkOfLarge = 4_000_000_000;

    /// <summary>
    /// The rows that are looked at in about 0.2 s on one thread, by all networks together; some hundred at least, of large networks some ten.
    /// </summary>
    /// <param name="shapes">The shape of each network.</param>
    public static int MaxOf(ImmutableArray<NetworkShape> shapes)
    {
        var parameters = (long)shapes.Sum(shape => shape.ParameterCount);
        return (int)Math.Max(Work / parameters, Math.Clamp(WorkOfLarge / parameters, MinOfLarge, Min));
    }
}
