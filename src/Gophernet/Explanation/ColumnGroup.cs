using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Explanation;

/// <summary>Columns that move together, so that a model can take any of them for another: directly, or through others of the group.</summary>
/// <param name="Columns">The columns, as indexes of the model's features, ascending; at least two.</param>
/// <param name="Association">That of the two that are associated most, from 0 to 1.</param>
internal sealed record ColumnGroup(int[] Columns, double Association)
{
    /// <summary>The association from which on two columns move together.</summary>
    public const double MinAssociation = 0.8;

    private const int MaxRows = 5_000;
    private const int MinRows = 200;
    private const long MaxComparisons = 2_000_000_000;

    /// <summary>Finds the groups of a table that is not encoded yet. Columns of texts are in none.</summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table; of a large one, some rows are looked at.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="threads">The most threads to use.</param>
    public static ColumnGroup[] Find(Schema schema, Table table, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        var columns = schema.Features.Length;
        var most = Math.Clamp(MaxComparisons / Math.Max(1, (long)columns * columns), MinRows, MaxRows);
        var rows = RowSample.Of(table.RowCount, (int)most, seed);
        var associated = new AssociatedColumn?[columns];
        OrderedWork.ForEach(threads, columns, i => associated[i] = AssociatedColumn.TryOf(schema.Features[i], table, i, rows));

        var links = new Link[columns][]; // of each column to later ones
        OrderedWork.ForEach(threads, columns, i => links[i] = LinksOf(associated, i));
        var heads = Sequences.Range(columns); // of each column's group, its first column
        var strongest = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            foreach (var (other, association) in links[i])
            {
                var (first, second) = (Math.Min(heads[i], heads[other]), Math.Max(heads[i], heads[other]));
                strongest[first] = Math.Max(Math.Max(strongest[first], strongest[second]), association);
                for (var column = 0; column < columns && first != second; column++)
                {
                    heads[column] = heads[column] == second ? first : heads[column];
                }
            }
        }

        return Sequences.Range(columns).Where(head => heads[head] == head && strongest[head] > 0)
            .Select(head => new ColumnGroup(Sequences.Range(columns).Where(column => heads[column] == head), strongest[head]));
    }

    /// <summary>What is explained together: the columns of each group, and each other column by itself.</summary>
    /// <param name="groups">The groups; none where each column is by itself.</param>
    /// <param name="columns">The number of columns.</param>
    public static int[][] Units(IReadOnlyList<ColumnGroup> groups, int columns)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var heads = Sequences.Range(columns).Select(column => groups.FirstOrDefault(group => group.Columns.Contains(column))?.Columns ?? [column]);
        return heads.Where((unit, column) => unit[0] == column);
    }

    private static Link[] LinksOf(AssociatedColumn?[] columns, int column)
    {
        var links = new List<Link>();
        for (var other = column + 1; other < columns.Length && columns[column] is not null; other++)
        {
            if (columns[other] is { } partner && AssociatedColumn.Between(columns[column]!, partner) is >= MinAssociation and var association)
            {
                links.Add(new Link(other, association));
            }
        }

        return [.. links];
    }

    private sealed record Link(int Other, double Association);
}
