using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>The columns whose numbers are not plain, each with how they are written.</summary>
internal static class NumberForms
{
    /// <summary>Such as <c>price as $1,234.50</c>; none where all are plain.</summary>
    public static List<string> Of(Schema schema)
    {
        var texts = new List<string>();
        foreach (var feature in schema.Features)
        {
            if (feature is NumericFeature { Written: { } form })
            {
                texts.Add($"{feature.Name} as {form.Example}");
            }
        }

        for (var i = 0; schema.Target is NumberTarget target && i < target.Columns.Length; i++)
        {
            if (target.WrittenAs(i) is { } form)
            {
                texts.Add($"{target.Columns[i]} as {form.Example}");
            }
        }

        return texts;
    }
}
