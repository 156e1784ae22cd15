namespace Gophernet.Tests.Oracle;

/// <summary>How far a tensor is from what it should be.</summary>
internal static class RelativeError
{
    /// <summary>The largest absolute difference over the largest absolute value expected; not a number if one of them is not.</summary>
    public static double Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        var (difference, largest) = (0.0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(actual[i] - expected[i]));
            largest = Math.Max(largest, Math.Abs(expected[i]));
        }

        return difference == 0 ? 0 : difference / largest;
    }

    public static double Of(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected)
    {
        var widened = new double[actual.Length];
        for (var i = 0; i < actual.Length; i++)
        {
            widened[i] = actual[i];
        }

        return Of(widened, expected);
    }

    /// <summary>Fails where the error is beyond the tolerance or not a number; the message says how large it is.</summary>
    public static void AssertWithin(double tolerance, double error, string what) =>
        Assert.True(error <= tolerance, $"{what}: the relative error is {error:e2}, more than {tolerance:e1}");
}
