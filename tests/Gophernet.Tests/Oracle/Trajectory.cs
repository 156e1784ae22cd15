using System.Globalization;
using Gophernet.Networks.Activations;

namespace Gophernet.Tests.Oracle;

/// <summary>
/// The weights of the article's program in float64, run with its own matrix library (gonum) from one random start: network 4-3-3,
/// sigmoid, learning rate 0.3, all rows at once. The stage is the epoch; 0 is the start.
/// </summary>
internal sealed class Trajectory
{
    public const double LearningRate = 0.3;

    private readonly ILookup<(int Stage, string Tensor), (int Row, int Column, double Value)> _entries;

    private Trajectory(string path) => _entries = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToLookup(
        cells => (Number(cells[0]), cells[1]),
        cells => (Number(cells[2]), Number(cells[3]), double.Parse(cells[4], CultureInfo.InvariantCulture)));

    /// <summary>The trajectory on the nine rows that the article prints.</summary>
    public static Trajectory OfArticleRows() => new(Repository.File("tests", "reference", "trajectory-article-rows.csv"));

    /// <summary>The article's nine rows.</summary>
    public static ArticleTable ArticleRows() => ArticleTable.Read(Repository.File("tests", "reference", "article-rows.csv"));

    public static Trajectory Read(string path) => new(path);

    /// <summary>The network as it stood after so many epochs.</summary>
    public OracleNetwork At(int stage) => new(Layer(stage, "hidden"), Layer(stage, "out"));

    private OracleLayer Layer(int stage, string name)
    {
        var (weightEntries, biasEntries) = (_entries[(stage, $"w_{name}")].ToArray(), _entries[(stage, $"b_{name}")].ToArray());
        var layer = new OracleLayer(
            new double[weightEntries.Max(entry => entry.Row) + 1, biasEntries.Length], new double[biasEntries.Length], Activation.Sigmoid);
        foreach (var (row, column, value) in weightEntries)
        {
            layer.Weights[row, column] = value;
        }

        foreach (var (_, column, value) in biasEntries)
        {
            layer.Biases[column] = value;
        }

        return layer;
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
