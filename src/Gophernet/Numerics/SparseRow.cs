namespace Gophernet.Numerics;

/// <summary>One of <see cref="SparseRows"/>: a view.</summary>
/// <param name="columns">The columns that are not 0, ascending.</param>
/// <param name="values">Their values.</param>
internal readonly ref struct SparseRow(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
{
    public ReadOnlySpan<int> Columns { get; } = columns;

    public ReadOnlySpan<float> Values { get; } = values;
}
