using System.Text.Json;
using Gophernet.Json;
using Gophernet.Reports;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;

namespace Gophernet.Cli.Output;

/// <summary>How the columns of some rows are spread beside training.</summary>
internal static class ColumnsSection
{
    private const string OtherName = "(other)";

    /// <summary>Writes it as the member <c>columns</c>.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="tally">How they are spread.</param>
    /// <param name="shifts">Whether chance explains that, [columns].</param>
    public static void Write(Utf8JsonWriter json, TableTally tally, ColumnShift?[] shifts)
    {
        json.WriteStartArray("columns");
        for (var i = 0; i < tally.Columns.Length; i++)
        {
            var (feature, column) = (tally.Schema.Features[i], tally.Columns[i]);
            json.WriteStartObject();
            json.WriteString("name", feature.Name);
            json.WriteString("kind", feature.Kind);
            json.WriteNumber("missing_share", NumberLists.Share((double)column.MissingCount / Math.Max(column.RowCount, 1)));
            if (column.TrainingMissingShare is { } missing)
            {
                json.WriteNumber("training_missing_share", NumberLists.Share(missing));
            }

            if (column.Parts is { } parts)
            {
                json.WriteNumber("psi", parts.Stability);
                if (shifts[i] is { } shift)
                {
                    json.WriteFinite("p_value", shift.Probability ?? double.NaN);
                    json.WriteString("shift", shift.Size);
                }

                WriteBins(json, feature, parts);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBins(Utf8JsonWriter json, Feature feature, PartShares parts)
    {
        var order = Sequences.Range(parts.Counts.Length);
        if (parts.Names.Length > 0)
        {
            // The others come last, where there are some.
            order = [.. order[1..], .. parts.Training[0] > 0 || parts.Counts[0] > 0 ? (int[])[0] : []];
        }

        var all = Math.Max(parts.Counts.Sum(), 1);
        json.WriteStartObject("bins");
        if (parts.Names.Length > 0)
        {
            json.WriteTexts("labels", order.Select(part => parts.Names[part] ?? OtherName));
        }
        else if (feature.IsNumber)
        {
            json.WriteNumbers("edges", parts.Edges);
        }
        else
        {
            json.WriteTexts("edges", parts.Edges.Select(feature.ToText));
        }

        json.WriteNumbers("training", order.Select(part => NumberLists.Share(parts.Training[part])));
        json.WriteNumbers("data", order.Select(part => NumberLists.Share((double)parts.Counts[part] / all)));
        json.WriteEndObject();
    }
}
