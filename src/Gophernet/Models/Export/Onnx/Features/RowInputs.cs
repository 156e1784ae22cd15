using System.Collections.Immutable;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables;
using Gophernet.Tables.Profiles;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>The columns of a row while features add theirs, in order.</summary>
internal sealed class RowInputs
{
    private readonly TableProfile? _profile;
    private readonly List<GraphValue> _codes = [];
    private readonly List<GraphValue> _unreadable = [];

    /// <summary>Begins without columns.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="missing">The texts of missing values.</param>
    /// <param name="profile">What stood in the columns in training; null where that is not known.</param>
    public RowInputs(GraphBuilder graph, ImmutableArray<string> missing, TableProfile? profile)
    {
        (Graph, Missing, _profile) = (graph, new MissingSpellings(missing), profile);
        Numbers = new NumberInputs(Missing.Numbers);
    }

    /// <summary>The graph.</summary>
    public GraphBuilder Graph { get; }

    /// <summary>How missing values are given.</summary>
    public MissingSpellings Missing { get; }

    /// <summary>The numbers.</summary>
    public NumberInputs Numbers { get; }

    /// <summary>What stood in a column in training; null where that is not known.</summary>
    public NumberProfile? ProfileOf(string column) => _profile?.Of(column) as NumberProfile;

    /// <summary>Adds a column of categories.</summary>
    /// <param name="codes">Whole numbers, [rows, 1].</param>
    public void AddCodes(GraphValue codes) => _codes.Add(codes);

    /// <summary>Says in which rows a column cannot be read.</summary>
    /// <param name="isUnreadable">[rows, 1].</param>
    public void AddUnreadable(GraphValue isUnreadable) => _unreadable.Add(isUnreadable);

    /// <summary>Encodes the columns, all of which were added.</summary>
    public EncodedRow Encode() => new(
        Numbers.Encode(), _codes,
        _unreadable.Count == 0 ? null : _unreadable.Select(value => value.As(ElementType.Int64)).Concat().RowMax().As(ElementType.Bool));
}
