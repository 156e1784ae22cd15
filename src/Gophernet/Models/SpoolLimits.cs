using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>What a table that does not fit the memory cannot be learnt with.</summary>
internal static class SpoolLimits
{
    private const string Hint = "Give more memory, or leave it out.";

    /// <summary>The rows as they are learnt from: with what tells rows of the table that are like a sampled one, where they are a sample.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <exception cref="GophernetException">Something that was asked for needs all rows in memory.</exception>
    public static TrainingTable Prepare(TrainingTable data, TrainingOptions options, int threads)
    {
        if (data.Large is null)
        {
            return data;
        }

        Require(data, options);
        return data.WithHashes(threads) with { Groups = (data.Dependence as GroupedRows)?.Keys };
    }

    /// <exception cref="GophernetException">Something that was asked for needs all rows in memory.</exception>
    public static void Require(TrainingTable data, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (data.Schema.Features.FirstOrDefault(feature => feature is TextFeature) is { } text)
        {
            throw new GophernetException(
                new Place(data.Table.Source), $"column \"{text.Name}\" is one of texts, which cannot be learnt from a table that is larger than the memory",
                "Drop the column, take it for one of categories, or give more memory.")
            {
                Field = text.Name, Settings = [new("drop", text.Name), new("categorical", text.Name), new("memory")],
            };
        }

        RequireNot(data, data.Dependence is TimedRows, "holding back the latest rows is", new Setting("time"));
        RequireNot(data, data.Dependence is not null && data.Weights.Length > 0, "groups beside weights are", new Setting("group"), new Setting("weight"));
        RequireNot(data, options.Optimizer.FindsOwnSteps, "steps on all rows at once are", new Setting("optimizer"));
        RequireNot(data, options.BatchSize == 0, "batches of all rows are", new Setting("batch-size"));
        RequireNot(data, ColumnSelection.Applies(data, options), "a choice among columns is", new Setting("select"));
    }

    /// <exception cref="GophernetException">A network compares rows.</exception>
    public static void Require(TrainingTable data, ImmutableArray<NetworkShape> shapes) =>
        RequireNot(data, shapes.Any(shape => shape.IsComparing), "comparing rows is", new Setting("neighbours", "off"));

    private static void RequireNot(TrainingTable data, bool isAsked, string what, params ImmutableArray<Setting> settings)
    {
        if (isAsked)
        {
            throw new GophernetException(
                new Place(data.Table.Source),
                $"{what} not possible with a table that is larger than the memory for it, {ByteCount.ToText(data.Large!.Memory.Bytes)}", Hint)
            {
                IsOfSettings = true, Settings = [new("memory"), .. settings],
            };
        }
    }
}
