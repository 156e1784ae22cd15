using System.Collections.Immutable;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Statistics;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>
/// The numbers of a row: columns that are given or computed, and the inputs that they become. All columns are scaled by the same few nodes, however many there
/// are, and in double, as the product does it: years, identifiers and amounts would lose digits as floats before their mean is taken off.
/// </summary>
/// <param name="missing">Numbers that mean missing where a caller gives them.</param>
internal sealed class NumberInputs(ImmutableArray<double> missing)
{
    private readonly List<GraphValue> _floats = [];
    private readonly List<GraphValue> _doubles = [];
    private readonly List<GraphValue> _computed = [];
    private readonly ScaledInputs _plain = new(isSmooth: false);
    private readonly ScaledInputs _smooth = new(isSmooth: true);
    private readonly TailInputs _linear = new(isLogarithm: false);
    private readonly TailInputs _logarithms = new(isLogarithm: true);
    private readonly MissingInputs _missing = new();
    private int _count;

    /// <summary>Adds a column that the caller gives: NaN for missing.</summary>
    /// <param name="column">Floats or doubles, [rows, 1].</param>
    public NumberColumn AddGiven(GraphValue column) => AddTo(column.Type == ElementType.Float ? _floats : _doubles, column);

    /// <summary>Adds a column that comes from texts: NaN for missing.</summary>
    /// <param name="column">Doubles, [rows, 1].</param>
    public NumberColumn AddComputed(GraphValue column) => AddTo(_computed, column);

    /// <summary>Adds an input: a column, scaled.</summary>
    public void AddScaled(NumberColumn column, Scaling scaling) => (scaling.IsSmooth ? _smooth : _plain).Add(_count++, column, scaling);

    /// <summary>Adds an input: a further form of a column.</summary>
    public void AddTail(NumberColumn column, double fill, TailForm tail) => (tail.Unit > 0 ? _logarithms : _linear).Add(_count++, column, fill, tail);

    /// <summary>Adds an input: whether a column is missing.</summary>
    public void AddMissing(NumberColumn column) => _missing.Add(_count++, column);

    /// <summary>Encodes the inputs in the order in which they were added, floats, [rows, inputs]; null where there are none.</summary>
    public GraphValue? Encode()
    {
        if (_count == 0)
        {
            return null;
        }

        List<GraphValue> given = [];
        foreach (var group in (List<GraphValue>[])[_floats, _doubles])
        {
            if (group.Count > 0)
            {
                given.Add(WithoutMissing(group.Concat()).As(ElementType.Double));
            }
        }

        var values = given.Concat(_computed).Concat();
        var groups = ((IInputGroup[])[_plain, _smooth, _linear, _logarithms, _missing]).Where(group => group.Places.Count > 0);
        var encoded = groups.Select(group => group.Encode(values.Columns(group.Columns.Select(PlaceOf), _floats.Count + _doubles.Count + _computed.Count)));
        return encoded.Concat().Columns(Order(groups), _count);
    }

    private static NumberColumn AddTo(List<GraphValue> group, GraphValue column)
    {
        group.Add(column);
        return new NumberColumn(group, group.Count - 1);
    }

    /// <summary>Where a column stands among all: floats, then doubles, then computed ones.</summary>
    private int PlaceOf(NumberColumn column) =>
        column.Index + (column.Group == _floats ? 0 : column.Group == _doubles ? _floats.Count : _floats.Count + _doubles.Count);

    private GraphValue WithoutMissing(GraphValue values)
    {
        var isMissing = values.IsInfinite();
        foreach (var number in missing)
        {
            isMissing |= values.IsEqualTo(values.Graph.Scalar(values.Type, number));
        }

        return isMissing.Choose(values.Graph.Scalar(values.Type, double.NaN), values);
    }

    /// <summary>For each input, in order, its place among those that were encoded group by group.</summary>
    private int[] Order(IInputGroup[] groups)
    {
        var order = new int[_count];
        var next = 0;
        foreach (var place in groups.SelectMany(group => group.Places))
        {
            order[place] = next++;
        }

        return order;
    }
}
