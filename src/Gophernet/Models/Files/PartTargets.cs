using Gophernet.Tables;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>The targets of a table and the lines of its rows, as a part of the work of several processes keeps them: a table without features.</summary>
internal static class PartTargets
{
    /// <summary>Writes them.</summary>
    /// <param name="file">Receives them.</param>
    /// <param name="table">The table.</param>
    /// <param name="values">The numbers that are kept of each target.</param>
    public static void Write(PartWriter file, Table table, int values)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(table);
        for (var value = 0; value < values; value++)
        {
            file.WriteDoubles(table.Target(value));
        }

        var lines = new long[table.RowCount];
        for (var row = 0; row < lines.Length; row++)
        {
            lines[row] = table.Lines[row];
        }

        file.WriteLongs(lines);
    }

    /// <summary>Reads them.</summary>
    /// <param name="file">Stands before them.</param>
    /// <param name="target">What they are targets of.</param>
    /// <param name="source">The name of the table in messages.</param>
    /// <exception cref="InvalidDataException">They cannot be.</exception>
    public static Table Read(PartReader file, Target target, string source)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(target);
        var values = Sequences.Range(target.ValueCount).Select(_ => file.Doubles());
        var lines = new LineNumbers();
        lines.AddRange(file.Longs());
        StateNumbers.Require(values.All(column => column.Length == lines.Count), "the targets");
        foreach (var code in target is ClassTarget ? values[0] : [])
        {
            StateNumbers.Require(code >= 0 && code < target.OutputCount && code == (int)code, "a class");
        }

        return new Table(source, [], values, lines);
    }

    /// <summary>Whether numbers are those of rows.</summary>
    public static bool AreRows(ReadOnlySpan<int> rows, int count)
    {
        foreach (var row in rows)
        {
            if (row < 0 || row >= count)
            {
                return false;
            }
        }

        return true;
    }
}
