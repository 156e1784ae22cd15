namespace Gophernet.Tables.Columns;

/// <summary>A column of a table in a type of its own. What it holds are the doubles that were put in, to the bit; NaN stands for a missing value.</summary>
internal abstract class Column
{
    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Adds rows.</summary>
    public abstract void Append(ReadOnlySpan<double> values);

    /// <summary>Nothing more is added: what holds memory for more rows lets it go.</summary>
    public virtual void Seal()
    {
    }

    /// <summary>The values of some rows.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="destination">Receives the values of as many rows as it is long.</param>
    public abstract void CopyTo(int start, Span<double> destination);

    /// <summary>Some of the rows, in that order, as a column of their own.</summary>
    public abstract Column Take(ReadOnlySpan<int> rows);

    /// <summary>Lets the memory of the first rows go; they must not be read again.</summary>
    /// <param name="rows">How many; what shares its memory with later rows stays.</param>
    public abstract void Release(int rows);
}
