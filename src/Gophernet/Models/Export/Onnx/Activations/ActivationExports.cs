using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>The activations that are exported: a line each.</summary>
internal static class ActivationExports
{
    private static readonly NameTable<IActivationExport> All = new(
        [
            new IdentityExport(), new SigmoidExport(), new TanhExport(), new ReluExport(), new SeluExport(), new SiluExport(), new GeluExport(),
            new MishExport(), new SoftmaxExport(),
        ], export => export.Activation.Name);

    /// <summary>Applies an activation to the sums of a layer, [rows, neurons].</summary>
    public static GraphValue Apply(Activation activation, GraphValue sums) =>
        All.TryParse(activation.Name, out var export)
            ? export.Apply(sums)
            : throw new InvalidOperationException($"No export for the activation {activation.Name}.");
}
