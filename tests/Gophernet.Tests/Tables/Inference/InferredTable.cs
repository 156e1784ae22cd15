using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Tables written in a test, and what is found in them.</summary>
internal static class InferredTable
{
    public const string Name = "table.csv";

    /// <summary>The rows of a column of <see cref="Cells"/>.</summary>
    public const int CellCount = 100;

    public static CsvReader Open(string csv, CsvOptions? options = null) =>
        CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(csv)), Name, options ?? new CsvOptions());

    public static TrainingTable Of(string csv, TableOptions? options = null) => TableInference.Read(Open(csv), options ?? new TableOptions());

    public static FoldTables Folds(string csv, TableOptions options) => FoldTables.Of(RawTable.Read(Open(csv), options));

    /// <summary>The cells of a column, each written for its row.</summary>
    public static IEnumerable<string> Cells(Func<int, string> cell) => Enumerable.Range(0, CellCount).Select(cell);

    /// <summary>A table whose first column, x, has the cells; beside it stand a number that varies and a target of two classes.</summary>
    public static TrainingTable OfCells(IEnumerable<string> cells, TableOptions? options = null) => Of(WithCells(cells), options);

    /// <summary>A table whose last column, y, has the cells; beside it stands a number that varies.</summary>
    public static TrainingTable OfTargets(IEnumerable<string> cells, TableOptions? options = null) =>
        Of("w,y\n" + string.Concat(cells.Select((cell, row) => $"{row * row % 17},{Quoted(cell)}\n")), options);

    public static string WithCells(IEnumerable<string> cells) =>
        "x,w,y\n" + string.Concat(cells.Select((cell, row) => $"{Quoted(cell)},{row * row % 17},{(row % 2 == 0 ? "ham" : "spam")}\n"));

    public static T Feature<T>(TrainingTable training, string name = "x")
        where T : Feature =>
        Assert.IsType<T>(training.Schema.Features.Single(feature => feature.Name == name));

    public static double[] Values(TrainingTable training, string name = "x") =>
        training.Table.Feature(training.Schema.FeatureNames.IndexOf(name)).ToArray();

    public static string ReasonToDrop(TrainingTable training, string name = "x") => training.Dropped.Single(dropped => dropped.Column == name).Reason;

    /// <summary>The inputs that a feature's values become, [row][input].</summary>
    public static float[][] Inputs(Feature feature, params double[] values)
    {
        var inputs = new Matrix(feature.Width, values.Length);
        if (feature.IsCategory)
        {
            var codes = new int[values.Length];
            feature.EncodeCodes(values, codes);
            for (var row = 0; row < codes.Length; row++)
            {
                inputs.Values.Slice(Math.Max(0, codes[row]) * values.Length + row, codes[row] < 0 ? 0 : 1).Fill(1);
            }
        }
        else
        {
            feature.Encode(values, inputs, 0);
        }

        return [.. values.Select((_, row) => Enumerable.Range(0, feature.Width).Select(i => inputs[i, row]).ToArray())];
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
