using System.Globalization;
using Gophernet.Numerics;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>Decides which numbers are learned as logarithms: strongly skewed ones above 0, of which the logarithms are not skewed.</summary>
internal static class TargetScaleInference
{
    // A lognormal column with a deviation of 0.7 has a skewness of 2.9, and 5 times the median at the 99th percentile.
    private const double MinSkewness = 2;
    private const double MinReach = 5;

    // Of the skewness of the numbers, so much may be left in that of their logarithms.
    private const double MaxSkewnessLeft = 0.25;

    private const double MinExplained = 0.5;
    private const double ReachQuantile = 0.99;
    private const int MinRows = 50; // of fewer, skewness says little

    /// <summary>The target as it is learned.</summary>
    /// <param name="target">The target.</param>
    /// <param name="values">Its numbers, [columns][rows].</param>
    /// <param name="features">The features, with the numbers of those rows.</param>
    /// <param name="learnsLogarithms">What the user says; null to find out.</param>
    /// <param name="placeOf">Where a row began.</param>
    /// <exception cref="GophernetException">Logarithms are asked for, and the target is not numbers, or one is not above 0.</exception>
    public static (Target Target, IReadOnlyList<TableNote> Notes) Infer(
        Target target, double[][] values, List<(Feature Feature, Column Values)> features, bool? learnsLogarithms, Func<int, Place> placeOf)
    {
        if (target is not NumberTarget numbers)
        {
            return learnsLogarithms is null ? (target, []) : throw new GophernetException(
                "a scale of the target is given, and the target is not numbers", "Leave it out, or choose another task.")
            {
                IsOfSettings = true,
                Settings = [new("target-scale"), new("task")],
            };
        }

        if (learnsLogarithms == true)
        {
            RequirePositive(numbers, values, placeOf);
        }

        var isLogarithm = values.Select(column => learnsLogarithms ?? (IsSkewed(column) && !IsLinear(column, features)));
        if (!isLogarithm.Any(isOne => isOne))
        {
            return (target, []);
        }

        var scalings = values.Select((column, i) =>
            isLogarithm[i] ? Scaling.Standardising(Array.ConvertAll(column, ScalarMath.Log)) : numbers.Scalings[i]);
        var learnt = numbers with { Scalings = [.. scalings], Smearings = [.. isLogarithm.Select(isOne => isOne ? 1.0 : 0)] };
        var names = numbers.Columns.Where((_, i) => isLogarithm[i]).ToList();
        return (learnt, learnsLogarithms == true ? [] :
        [
            new($"strongly skewed and above 0, learned as a logarithm: {NameList.Shorten(names)}", new Setting("target-scale", "linear"))
            {
                Code = "log_target",
            },
        ]);
    }

    private static void RequirePositive(NumberTarget target, double[][] values, Func<int, Place> placeOf)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var row = Array.FindIndex(values[i], value => !(value > 0));
            if (row >= 0)
            {
                var found = values[i][row].ToString(CultureInfo.InvariantCulture);
                throw new GophernetException(
                    placeOf(row), $"column \"{target.Columns[i]}\": expected a number above 0, found {found}: it has no logarithm",
                    "Learn the numbers as they are, or leave such rows out.")
                {
                    Field = target.Columns[i],
                    Settings = [new("target-scale", "linear")],
                };
            }
        }
    }

    private static bool IsSkewed(double[] values)
    {
        if (values.Length < MinRows || !Array.TrueForAll(values, value => value > 0))
        {
            return false;
        }

        double[] ranked = [.. values];
        Array.Sort(ranked); // sums in this order do not depend on that of the rows
        var skewness = SkewnessOf(ranked);
        return skewness >= MinSkewness
            && ranked[(int)(ReachQuantile * (ranked.Length - 1))] >= MinReach * ranked[ranked.Length / 2]
            && Math.Abs(SkewnessOf(Array.ConvertAll(ranked, ScalarMath.Log))) <= MaxSkewnessLeft * skewness;
    }

    /// <summary>
    /// Whether a column explains most of the numbers as they are, and more than it or another explains of their logarithms: what is skewed then is the column,
    /// and the number grows with it.
    /// </summary>
    private static bool IsLinear(double[] target, List<(Feature Feature, Column Values)> features)
    {
        var logarithms = Array.ConvertAll(target, ScalarMath.Log);
        var (ofTarget, ofLogarithms) = (Scaling.Standardising(target), Scaling.Standardising(logarithms));
        var (best, bestOfLogarithms) = (0.0, 0.0);
        var inputs = new float[target.Length];
        foreach (var (feature, column) in features)
        {
            if (feature is not NumericFeature numeric)
            {
                continue;
            }

            var numbers = new double[target.Length];
            column.CopyTo(0, numbers);
            Array.ConvertAll(numbers, number => double.IsNaN(number) ? numeric.Scaling.Fill : number).CopyTo(numbers, 0);
            Compare(numbers);
            foreach (var tail in numeric.Tails)
            {
                tail.Encode(numbers, numeric.Scaling.Fill, inputs);
                Compare(Array.ConvertAll(inputs, input => (double)input));
            }
        }

        return best > MinExplained && best > bestOfLogarithms;

        void Compare(double[] numbers)
        {
            var scaling = Scaling.Standardising(numbers);
            best = Math.Max(best, Explained(numbers, scaling, target, ofTarget));
            bestOfLogarithms = Math.Max(bestOfLogarithms, Explained(numbers, scaling, logarithms, ofLogarithms));
        }
    }

    /// <summary>The square of the correlation; 0 where there is none.</summary>
    private static double Explained(double[] first, Scaling a, double[] second, Scaling b)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
        {
            sum += (first[i] - a.Mean) / a.Deviation * ((second[i] - b.Mean) / b.Deviation);
        }

        var correlation = sum / first.Length;
        return double.IsFinite(correlation) ? correlation * correlation : 0;
    }

    /// <summary>The third power of the distance from the mean, in deviations, in the mean.</summary>
    private static double SkewnessOf(double[] values)
    {
        var scaling = Scaling.Standardising(values);
        var sum = 0.0;
        foreach (var value in values)
        {
            var z = (value - scaling.Mean) / scaling.Deviation;
            sum += z * z * z;
        }

        return sum / values.Length;
    }
}
