using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Explanation;

/// <summary>Rows with targets that a model knows, which it can be measured on.</summary>
/// <param name="Table">The rows.</param>
/// <param name="Groups">A key a row for the group that it is of, where the model was judged by groups and the rows have them; else empty.</param>
/// <param name="UnknownCount">The rows of classes that the model does not know, which are not among them.</param>
/// <param name="ReadCount">The rows that were drawn from.</param>
internal sealed record LabelledRows(Table Table, ulong[] Groups, int UnknownCount, int ReadCount)
{
    /// <summary>Reads rows, and draws some where they are many.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="most">The most rows that are kept.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="threads">The most threads to use; the rows are the same for any number.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static LabelledRows Read(Model model, CsvReader reader, int most, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var all = DrawnTable.Read(model, reader, withTarget: true, most, threads);
        if (all.RowCount + all.UnknownCount == 0)
        {
            throw new GophernetException(new Place(reader.SourceName), "found no row with a target", "Give rows with their targets.");
        }

        var rows = Of(model, all.Table, all.Groups, most, seed);
        return rows with { UnknownCount = all.UnknownCount, ReadCount = all.RowCount };
    }

    /// <summary>The same of rows that were read.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows, with their targets.</param>
    /// <param name="keys">A key a row for the group that it is of; empty where the rows have none.</param>
    /// <param name="most">The most rows that are kept.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="GophernetException">The model knows the class of no row.</exception>
    public static LabelledRows Of(Model model, Table table, ulong[] keys, int most, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(keys);
        var classes = model.Task == TaskKind.Classification ? table.Target(0).ToArray() : [];
        var known = Array.FindAll(Sequences.Range(table.RowCount), row => classes.Length == 0 || classes[row] != ClassTarget.UnknownClass);
        if (known.Length == 0)
        {
            throw new GophernetException(
                new Place(table.Source), "found no row of a class that the model knows", "Give rows with the targets of training.");
        }

        var drawn = Array.ConvertAll(RowSample.Of(known.Length, most, seed), i => known[i]);
        return new LabelledRows(
            drawn.Length == table.RowCount ? table : table.Take(drawn), keys.Length == 0 ? [] : Array.ConvertAll(drawn, row => keys[row]),
            table.RowCount - known.Length, known.Length);
    }
}
