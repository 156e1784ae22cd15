using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of categories.</summary>
internal sealed class CategoricalExport : IFeatureExport
{
    public string Kind => CategoricalFeature.KindName;

    public void Add(Feature feature, RowInputs row)
    {
        var categorical = (CategoricalFeature)feature;
        var text = row.Graph.Input(
            categorical.Name, ElementType.String, "A category as it stands in the table, without spaces round it; an empty text where it is missing.");

        // Missing texts come first, and what stands in the list before other spellings.
        var codes = new Dictionary<string, long>();
        var keys = new List<string>();
        void Add(string key, long code)
        {
            if (codes.TryAdd(key, code))
            {
                keys.Add(key);
            }
        }

        foreach (var missing in row.Missing.OfTexts)
        {
            Add(missing, categorical.HasMissing ? categorical.Width - 1 : categorical.Width);
        }

        for (var i = 0; i < categorical.Categories.Length; i++)
        {
            Add(categorical.Categories[i], i);
        }

        for (var i = 0; i < categorical.Categories.Length; i++)
        {
            foreach (var spelling in Spellings.AsNumber(categorical.Categories[i]))
            {
                Add(spelling, i);
            }
        }

        var other = categorical.HasOther ? categorical.Categories.Length : categorical.Width;
        row.AddCodes(text.LookUp([.. keys], [.. keys.Select(key => codes[key])], other));
    }
}
