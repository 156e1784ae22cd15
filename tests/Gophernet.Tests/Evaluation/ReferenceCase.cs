using System.Text.Json;
using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

/// <summary>A case of tests/reference/metrics, whose expected numbers make.py there computed with scikit-learn 1.2.1.</summary>
internal sealed class ReferenceCase
{
    // Both sides compute in double and add up at most 200 terms, in different orders: some tens of roundings of 1.1e-16, relative to
    // numbers of about 1. Cancellation in 1 − x (R², calibration) costs no more than one digit.
    public const double Tolerance = 1e-13;

    private readonly JsonElement _case;

    private ReferenceCase(JsonElement element) => _case = element;

    public JsonElement this[string member] => _case.GetProperty(member);

    /// <summary>The names of the cases in a file, for a theory.</summary>
    public static TheoryData<string> Names(string file) => [.. Read(file).Select(element => element.GetProperty("name").GetString()!)];

    public static ReferenceCase Named(string file, string name) =>
        new(Read(file).Single(element => element.GetProperty("name").GetString() == name));

    public double[] Numbers(string member) => Numbers(this[member]);

    public Matrix Matrix(string member)
    {
        var rows = this[member].EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToArray();
        return new Matrix(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);
    }

    /// <summary>Every metric, in the order of the file, must have the value and the baseline that stand there.</summary>
    public void AssertValues(IReadOnlyList<MetricValue> values)
    {
        Assert.Equal(this["expected"].EnumerateObject().Select(metric => metric.Name), values.Select(value => value.Name));
        foreach (var value in values)
        {
            AssertNear(value.Name, Number(this["expected"].GetProperty(value.Name)), value.Value);
            AssertNear($"baseline of {value.Name}", Number(this["baseline"].GetProperty(value.Name)), value.Baseline);
        }
    }

    /// <summary>Precision, recall, F1 and support must be those of the file, where undefined ones stand as 0.</summary>
    public void AssertRatios(string member, IReadOnlyList<ClassMetrics> classes)
    {
        var expected = this[member];
        AssertAll("precision", metrics => metrics.Precision);
        AssertAll("recall", metrics => metrics.Recall);
        AssertAll("f1", metrics => metrics.F1);
        AssertAll("support", metrics => metrics.Support);

        void AssertAll(string name, Func<ClassMetrics, double> ratio)
        {
            var numbers = Numbers(expected.GetProperty(name));
            Assert.Equal(numbers.Length, classes.Count);
            for (var i = 0; i < numbers.Length; i++)
            {
                AssertNear($"{name} of {i}", numbers[i], ClassMetrics.ZeroIfUndefined(ratio(classes[i])));
            }
        }
    }

    private static void AssertNear(string name, double expected, double actual)
    {
        var allowed = Tolerance * Math.Max(1, Math.Abs(expected));
        var isNear = double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= allowed;
        Assert.True(isNear, $"{name}: expected {expected:R}, found {actual:R}");
    }

    private static JsonElement[] Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "reference", "metrics", file)));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
}
