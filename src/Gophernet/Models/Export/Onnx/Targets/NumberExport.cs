using System.Globalization;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.Onnx.Targets;

/// <summary>Numbers in the units of their columns, and their quantiles where a model has several.</summary>
internal sealed class NumberExport : ITargetExport
{
    public string Form => NumberTarget.FormName;

    public void Add(Model model, GraphValue outputs, GraphValue? isUnreadable)
    {
        var target = (NumberTarget)model.Schema.Target;
        for (var i = 0; i < target.Columns.Length; i++)
        {
            var name = target.Columns.Length == 1 ? "prediction" : target.Columns[i];
            var width = target.OutputsPerColumn;
            var own = target.OutputCount == 1 ? outputs : outputs.Columns(i * width, (i + 1) * width);
            if (target.Quantiles.IsEmpty)
            {
                Add(Decode(target, i, own), isUnreadable, name, $"The number of the column {target.Columns[i]}.");
                continue;
            }

            var numbers = Decode(target, i, own.Sort(width));
            var (low, high) = LossFunction.MiddleOf(target.Quantiles);
            var middle = (numbers.Columns(low, low + 1) + numbers.Columns(high, high + 1)) / 2;
            Add(middle, isUnreadable, name, $"The middle of the quantiles of {target.Columns[i]}.");
            for (var quantile = 0; quantile < width; quantile++)
            {
                var place = target.Quantiles[quantile].ToString(CultureInfo.InvariantCulture);
                Add(numbers.Columns(quantile, quantile + 1), isUnreadable, $"{name}_{place}", $"The quantile {place} of {target.Columns[i]}.");
            }
        }
    }

    private static void Add(GraphValue number, GraphValue? isUnreadable, string name, string description) =>
        number.Graph.Output(number.As(ElementType.Float).Or(isUnreadable, double.NaN), name, 1, description);

    /// <summary>Numbers in the units of a column, in double: <see cref="NumberTarget.Decode"/>.</summary>
    private static GraphValue Decode(NumberTarget target, int column, GraphValue outputs)
    {
        var scaling = target.Scalings[column];
        var number = outputs.As(ElementType.Double) * scaling.Deviation + scaling.Mean;
        if (target.IsLogarithm(column))
        {
            number = number.Clip(-NumberTarget.MaxExponent, NumberTarget.MaxExponent).Exp() * target.Smearings[column];
        }

        return target.Limits.IsEmpty ? number : number.Clip(target.Limits[column].Low, target.Limits[column].High);
    }
}
