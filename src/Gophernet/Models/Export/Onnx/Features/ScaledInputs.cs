using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Statistics;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Numbers on a common scale: <see cref="Scaling"/>.</summary>
/// <param name="isSmooth">Whether far numbers are drawn in.</param>
internal sealed class ScaledInputs(bool isSmooth) : IInputGroup
{
    private readonly List<int> _places = [];
    private readonly List<NumberColumn> _columns = [];
    private readonly List<Scaling> _scalings = [];

    public IReadOnlyList<int> Places => _places;

    public IReadOnlyList<NumberColumn> Columns => _columns;

    public void Add(int place, NumberColumn column, Scaling scaling)
    {
        _places.Add(place);
        _columns.Add(column);
        _scalings.Add(scaling);
    }

    public GraphValue Encode(GraphValue values)
    {
        var graph = values.Graph;
        var fill = graph.Constant("fill", _scalings.Select(scaling => scaling.Fill), _scalings.Count);
        var mean = graph.Constant("mean", _scalings.Select(scaling => scaling.Mean), _scalings.Count);
        var deviation = graph.Constant("deviation", _scalings.Select(scaling => scaling.Deviation), _scalings.Count);
        var z = (values.IsNaN().Choose(fill, values) - mean) / deviation;
        return (isSmooth ? DrawIn(z) : z).As(ElementType.Float);
    }

    private static GraphValue DrawIn(GraphValue z)
    {
        z = z.Clip(-Scaling.Farthest, Scaling.Farthest);
        var part = z / Scaling.Reach;
        return z / (1 + part * part).Sqrt();
    }
}
