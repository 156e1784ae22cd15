using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of numbers.</summary>
internal sealed class NumericExport : IFeatureExport
{
    // How far a scaled number may move when it is given as a float: a few times what it loses by being a float itself.
    private const double MaxShift = 5e-7;

    private const double HalfUnit = 1.0 / (1 << 24); // of a float's last place, in parts of the number

    public string Kind => NumericFeature.KindName;

    public void Add(Feature feature, RowInputs row)
    {
        var numeric = (NumericFeature)feature;
        var type = LosesDigitsAsFloats(numeric, row.ProfileOf(numeric.Name)) ? ElementType.Double : ElementType.Float;
        var form = numeric.Written is { } written ? $", without what stands beside it in the table, as in {written.Example}" : "";
        var column = row.Numbers.AddGiven(row.Graph.Input(numeric.Name, type, $"A number{form}; NaN where it is missing."));
        row.Numbers.AddScaled(column, numeric.Scaling);
        foreach (var tail in numeric.Tails)
        {
            row.Numbers.AddTail(column, numeric.Scaling.Fill, tail);
        }

        if (numeric.HasMissing)
        {
            row.Numbers.AddMissing(column);
        }
    }

    /// <summary>
    /// Whether the numbers of a column, as far as they are known, are not those of floats, and far from 0 beside the differences between them: floats would
    /// tell times in seconds since 1970 apart by minutes.
    /// </summary>
    private static bool LosesDigitsAsFloats(NumericFeature feature, NumberProfile? profile)
    {
        double[] known = [feature.Scaling.Fill, .. profile is null ? [] : profile.Quantiles.AsSpan()];
        return known.Any(number => (float)number != number) && known.Any(number => ShiftOf(number, feature.Scaling) > MaxShift);
    }

    /// <summary>How far the scaled number is from that of the nearest float, at most; in parts of it where it is large.</summary>
    private static double ShiftOf(double number, Scaling scaling)
    {
        var z = (number - scaling.Mean) / scaling.Deviation;
        var stretch = 1 + z / Scaling.Reach * (z / Scaling.Reach);
        return Math.Abs(number) * HalfUnit / scaling.Deviation / (scaling.IsSmooth ? stretch * Math.Sqrt(stretch) : Math.Max(1, Math.Abs(z)));
    }
}
