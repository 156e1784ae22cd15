using Gophernet.Models.Export.Onnx.Activations;
using Gophernet.Models.Export.Onnx.Features;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;
using Gophernet.Tables.Features;

namespace Gophernet.Tests.Models.Export.Onnx;

/// <summary>A new kind of feature, date part or activation has its line in the export, too.</summary>
public class KindsTests
{
    [Fact]
    public void Every_kind_of_feature_is_exported_or_refused() => Assert.Equal(FeatureKinds.Names.Order(), FeatureExports.Kinds.Order());

    [Fact]
    public void Every_date_part_is_exported() => Assert.Equal(DatePart.All.Select(part => part.Name), DatePartInputs.Names);

    [Fact]
    public void Every_activation_is_exported()
    {
        var graph = new GraphBuilder("test", ["x"]);
        var x = graph.Input("x", ElementType.Float, "");

        Assert.All(Activation.All, activation => Assert.Equal(ElementType.Float, ActivationExports.Apply(activation, x).Type));
    }
}
