using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Targets;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Gophernet.Cli.Tests;

/// <summary>How far what an exported model says is from what gophernet says.</summary>
/// <param name="Answers">The rows with another class, or label.</param>
/// <param name="Probability">The largest difference of a probability.</param>
/// <param name="Number">The largest difference of a number, in parts of it, or of the deviation of its column where that is more.</param>
internal readonly record struct OnnxDifference(int Answers, double Probability, double Number)
{
    /// <summary>Compares the two on a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="run">The same, exported.</param>
    /// <param name="path">The table, with a header.</param>
    public static OnnxDifference Of(Model model, OnnxRun run, string path)
    {
        var actual = run.Run(Read(path));
        using var predictions = model.OpenPredictions(path);
        var difference = default(OnnxDifference);
        for (var row = 0; predictions.MoveNext(); row++)
        {
            difference = difference.And(model.Schema.Target switch
            {
                ClassTarget target => OfClasses(target, predictions.Current, row, actual),
                NumberTarget target => OfNumbers(target, predictions.Current, row, actual),
                _ => OfLabels(predictions.Current, row, actual),
            });
        }

        return difference;
    }

    /// <summary>The records of a table.</summary>
    public static List<string[]> Read(string path)
    {
        using var source = DataSource.FromFile(path).Open();
        var records = new List<string[]>();
        while (source.Reader.MoveNext())
        {
            var record = source.Reader.Current;
            var cells = new string[record.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = record[i].Decode();
            }

            records.Add(cells);
        }

        return records;
    }

    private OnnxDifference And(OnnxDifference other) =>
        new(Answers + other.Answers, Math.Max(Probability, other.Probability), Math.Max(Number, other.Number)); // NaN stays

    private static OnnxDifference OfClasses(ClassTarget target, PredictionView expected, int row, Dictionary<string, object> actual)
    {
        var isSame = ((DenseTensor<string>)actual["label"])[row] == target.Classes[expected.ClassIndex];
        return new(isSame ? 0 : 1, OfProbabilities(expected, row, actual), 0);
    }

    private static OnnxDifference OfLabels(PredictionView expected, int row, Dictionary<string, object> actual)
    {
        var labels = (DenseTensor<long>)actual["labels"];
        var others = 0;
        for (var i = 0; i < expected.Outputs.Length; i++)
        {
            others += labels[row, i] == (expected.HasLabel(i) ? 1 : 0) ? 0 : 1;
        }

        return new(others, OfProbabilities(expected, row, actual), 0);
    }

    private static double OfProbabilities(PredictionView expected, int row, Dictionary<string, object> actual)
    {
        var probabilities = (DenseTensor<float>)actual["probabilities"];
        var largest = 0.0;
        for (var i = 0; i < expected.Outputs.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs((double)probabilities[row, i] - expected.Outputs[i]));
        }

        return largest;
    }

    private static OnnxDifference OfNumbers(NumberTarget target, PredictionView expected, int row, Dictionary<string, object> actual)
    {
        var largest = 0.0;
        for (var i = 0; i < target.Columns.Length; i++)
        {
            var name = target.Columns.Length == 1 ? "prediction" : target.Columns[i];
            Compare(name, expected.Number(i), i);
            for (var quantile = 0; quantile < target.Quantiles.Length; quantile++)
            {
                Compare(FormattableString.Invariant($"{name}_{target.Quantiles[quantile]}"), expected.Quantile(i, quantile), i);
            }
        }

        return new(0, 0, largest);

        void Compare(string output, double number, int column)
        {
            var size = target.IsLogarithm(column) ? Math.Abs(number) : Math.Max(Math.Abs(number), target.Scalings[column].Deviation);
            largest = Math.Max(largest, Math.Abs(((DenseTensor<float>)actual[output])[row, 0] - number) / size);
        }
    }
}
