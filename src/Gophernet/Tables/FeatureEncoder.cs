using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Tables;

/// <summary>Turns the columns of a table into the inputs of a network.</summary>
public static class FeatureEncoder
{
    private const int BlockRows = 256;
    private const int RowsPerThread = 32 * BlockRows; // a millisecond's work, about

    /// <summary>Encodes some rows as a network takes them.</summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table.</param>
    /// <param name="start">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="destination">Receives [inputs, rows].</param>
    public static void EncodeInputs(Schema schema, Table table, int start, int rows, Matrix destination)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(destination);
        destination.Resize(schema.InputCount, rows);
        var first = 0;
        for (var i = 0; i < schema.Features.Length; i++)
        {
            schema.Features[i].Encode(table.Feature(i).Slice(start, rows), destination, first);
            first += schema.Features[i].Width;
        }
    }

    /// <summary>Encodes every row, rows together: shuffled rows are copied whole.</summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <returns>[rows, inputs].</returns>
    public static Matrix EncodeRows(Schema schema, Table table, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        var encoded = new Matrix(table.RowCount, schema.InputCount);
        ForParts(table.RowCount, threads, (start, count) => EncodeRows(schema, table, start, count, encoded));
        return encoded;
    }

    /// <summary>Encodes the targets of every row.</summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <returns>[rows, outputs].</returns>
    public static Matrix EncodeTargets(Schema schema, Table table, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        var targets = new Matrix(table.RowCount, schema.Target.OutputCount);
        ForParts(table.RowCount, threads, (start, count) => EncodeTargets(schema, table, start, count, targets));
        return targets;
    }

    private static void ForParts(int rows, int threads, Action<int, int> encode) =>
        OrderedWork.ForEach(threads, (rows + RowsPerThread - 1) / RowsPerThread, part =>
            encode(part * RowsPerThread, Math.Min(RowsPerThread, rows - part * RowsPerThread)));

    private static void EncodeTargets(Schema schema, Table table, int first, int count, Matrix targets)
    {
        var values = new double[schema.Target.ValueCount];
        for (var row = first; row < first + count; row++)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = table.Target(i)[row];
            }

            schema.Target.Encode(values, targets.Row(row));
        }
    }

    private static void EncodeRows(Schema schema, Table table, int first, int count, Matrix encoded)
    {
        var inputs = schema.InputCount;
        var block = new Matrix(0, 0);
        for (var start = first; start < first + count; start += BlockRows)
        {
            var rows = Math.Min(BlockRows, first + count - start);
            EncodeInputs(schema, table, start, rows, block);
            var values = encoded.Values.Slice(start * inputs, rows * inputs);
            for (var i = 0; i < inputs; i++)
            {
                var input = block.Row(i);
                for (var row = 0; row < rows; row++)
                {
                    values[row * inputs + i] = input[row];
                }
            }
        }
    }
}
