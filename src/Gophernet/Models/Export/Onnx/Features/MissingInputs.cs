using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Inputs that are 1 where a column is missing, and 0 elsewhere.</summary>
internal sealed class MissingInputs : IInputGroup
{
    private readonly List<int> _places = [];
    private readonly List<NumberColumn> _columns = [];

    public IReadOnlyList<int> Places => _places;

    public IReadOnlyList<NumberColumn> Columns => _columns;

    public void Add(int place, NumberColumn column)
    {
        _places.Add(place);
        _columns.Add(column);
    }

    public GraphValue Encode(GraphValue values) => values.IsNaN().As(ElementType.Float);
}
