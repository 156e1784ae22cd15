using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;

namespace Gophernet.Tables.Statistics;

/// <summary>
/// A second form of a number whose column has a long tail, which the drawn-in form all but hides: as it is, or the logarithm of its distance from an origin.
/// Both are standardised, and a number far beyond those of the training rows counts as one at the limit.
/// </summary>
/// <param name="Low">The smallest number that is told from smaller ones.</param>
/// <param name="High">The largest number that is told from larger ones.</param>
/// <param name="Origin">What distances are measured from; of a logarithm alone.</param>
/// <param name="Unit">The distance from which on the logarithm grows as such, positive; 0 for no logarithm.</param>
/// <param name="Mean">What is taken off the form.</param>
/// <param name="Deviation">What the rest is divided by, positive.</param>
internal sealed record TailForm(double Low, double High, double Origin, double Unit, double Mean, double Deviation)
{
    private static readonly NameTable<bool> Names = new(("linear", false), ("logarithm", true)); // whether it is a logarithm

    // Three times what numbers of a table can be, and room for rounding.
    private const double MaxSize = 1e40;

    private bool IsLogarithm => Unit > 0;

    /// <summary>The forms that stand beside the drawn-in one of a column; none where that has all but a little of what tells its numbers apart.</summary>
    /// <param name="scaling">How its numbers become inputs otherwise.</param>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static ImmutableArray<TailForm> Of(Scaling scaling, ReadOnlySpan<double> values)
    {
        if (!TailMeasure.IsLong(scaling, values))
        {
            return [];
        }

        var (low, high, _) = NumberRange.Of(values);
        var origin = low >= 0 ? 0 : scaling.Fill;
        var unit = TailMeasure.UnitOf(values, origin);

        // Twice the range: a larger number than any before is larger still, and a slip of the keyboard does not outweigh all else.
        var (smallest, largest) = (low - (high - low), high + (high - low));
        return
        [
            Standardised(new TailForm(smallest, largest, Origin: 0, Unit: 0, Mean: 0, Deviation: 1), scaling.Fill, values),
            Standardised(new TailForm(smallest, largest, origin, unit, Mean: 0, Deviation: 1), scaling.Fill, values),
        ];
    }

    /// <summary>The inputs for some values.</summary>
    /// <param name="values">NaN for missing.</param>
    /// <param name="fill">What stands for a missing one.</param>
    /// <param name="inputs">Receives an input a value.</param>
    public void Encode(ReadOnlySpan<double> values, double fill, Span<float> inputs)
    {
        for (var i = 0; i < values.Length; i++)
        {
            inputs[i] = (float)((FormOf(double.IsNaN(values[i]) ? fill : values[i]) - Mean) / Deviation);
        }
    }

    internal static void WriteJson(ImmutableArray<TailForm> forms, Utf8JsonWriter json)
    {
        json.WriteStartArray("tails");
        foreach (var form in forms)
        {
            json.WriteStartObject();
            json.WriteString("form", Names.NameOf(form.IsLogarithm));
            json.WriteNumber("low", form.Low);
            json.WriteNumber("high", form.High);
            if (form.IsLogarithm)
            {
                json.WriteNumber("origin", form.Origin);
                json.WriteNumber("unit", form.Unit);
            }

            json.WriteNumber("mean", form.Mean);
            json.WriteNumber("deviation", form.Deviation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static ImmutableArray<TailForm> ReadJson(JsonNodeReader feature) =>
        feature.Has("tails") ? [.. feature.Child("tails").Items(0, Names.Names.Count).Select(Read)] : [];

    private static TailForm Read(JsonNodeReader node)
    {
        var isLogarithm = node.Child("form").Name(Names);
        var form = new TailForm(
            node.Child("low").Number(), node.Child("high").Number(), isLogarithm ? node.Child("origin").Number() : 0,
            isLogarithm ? node.Child("unit").Number() : 0, node.Child("mean").Number(), node.Child("deviation").Number());
        ReadOnlySpan<double> sizes = [-form.Low, form.High, form.Origin, -form.Origin, form.Mean, -form.Mean, form.Deviation, form.Unit];
        return form.Low <= form.High && form.Deviation > 0 && form.IsLogarithm == isLogarithm && !sizes.ContainsAnyExceptInRange(double.MinValue, MaxSize)
            ? form
            : throw node.Fault("its limits are the wrong way round or beyond the largest number, or its unit or deviation is not positive");
    }

    private static TailForm Standardised(TailForm form, double fill, ReadOnlySpan<double> values)
    {
        var forms = new double[values.Length];
        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = form.FormOf(double.IsNaN(values[i]) ? fill : values[i]);
        }

        var scaling = Scaling.Standardising(forms);
        return form with { Mean = scaling.Mean, Deviation = scaling.Deviation };
    }

    private double FormOf(double value)
    {
        var x = Math.Min(Math.Max(value, Low), High);
        return !IsLogarithm ? x : x < Origin ? -ScalarMath.Log(1 + (Origin - x) / Unit) : ScalarMath.Log(1 + (x - Origin) / Unit);
    }
}
