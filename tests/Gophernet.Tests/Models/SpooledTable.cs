using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Csv;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>A table that is taken for one that does not fit the memory, and what is learnt from it.</summary>
internal static class SpooledTable
{
    public const int Rows = 20_000;

    public static TrainingOptions Options { get; } = Preset.Plain with
    {
        Hidden = [16], BatchSize = 64, LearningRate = 0.01f, Epochs = 4, NetworkCount = 2, ValidationFraction = 0.2,
    };

    /// <summary>Numbers and categories that tell a class, which is wrong in one of ten rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="lastCell">What stands in the last row for the first number; null for a number.</param>
    /// <param name="lastClass">The class of the last row; null for one of the two.</param>
    public static string Text(int rows = Rows, string? lastCell = null, string? lastClass = null)
    {
        var random = new Random(5);
        var text = new StringBuilder("u,v,w,kind,group,weight,class\n");
        for (var row = 0; row < rows; row++)
        {
            var (u, v, w, kind) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.Next(6));
            var isYes = u * v * 8 + w + (kind % 2 == 0 ? 0.4 : -0.4) > 0 ^ random.Next(10) == 0;
            var (isLast, group, weight) = (row == rows - 1, row % 97, 1 + row % 3);
            text.Append(CultureInfo.InvariantCulture, $"{(isLast ? lastCell : null) ?? $"{u:F5}"},{v:F5},{w:F5},k{kind},g{group},{weight},");
            text.Append(CultureInfo.InvariantCulture, $"{(isLast ? lastClass : null) ?? (isYes ? "yes" : "no")}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads a table as a command does.</summary>
    /// <param name="text">The table.</param>
    /// <param name="bytes">The memory that there is.</param>
    /// <param name="options">What its columns are; null to drop groups and weights.</param>
    /// <param name="threads">The threads.</param>
    /// <param name="second">What is found when it is read again; null for the same.</param>
    public static TrainingTable Read(string text, long bytes, TableOptions? options = null, int threads = 1, string? second = null)
    {
        var memory = new TableMemory(bytes);
        options ??= new TableOptions { Dropped = ["group", "weight"] };
        var raw = RawTable.Read(CsvText.Open(text), options, threads, memory);
        var count = raw.Thinning!.RowCount;
        var training = TableInference.Of(raw, threads);
        return !raw.Thinning.IsThinned ? training : training with
        {
            Large = new LargeTable(
                count, read => read(CsvText.Open(second ?? text)), Path.GetTempPath(), memory)
            {
                Weight = options.Weight,
            },
        };
    }

    /// <summary>Trains to the end.</summary>
    public static Model Train(TrainingTable table, TrainingOptions options, int threads = 1)
    {
        using var trainer = new ModelTrainer(table, options, threads);
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        return trainer.ToModel().Model;
    }
}
