using System.Globalization;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;

namespace Gophernet.Cli.Output;

/// <summary>Where a model comes from and how far to trust it, for people.</summary>
internal static class RecordReport
{
    // More do not fit a screen; --json has all.
    private const int MaxColumns = 20;

    /// <summary>Adds what the model learned from and how good it was on other rows.</summary>
    public static void AddOrigin(LabelledText text, ModelRecord record)
    {
        if (record.Data is { } data)
        {
            var leftOut = data.LeftOutCount == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {data.LeftOutCount} without a target");
            text.Add("data", $"{NameList.Count(data.RowCount, "row")}{leftOut}, {NameList.Count(data.ColumnCount, "column")}, hash {data.Hash}");
        }

        if (record.Start is not null)
        {
            text.Add("continues", record.Start);
        }

        if (!record.Options.IsEmpty)
        {
            var options = record.Options.SelectMany(option => option.Values.IsEmpty
                ? (string[])["--" + option.Name]
                : option.Values.Select(value => ShellWord.Option(option.Name, value)));
            text.Add("options", string.Join(' ', options));
        }

        if (record.Background is { } background)
        {
            text.Add("keeps", $"{NameList.Count(background.Cells.Length, "training row")}, for predictions to be compared with");
        }

        if (record.HeldOut is { } heldOut)
        {
            var metrics = heldOut.Values.Select(metric => TextOf(metric, heldOut));
            var rows = NameList.Count(heldOut.Rows, heldOut.AreOther ? "other row" : "row");
            var groups = heldOut.GroupCount is not { } count ? ""
                : $" in {NameList.Count(count, "group")}{(heldOut.HasFewGroups ? ", too few for intervals" : "")}";
            var interval = heldOut.Intervals.IsEmpty ? "" : " [95% interval]";
            text.Add("held out", $"{rows}{groups}; value{interval} (baseline): {string.Join(", ", metrics)}");
        }
    }

    /// <summary>Adds what was noticed in the table, and what stood in its columns.</summary>
    public static void AddColumns(LabelledText text, ModelRecord record, Schema schema)
    {
        foreach (var columns in record.Dropped.GroupBy(column => column.Reason))
        {
            text.Add("dropped", $"{columns[0].Reason}: {NameList.Shorten([.. columns.Select(column => column.Column)])}");
        }

        foreach (var warning in record.Warnings)
        {
            text.Add("warning", $"{warning.Code}: {HintText.Of(warning)}");
        }

        if (record.Data is not { } data)
        {
            return;
        }

        var label = "columns";
        foreach (var (name, profile) in data.Features.Take(MaxColumns))
        {
            text.Add(label, Line(name, profile, schema.Features.FirstOrDefault(feature => feature.Name == name)));
            label = "";
        }

        if (data.Features.Length > MaxColumns)
        {
            text.Add("", $"… {data.Features.Length - MaxColumns} more (--json has all)");
        }
    }

    /// <summary>A metric, with from where to where it may well be, and its baseline.</summary>
    private static string TextOf((string Name, double Value, double Baseline) metric, HeldOutMetrics heldOut)
    {
        var interval = heldOut.Intervals.FirstOrDefault(interval => interval.Name == metric.Name);
        var range = interval.Name is null ? "" : $" [{MetricText.Of(interval.Low)}, {MetricText.Of(interval.High)}]";
        return $"{metric.Name} {MetricText.Of(metric.Value)}{range} ({MetricText.Of(metric.Baseline)})";
    }

    private static string Line(string name, ColumnProfile profile, Feature? feature)
    {
        var values = profile.Summary(value => feature!.ToText(value));
        var missing = profile.MissingShare == 0 ? "" : Percent(profile.MissingShare) + " missing";
        return name + (values.Length > 0 || missing.Length > 0 ? ": " : "") + values + (values.Length > 0 && missing.Length > 0 ? "; " : "") + missing;
    }

    /// <summary>A share with two digits; one that is small is not nothing.</summary>
    public static string Percent(double share) => share is > 0 and < 0.0001 ? "<0.01%"
        : (100 * share).ToString(share < 0.01 ? "0.##" : share < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture) + "%";
}
