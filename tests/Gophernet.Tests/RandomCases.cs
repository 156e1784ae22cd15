using CsCheck;

namespace Gophernet.Tests;

/// <summary>The same random cases in every run. CsCheck's own loop takes a seed for its first case alone.</summary>
internal static class RandomCases
{
    private const uint Stream = 1;
    private const ulong Seed = 2026;

    public static void ForAll<T>(Gen<T> cases, int count, Action<T> check)
    {
        var random = new PCG(Stream, Seed);
        for (var i = 0; i < count; i++)
        {
            var value = cases.Generate(random, null, out _);
            try
            {
                check(value);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Case {i}, {Check.Print(value)}: {e.Message}", e);
            }
        }
    }
}
