using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Statistics;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Further forms of numbers whose columns have long tails: <see cref="TailForm"/>.</summary>
/// <param name="isLogarithm">Whether they are logarithms.</param>
internal sealed class TailInputs(bool isLogarithm) : IInputGroup
{
    private readonly List<int> _places = [];
    private readonly List<NumberColumn> _columns = [];
    private readonly List<double> _fills = [];
    private readonly List<TailForm> _tails = [];

    public IReadOnlyList<int> Places => _places;

    public IReadOnlyList<NumberColumn> Columns => _columns;

    public void Add(int place, NumberColumn column, double fill, TailForm tail)
    {
        _places.Add(place);
        _columns.Add(column);
        _fills.Add(fill);
        _tails.Add(tail);
    }

    public GraphValue Encode(GraphValue values)
    {
        GraphValue Each(string name, Func<TailForm, double> of) => values.Graph.Constant(name, _tails.Select(of), _tails.Count);

        var fill = values.Graph.Constant("fill", [.. _fills], _fills.Count);
        var x = values.IsNaN().Choose(fill, values).Max(Each("low", tail => tail.Low)).Min(Each("high", tail => tail.High));
        if (isLogarithm)
        {
            var distance = x - Each("origin", tail => tail.Origin);
            x = distance.Sign() * (1 + distance.Abs() / Each("unit", tail => tail.Unit)).Log();
        }

        return ((x - Each("mean", tail => tail.Mean)) / Each("deviation", tail => tail.Deviation)).As(ElementType.Float);
    }
}
