using System.Collections.Immutable;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of two texts that mean no and yes.</summary>
internal sealed class BooleanExport : IFeatureExport
{
    private const long No = 0;
    private const long Yes = 1;
    private const long Missing = 2;
    private const long Unreadable = 3;

    public string Kind => BooleanFeature.KindName;

    public void Add(Feature feature, RowInputs row)
    {
        var (boolean, graph) = ((BooleanFeature)feature, row.Graph);
        var text = graph.Input(boolean.Name, ElementType.String, $"{boolean.No} or {boolean.Yes}; an empty text where it is missing.");
        var keys = new List<string>();
        var values = new List<long>();
        ReadOnlySpan<(ImmutableArray<string>, long)> meanings =
        [
            (row.Missing.OfTexts, Missing), (Spellings.InEveryCase(boolean.No), No), (Spellings.InEveryCase(boolean.Yes), Yes),
            (row.Missing.OfValues, Missing),
        ];
        foreach (var (spellings, value) in meanings)
        {
            foreach (var key in spellings.Where(spelling => !keys.Contains(spelling)))
            {
                keys.Add(key);
                values.Add(value);
            }
        }

        var code = text.LookUp([.. keys], [.. values], Unreadable);
        row.AddUnreadable(code > Missing);
        var isYesOrNo = code < Missing;
        var column = row.Numbers.AddComputed(isYesOrNo.Choose(code.As(ElementType.Double), graph.Scalar(ElementType.Double, double.NaN)));
        row.Numbers.AddScaled(column, boolean.Scaling);
        if (boolean.HasMissing)
        {
            row.Numbers.AddMissing(column);
        }
    }
}
