namespace Gophernet.Networks.Inputs;

/// <summary>
/// Where the bins of a number begin and end: at its quantiles, but no value counts for more than a bin, so that a column that is mostly 0 keeps bins for
/// the rest. A number of few different values has a knot at each of them.
/// </summary>
internal static class Knots
{
    /// <summary>Chooses knots.</summary>
    /// <param name="values">The numbers of some rows; sorted in place.</param>
    /// <param name="knots">Receives them, ascending; the last is repeated where there are fewer different values.</param>
    public static void Choose(float[] values, Span<float> knots)
    {
        ArgumentNullException.ThrowIfNull(values);
        Array.Sort(values);
        var distinct = DistinctOf(values);
        var bins = knots.Length - 1;
        var next = 0;
        if (distinct.Count <= knots.Length)
        {
            foreach (var (value, _) in distinct)
            {
                knots[next++] = value;
            }
        }
        else
        {
            var most = (double)values.Length / bins;
            var total = 0.0;
            foreach (var (_, count) in distinct)
            {
                total += Math.Min(count, most);
            }

            knots[next++] = distinct[0].Value;
            var sum = Math.Min(distinct[0].Count, most);
            for (var i = 1; i < distinct.Count && next < bins; i++)
            {
                sum += Math.Min(distinct[i].Count, most);
                if (sum >= total * next / bins)
                {
                    knots[next++] = distinct[i].Value;
                }
            }
        }

        knots[next..].Fill(distinct[^1].Value);
    }

    private static List<(float Value, int Count)> DistinctOf(float[] sorted)
    {
        var distinct = new List<(float Value, int Count)>();
        foreach (var value in sorted)
        {
            if (distinct.Count > 0 && distinct[^1].Value == value)
            {
                distinct[^1] = (value, distinct[^1].Count + 1);
            }
            else
            {
                distinct.Add((value, 1));
            }
        }

        return distinct;
    }
}
