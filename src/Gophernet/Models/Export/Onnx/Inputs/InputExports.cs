using System.Globalization;
using Gophernet.Models.Export.Onnx.Features;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks;
using Gophernet.Networks.Inputs;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>The kinds of input steps that are exported: a line each. Texts are refused with their columns.</summary>
internal static class InputExports
{
    private static readonly NameTable<IInputExport> All = new(
        [new PlainExport(), new OneHotExport(), new PeriodicExport(), new PiecewiseExport(), new EmbeddedExport()], export => export.Kind);

    /// <summary>Computes what enters the first layer of a network.</summary>
    /// <param name="row">The row.</param>
    /// <param name="parameters">Those of the network.</param>
    /// <param name="name">What names of its tensors begin with.</param>
    /// <returns>[rows, inputs of the first layer].</returns>
    public static GraphValue Apply(EncodedRow row, Parameters parameters, string name)
    {
        if (parameters.Shape.Input is not { } shape)
        {
            return row.Numbers!;
        }

        var places = InputPlace.Of(shape.Steps.AsSpan());
        var outputs = new List<GraphValue>();
        for (var i = 0; i < shape.Steps.Length; i++)
        {
            var (step, place) = (shape.Steps[i], places[i]);
            if (!All.TryParse(step.Kind, out var export))
            {
                throw new InvalidOperationException($"No export for input steps of the kind {step.Kind}.");
            }

            var inputs = step.CodeColumns > 0 ? row.Codes[place.Code]
                : step.Numbers == shape.Numbers ? row.Numbers!
                : row.Numbers!.Columns(place.Number, place.Number + step.Numbers);
            outputs.Add(export.Apply(step, parameters.Tensors(place), inputs, string.Create(CultureInfo.InvariantCulture, $"{name}inputs.{i}.")));
        }

        var all = outputs.Concat();
        return shape.IsScaled ? all * all.Graph.Constant(name + "inputs.scale", parameters.Tensor(places[^1].Tensor).Values, shape.Outputs) : all;
    }
}
