using System.Text;
using Gophernet.Models;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Gophernet.Cli.Tests;

/// <summary>An exported model in Microsoft's ONNX Runtime.</summary>
internal sealed class OnnxRun(Model model, byte[] onnx) : IDisposable
{
    private readonly InferenceSession _session = new(onnx);

    /// <summary>What the file says of itself: its producer and names with texts.</summary>
    public ModelMetadata Metadata => _session.ModelMetadata;

    /// <summary>The names of the inputs.</summary>
    public IEnumerable<string> Inputs => _session.InputMetadata.Keys;

    /// <summary>The names of the outputs.</summary>
    public IEnumerable<string> Outputs => _session.OutputMetadata.Keys;

    /// <summary>What an input holds.</summary>
    public Type TypeOf(string input) => _session.InputMetadata[input].ElementType;

    /// <summary>Runs the rows of a table. Numbers are passed as gophernet reads them, and texts as they stand.</summary>
    /// <param name="rows">The names of the columns, then the rows.</param>
    /// <param name="trims">Whether spaces round texts are taken off, as gophernet does it.</param>
    /// <param name="keepsInfinity">Whether infinite numbers stay so.</param>
    public Dictionary<string, object> Run(IReadOnlyList<string[]> rows, bool trims = true, bool keepsInfinity = false)
    {
        string TextOf(string cell) => trims ? cell.Trim(' ', '\t') : cell;
        var inputs = model.Schema.Features.Select(feature => (feature, Index: Array.IndexOf(rows[0], feature.Name)))
            .Select(column => InputOf(column.feature, [.. rows.Skip(1).Select(row => TextOf(row[column.Index]))], keepsInfinity));
        using var results = _session.Run([.. inputs]);
        return results.ToDictionary(result => result.Name, result => result.Value switch
        {
            DenseTensor<float> floats => (object)floats.ToDenseTensor(),
            DenseTensor<string> texts => texts.ToDenseTensor(),
            DenseTensor<long> numbers => numbers.ToDenseTensor(),
            _ => throw new InvalidOperationException($"{result.Name} holds something else."),
        });
    }

    public void Dispose() => _session.Dispose();

    private NamedOnnxValue InputOf(Feature feature, string[] texts, bool keepsInfinity)
    {
        int[] shape = [texts.Length, 1];
        if (TypeOf(feature.Name) == typeof(string))
        {
            return NamedOnnxValue.CreateFromTensor(feature.Name, new DenseTensor<string>(texts, shape));
        }

        var format = new CellFormat(new MissingTokens(model.Schema.MissingTexts), DecimalComma: false);
        var numbers = Array.ConvertAll(texts, text => keepsInfinity && text.EndsWith("inf", StringComparison.Ordinal)
            ? text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity
            : NumberOf(feature, Encoding.UTF8.GetBytes(text), format));
        return TypeOf(feature.Name) == typeof(double)
            ? NamedOnnxValue.CreateFromTensor(feature.Name, new DenseTensor<double>(numbers, shape))
            : NamedOnnxValue.CreateFromTensor(feature.Name, new DenseTensor<float>(Array.ConvertAll(numbers, number => (float)number), shape));
    }

    private static double NumberOf(Feature feature, byte[] text, CellFormat format) =>
        format.IsMissing(text) ? double.NaN
        : feature.TryParse(text, format, out var number) ? number
        : throw new InvalidOperationException($"{feature.Name}: no number, {Encoding.UTF8.GetString(text)}");
}
