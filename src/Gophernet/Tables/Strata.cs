namespace Gophernet.Tables;

/// <summary>Targets as few codes: what each part of the rows is to have its share of.</summary>
internal static class Strata
{
    private const int MaxBins = 8;

    /// <summary>The classes themselves, counted from 0.</summary>
    public static int[] OfClasses(ReadOnlySpan<double> classes)
    {
        var codes = new int[classes.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = (int)classes[row];
        }

        return codes;
    }

    /// <summary>Numbers in bins of about as many rows each; equal ones share a bin.</summary>
    public static int[] OfNumbers(ReadOnlySpan<double> numbers)
    {
        var sorted = numbers.ToArray();
        Array.Sort(sorted);
        Span<double> bounds = stackalloc double[MaxBins - 1];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = sorted[(int)((long)sorted.Length * (i + 1) / MaxBins)];
        }

        var codes = new int[numbers.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            foreach (var bound in bounds)
            {
                codes[row] += numbers[row] >= bound ? 1 : 0;
            }
        }

        return codes;
    }
}
