using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;

namespace Gophernet.Models.Export.Reduction;

/// <summary>
/// A model whose weights are rounded to a smaller form: those of layers, of embeddings and n-grams, and where rows are that others are compared with. What is
/// few stays as it is, biases and what numbers enter by, and so do the targets of rows. It predicts what an exported model predicts that keeps the codes.
/// </summary>
internal static class ReducedModel
{
    /// <summary>Rounds the weights of a copy.</summary>
    /// <exception cref="GophernetException">A weight is too large for the form.</exception>
    public static Model Of(Model model, WeightForm form)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(form);
        return model with { Networks = [.. model.Networks.Select(network => Of(network, form))] };
    }

    private static Network Of(Network network, WeightForm form)
    {
        var parameters = new Parameters(network.Shape);
        parameters.CopyFrom(network.Parameters);
        for (var layer = 0; layer < network.Shape.Layers.Length; layer++)
        {
            form.Round(parameters.Weights(layer));
        }

        if (network.Shape.Input is { } input)
        {
            var places = InputPlace.Of(input.Steps.AsSpan());
            for (var i = 0; i < input.Steps.Length; i++)
            {
                switch (input.Steps[i])
                {
                    case EmbeddedInput:
                        form.Round(parameters.Tensors(places[i])[0]);
                        break;
                    case TextInput:
                        form.Round(parameters.SparseTensor(places[i].Text));
                        break;
                    default:
                        break;
                }
            }
        }

        return new Network(parameters, network.Neighbours is { } rows ? Of(rows, form) : null);
    }

    private static NeighbourRows Of(NeighbourRows rows, WeightForm form)
    {
        var places = new Matrix(rows.Places.Rows, rows.Places.Columns, rows.Places.Values);
        form.Round(places);
        return new NeighbourRows(places, rows.Targets);
    }
}
